"""Taxes beside the one that a line has in the model, and what they add to the sums.

Neither syntax forbids a second category on a line by schema. Official expressions then take the
line for each of its categories, and for each rate that stands beside any of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from einvoice.model.vat import LineVat
from einvoice.rules.decimals import ZERO
from einvoice.rules.stated import Stated

_LINE = re.compile(
    r"/(?:\w+:)?(?:InvoiceLine|CreditNoteLine|IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?/"
    r"(?:cac:Item/cac:ClassifiedTaxCategory|ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax)"
    r"(?:\[\d+\])?"
)
"""The end of the way to a tax of a line."""
_SUB_LINE = "/cac:Item/cac:ClassifiedTaxCategory"


@dataclass(slots=True)
class FurtherTaxes:
    """The further taxes of lines."""

    pairs: list[tuple[int, str | None, Decimal | None]] = field(
        default_factory=list[tuple[int, str | None, Decimal | None]]
    )
    """The position of the line, the category and the rate of each."""
    by_code: dict[str | None, Decimal] = field(default_factory=dict[str | None, Decimal])
    """What lines add to the sums of the categories that are not their first."""
    by_rate: dict[tuple[str | None, Decimal], Decimal] = field(
        default_factory=dict[tuple[str | None, Decimal], Decimal]
    )
    """The same by category and rate."""
    below: list[tuple[str | None, str]] = field(default_factory=list[tuple[str | None, str]])
    """The categories of sub-lines, with their place in the source."""


def further_taxes(stated: Stated) -> FurtherTaxes:
    """The further taxes of the lines of a document."""
    found = FurtherTaxes()
    by_line: dict[int, list[LineVat]] = {}
    for line, tax, location in _found(stated):
        if line is None:
            found.below.append((tax.category_code, location))
        else:
            by_line.setdefault(line, []).append(tax)
    for index, taxes in by_line.items():
        _add(found, stated, index, taxes)
    return found


def _found(stated: Stated) -> Iterator[tuple[int | None, LineVat, str]]:
    for part in stated.unmapped:
        place = _LINE.search(part.location)
        on_line = place is not None and place.end() == len(part.location)
        if not on_line and _SUB_LINE not in part.location:
            continue
        # Loaded only where there are such, which is seldom.
        from einvoice.syntax.further_taxes import further_line_tax

        tax = further_line_tax(part)
        if tax is not None:
            yield int(place[1] or 1) - 1 if on_line and place else None, tax, part.location


def _add(found: FurtherTaxes, stated: Stated, index: int, taxes: list[LineVat]) -> None:
    line = stated.lines[index]
    net = ZERO if line.net_amount is None else line.net_amount
    first = LineVat() if line.vat is None else line.vat
    found.pairs.extend((index, tax.category_code, tax.rate) for tax in taxes)
    codes = {tax.category_code for tax in (first, *taxes)}
    rates = {tax.rate for tax in (first, *taxes) if tax.rate is not None}
    for code in codes - {first.category_code}:
        found.by_code[code] = found.by_code.get(code, ZERO) + net
    for code, rate in product(codes, rates):
        if (code, rate) != (first.category_code, first.rate):
            found.by_rate[code, rate] = found.by_rate.get((code, rate), ZERO) + net
