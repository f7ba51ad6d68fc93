"""The code lists of EN 16931 and of those who restrict or extend it, as data.

    from einvoice.codelists import allowed, codes

    codes("4461")["58"]                # what a code means
    "58" in allowed("4461-peppol-danish")

Which lists there are: `code_lists()`. They are read from files of the package when they are first
asked for. Their values are those of the official rules; tools/code_lists.py takes them from there.
"""

from einvoice.codelists.codelist import CodeList
from einvoice.codelists.loading import allowed, code_lists, codes

__all__ = ["CodeList", "allowed", "code_lists", "codes"]
