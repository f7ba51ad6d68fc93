"""The tree of pages as it is written; it must be looked at before anybody asks for the pages.

qpdf then mends types and sizes that are wrong or missing, so that nobody sees them any more.
"""

import re
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf

from einvoice.pdf.preflight.faults import Outcomes, Unchecked

_MOST = 1_000_000
_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)")


def check_page_tree(pdf: Pdf) -> Outcomes:
    """Check that every node says what it is; a viewer that goes by it finds no pages otherwise."""
    pending: list[Object | None] = [pdf.Root.get("/Pages")]
    seen: set[tuple[int, int]] = set()
    while pending:
        node = pending.pop()
        place = "obj {} {}".format(*node.objgen) if node is not None else "/Root /Pages"
        if not isinstance(node, Dictionary) or node.objgen in seen or len(seen) > _MOST:
            yield Unchecked("damaged", place, "page tree")
            return
        if node.is_indirect:
            seen.add(node.objgen)
        kids = node.get("/Kids")
        expected = Name.Page if kids is None else Name.Pages
        if node.get("/Type") != expected:
            yield Unchecked("damaged", place, f"/Type is not {expected}")
        size = node.get("/MediaBox")
        if size is not None and not _is_rectangle(size):
            yield Unchecked("damaged", place, "/MediaBox is no rectangle")
        if isinstance(kids, Array):
            pending += list(kids)


def _is_rectangle(value: Object) -> bool:
    return isinstance(value, Array) and len(value) == 4 and all(map(_is_number, value))


def _is_number(value: object) -> bool:
    if isinstance(value, Object):
        # Where conversion is explicit, numbers are objects as well.
        return not value.is_indirect and _NUMBER.fullmatch(value.unparse()) is not None
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
