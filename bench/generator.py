"""The documents of the benchmarks, made here so that nobody else's file is needed.

They are valid by the schemas of UBL 2.1 and CII D16B, their totals add up, and the same numbers
say the same in every syntax.
"""

from functools import cache
from typing import Literal

from bench.cii import cii
from bench.contents import contents
from bench.ubl import ubl

Kind = Literal["ubl-invoice", "ubl-creditnote", "cii"]
KINDS: tuple[Kind, ...] = ("ubl-invoice", "ubl-creditnote", "cii")


@cache
def document(kind: Kind, lines: int, *, rich: bool = False, classified: bool = True) -> bytes:
    """An invoice of so many lines in UTF-8.

    A rich one has most optional terms and an attachment of 300 kB; the articles of one that is
    not classified have no class codes. What is made is kept: the large ones take a second.
    """
    credit = kind == "ubl-creditnote"
    stated = contents(lines, credit=credit, rich=rich, classified=classified)
    return cii(stated) if kind == "cii" else ubl(stated)
