"""Categories of taxes other than VAT, which the official expressions do not count.

The model takes every category for one of VAT. A document that names another tax beside it leaves
that name unmapped; one that names none leaves an empty element.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from einvoice.results import Unmapped
from einvoice.rules.en16931.traces import Trace, bare_of
from einvoice.rules.stated import Stated

_VAT = "VAT"
_NAME = re.compile(
    r"(?P<category>.*/(?:cac:(?:Classified)?TaxCategory|ram:(?:Applicable|Category)TradeTax)(?:\[\d+\])?)"
    r"/(?:cac:TaxScheme/cbc:ID|ram:TypeCode)"
)
_ENTRY = re.compile(
    r"/[^/]+/(?:cac:TaxTotal(?:\[\d+\])?/cac:TaxSubtotal(?:\[(?P<ubl>\d+)\])?/cac:TaxCategory|"
    r"rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
    r"/ram:ApplicableTradeTax(?:\[(?P<cii>\d+)\])?)"
)
_ON_LINE = re.compile(r"/(?:cac:Item/cac:ClassifiedTaxCategory|ram:ApplicableTradeTax)(?:\[1\])?$")
_ON_DOCUMENT = re.compile(
    r"/(?:[^/]+/cac:AllowanceCharge(?:\[\d+\])?/cac:TaxCategory|"
    r"rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
    r"/ram:SpecifiedTradeAllowanceCharge(?:\[\d+\])?/ram:CategoryTradeTax)(?:\[1\])?"
)


def _no_names() -> dict[int, str]:
    return {}


@dataclass(frozen=True, slots=True)
class OtherTaxes:
    """Where a document states categories of other taxes, and which ones."""

    breakdown: Mapping[int, str] = field(default_factory=_no_names)
    """By index in the VAT breakdown."""
    lines: Mapping[int, str] = field(default_factory=_no_names)
    """By index of the invoice line."""
    charges: Sequence[tuple[Trace, str]] = ()
    """In allowances and charges of the document: the elements of these."""


NONE = OtherTaxes()


def other_taxes(stated: Stated) -> OtherTaxes:
    """The categories of other taxes; a clean document is not looked through."""
    return stated.once(_found) if stated.unmapped or stated.silent else NONE


def _found(stated: Stated) -> OtherTaxes:
    breakdown: dict[int, str] = {}
    lines: dict[int, str] = {}
    charges: list[tuple[Trace, str]] = []
    for trace, tax in _categories(stated):
        if entry := _ENTRY.fullmatch(trace.location):
            breakdown[int(entry["ubl"] or entry["cii"] or 1) - 1] = tax
        elif _ON_DOCUMENT.fullmatch(trace.location):
            around = Trace(trace.location.rpartition("/")[0], trace.line)
            charges.append((around, tax))
        elif (
            (index := trace.line_index) is not None
            and _ON_LINE.search(trace.location)
            and not trace.is_below_line
        ):
            lines[index] = tax
    return OtherTaxes(breakdown, lines, charges)


def _categories(stated: Stated) -> Iterator[tuple[Trace, str]]:
    for one in stated.unmapped:
        named = _NAME.fullmatch(one.location)
        if named and (tax := _text_of(one)).upper() != _VAT:
            yield Trace(named["category"], one.line), tax
    for trace in bare_of(stated, "cac:TaxScheme"):
        yield Trace(trace.location.rpartition("/")[0], trace.line), ""


def _text_of(part: Unmapped) -> str:
    """The text of an element that holds nothing else."""
    return part.xml.partition(">")[2].partition("<")[0].strip()
