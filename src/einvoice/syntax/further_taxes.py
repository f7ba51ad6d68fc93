"""Reads taxes that the model has no place for, out of the elements that no row took."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from einvoice.errors import ReadError
from einvoice.model.vat import LineVat, VatBreakdown
from einvoice.results import Unmapped
from einvoice.syntax.binding import Bind, Table
from einvoice.syntax.cii.invoice import NAMESPACES
from einvoice.syntax.codecs import DECIMAL
from einvoice.syntax.reader import ReaderCompiler, qualified
from einvoice.syntax.reading import Reading
from einvoice.syntax.steps import GroupReader
from einvoice.syntax.ubl.document import COMPONENTS, TAX
from einvoice.syntax.xml import Element, parse

TOTAL = qualified("cac:TaxTotal", COMPONENTS)
SUBTOTAL = qualified("cac:TaxSubtotal", COMPONENTS)
UBL_LINE_TAX = qualified("cac:ClassifiedTaxCategory", COMPONENTS)
CII_LINE_TAX = qualified("ram:ApplicableTradeTax", NAMESPACES)

_UBL_LINE = Table(
    LineVat,
    (Bind("category_code", "cbc:ID"), Bind("rate", "cbc:Percent", DECIMAL)),
)
_CII_LINE = Table(
    LineVat,
    (
        Bind("category_code", "ram:CategoryCode"),
        Bind("rate", "ram:RateApplicablePercent", DECIMAL),
    ),
)


def further_groups(part: Unmapped) -> Iterator[tuple[str, VatBreakdown]]:
    """The groups of a further VAT total of UBL, or the group that the part is, with XPaths.

    A second total repeats the groups, or states them in the currency of the accounts.
    """
    root = _element(part) if part.name in (TOTAL, SUBTOTAL) else None
    if root is None:
        return
    if part.name == SUBTOTAL:
        yield part.location, cast("VatBreakdown", _group().read(root, Reading()))
        return
    for place, group in enumerate(root.iterchildren(SUBTOTAL), 1):
        location = f"{part.location}/cac:TaxSubtotal[{place}]"
        yield location, cast("VatBreakdown", _group().read(group, Reading()))


def further_line_tax(part: Unmapped) -> LineVat | None:
    """A further tax of a line; None for what is no tax."""
    readers = {UBL_LINE_TAX: _ubl_line, CII_LINE_TAX: _cii_line}
    reader = readers.get(part.name)
    root = _element(part) if reader else None
    return (
        None if reader is None or root is None else cast("LineVat", reader().read(root, Reading()))
    )


def _element(part: Unmapped) -> Element | None:
    try:
        return parse(part.xml.encode()).root
    except ReadError:
        # What was salvaged from broken XML cannot always be said again.
        return None


@cache
def _group() -> GroupReader:
    return ReaderCompiler(COMPONENTS).table(TAX)


@cache
def _ubl_line() -> GroupReader:
    return ReaderCompiler(COMPONENTS).table(_UBL_LINE)


@cache
def _cii_line() -> GroupReader:
    return ReaderCompiler(NAMESPACES).table(_CII_LINE)
