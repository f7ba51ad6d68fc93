"""The lines of a document by what the rules may find in them, told apart in one walk.

An invoice may have ten thousand lines, and some twenty rules look at lines. Most lines are sound
and plain, so that each rule is left with few, or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO
from einvoice.rules.stated import Stated

Numbered = tuple[int, Line]
"""A line with its index among the lines of the invoice."""

_SPLIT = "B"
_FIRST_VISIBLE = "!"
"""Texts that sort before it are empty or begin with white space, so they are looked at twice."""
_EXTRAS = (
    "period",
    "allowances",
    "charges",
    "delivery",
    "item_seller",
    "object_id",
    "documents",
    "objects",
    "preceding_invoice",
    "sub_lines",
)
_DETAILS = ("attributes", "standard_id", "classifications", "manufacturer")
_PRICES = ("gross_amount", "more_discounts", "charges", "included_tax")

_extras, _details, _prices = itemgetter(*_EXTRAS), itemgetter(*_DETAILS), itemgetter(*_PRICES)
_NO_EXTRAS = tuple(Line.model_fields[name].default for name in _EXTRAS)
_NO_DETAILS = tuple(Item.model_fields[name].default for name in _DETAILS)
_NO_PRICES = tuple(Price.model_fields[name].default for name in _PRICES)
_basics = itemgetter("id", "quantity", "unit_code", "net_amount", "item", "price", "vat")


def _no_lines() -> list[Numbered]:
    return []


@dataclass(frozen=True, slots=True)
class LineGroups:
    """Lines that deserve a second look; a line may be in several groups, or in none."""

    odd: Sequence[Numbered] = field(default_factory=_no_lines)
    """A term that every line has is missing or empty, or the price is negative."""
    extended: Sequence[Numbered] = field(default_factory=_no_lines)
    """There is a period, an allowance, a charge, a delivery, a document or a line below."""
    detailed: Sequence[Numbered] = field(default_factory=_no_lines)
    """The item has attributes, a standard identifier, classifications or a manufacturer."""
    priced: Sequence[Numbered] = field(default_factory=_no_lines)
    """There is a gross price, or more to the price than the net one."""
    split: Sequence[Numbered] = field(default_factory=_no_lines)
    """The VAT category is that of split payment."""


def line_groups(stated: Stated) -> LineGroups:
    """The lines of a document by groups, made once."""
    return stated.once(_grouped)


def _grouped(stated: Stated) -> LineGroups:
    odd, extended, detailed, priced, split = (_no_lines() for _ in range(5))
    for index, line in enumerate(stated.lines):
        # Reading the dictionary takes half as long as reading the fields.
        parts = line.__dict__
        if _extras(parts) != _NO_EXTRAS:
            extended.append((index, line))
        name, quantity, unit, net, item, price, vat = _basics(parts)
        if item is not None and _details(item.__dict__) != _NO_DETAILS:
            detailed.append((index, line))
        if price is not None and _prices(price.__dict__) != _NO_PRICES:
            priced.append((index, line))
        if vat is not None and vat.category_code == _SPLIT:
            split.append((index, line))
        if (
            quantity is None
            or unit is None
            or net is None
            or vat is None
            or vat.category_code is None
            or (name or "") < _FIRST_VISIBLE
            or item is None
            or (item.name or "") < _FIRST_VISIBLE
            or price is None
            or (amount := price.net_amount) is None
            or amount < ZERO
        ):
            odd.append((index, line))
    return LineGroups(odd, extended, detailed, priced, split)
