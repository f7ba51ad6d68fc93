"""Allowances and charges: base, percentage and amount belong together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.values import is_decimal
from einvoice.results import Unmapped
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.peppol.leftovers import leaves_named, parts_named
from einvoice.rules.peppol.slack import is_close, rounded_to_cent, share
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.syntax.surface import Place

_is_checked = re.compile(
    r"/[^/]+/(?:cac:(?:Invoice|CreditNote)Line(?:\[\d+\])?/)?cac:AllowanceCharge(?:\[\d+\])?"
).fullmatch
"""Where the UBL rules look: on the document and on its lines, not on prices or sub-lines."""
_NAMES = {
    "ubl": ("MultiplierFactorNumeric", "BaseAmount"),
    "cii": ("CalculationPercent", "BasisAmount"),
}
_FIELDS = {
    "ubl": (
        ("MultiplierFactorNumeric", "percentage"),
        ("BaseAmount", "base_amount"),
        ("Amount", "amount"),
    ),
    "cii": (
        ("CalculationPercent", "percentage"),
        ("BasisAmount", "base_amount"),
        ("ActualAmount", "amount"),
    ),
}
_ELEMENTS = {
    "ubl": ("AllowanceCharge",),
    "cii": ("SpecifiedTradeAllowanceCharge", "AppliedTradeAllowanceCharge"),
}
_INDICATOR = re.compile(r"<(?:[^\s<>:]+:)?(?:Charge)?Indicator(?:\s[^<>]*)?>([^<]*)</")


@dataclass(frozen=True, slots=True)
class Found:
    """An allowance or charge with its place."""

    one: AllowanceCharge
    path: str = ""
    location: str = ""
    line: int = 0

    def hit(self, field: str, values: Mapping[str, str]) -> Hit:
        """That something is wrong with one of its fields."""
        path = f"{self.path}.{field}" if self.path else ""
        return Hit(path, values, location=self.location, line=self.line)


def allowances_and_charges(stated: Stated) -> tuple[Found, ...]:
    """Every allowance and charge of the document and its lines, with its path."""
    invoice = stated.invoice
    found = [
        *(Found(one, f"allowances[{index}]") for index, one in enumerate(invoice.allowances)),
        *(Found(one, f"charges[{index}]") for index, one in enumerate(invoice.charges)),
    ]
    for number, line in enumerate(stated.lines):
        if line.allowances:
            for index, one in enumerate(line.allowances):
                found.append(Found(one, f"lines[{number}].allowances[{index}]"))
        if line.charges:
            for index, one in enumerate(line.charges):
                found.append(Found(one, f"lines[{number}].charges[{index}]"))
    found.extend(_unsorted(stated))
    return tuple(found)


def _unsorted(stated: Stated) -> Iterator[Found]:
    """Those that were read as neither, because they do not say which of the two they are."""
    name = _ELEMENTS[stated.syntax][0]
    numbers: dict[int, dict[str, Decimal]] = {}
    for element, field in _FIELDS[stated.syntax]:
        for leaf in leaves_named(stated, element):
            if leaf.around == name:
                numbers.setdefault(id(leaf.part), {})[field] = _number(leaf.text)
    for part in parts_named(stated, name):
        if stated.syntax == "cii" or _is_checked(part.location):
            said = numbers.get(id(part), {})
            one = AllowanceCharge(
                amount=said.get("amount"),
                base_amount=said.get("base_amount"),
                percentage=said.get("percentage"),
            )
            yield Found(one, location=part.location, line=part.line)


def _number(text: str) -> Decimal:
    """A number; zero for what is none, which other rules name."""
    return Decimal(text) if is_decimal(text) else ZERO


@rule("PEPPOL-EN16931-R041", "BT-93", "BT-100", "BT-137", "BT-142")
def percentage_has_a_base(stated: Stated) -> Iterator[Hit]:
    """A percentage needs the amount that it is a part of."""
    for found in stated.once(allowances_and_charges):
        percentage = found.one.percentage
        if percentage is not None and found.one.base_amount is None:
            yield found.hit("base_amount", {"percentage": shown(percentage)})


@rule("PEPPOL-EN16931-R042", "BT-94", "BT-101", "BT-138", "BT-143")
def base_has_a_percentage(stated: Stated) -> Iterator[Hit]:
    """A base amount needs the percentage that is taken of it."""
    for found in stated.once(allowances_and_charges):
        base = found.one.base_amount
        if found.one.percentage is None and base is not None:
            yield found.hit("percentage", {"base": shown(base)})


@rule("PEPPOL-EN16931-R040", "BT-92", "BT-99", "BT-136", "BT-141")
def amount_is_percentage_of_base(stated: Stated) -> Iterator[Hit]:
    """Amount = base * percentage / 100, within two hundredths."""
    for found in stated.once(allowances_and_charges):
        base, percentage = found.one.base_amount, found.one.percentage
        if base is None or percentage is None:
            continue
        expected = share(base, percentage)
        amount = ZERO if found.one.amount is None else found.one.amount
        if not is_close(amount, expected):
            yield found.hit("amount", _sum(amount, base, percentage, expected))


def _sum(amount: Decimal, base: Decimal, percentage: Decimal, expected: Decimal) -> dict[str, str]:
    return {
        "stated": shown(amount),
        "base": shown(base),
        "percentage": shown(percentage),
        "expected": shown(rounded_to_cent(expected)),
    }


@rule("PEPPOL-EN16931-R043")
def indicator_is_a_word(stated: Stated) -> Iterator[Hit]:
    """The indicator that tells a charge from an allowance is the word true or false."""
    lone = _NAMES[stated.syntax]
    for place in stated.surface.digits:
        if _is_in_reach(stated, place) and not _is_lone(place.beside, lone, place.location):
            yield Hit(values={"stated": place.text}, location=place.location, line=place.line)
    for name in _ELEMENTS[stated.syntax]:
        for part in parts_named(stated, name):
            yield from _of_unmapped(stated, part)


def _is_in_reach(stated: Stated, place: Place) -> bool:
    """Whether an indicator is one that the rule looks at."""
    group = place.location.rpartition("/")[0]
    if stated.syntax == "ubl":
        return bool(_is_checked(group))
    return "TradeAllowanceCharge" in group and group.rpartition("/")[2].startswith("ram:ChargeIn")


def _is_lone(names: frozenset[str], lone: tuple[str, str], location: str) -> bool:
    """Whether only one of percentage and base is there: then R041 or R042 stands in for it."""
    percentage, base = lone
    return (percentage in names) != (base in names) and "AppliedTrade" not in location


def _of_unmapped(stated: Stated, part: Unmapped) -> Iterator[Hit]:
    """What was read neither as an allowance nor as a charge, for want of an indicator."""
    if stated.syntax == "ubl" and not _is_checked(part.location):
        return
    percentage, base = (f"{name}>" in part.xml for name in _NAMES[stated.syntax])
    match = _INDICATOR.search(part.xml)
    text = match[1].strip() if match else ""
    if text not in ("true", "false") and (percentage == base or "AppliedTrade" in part.location):
        yield Hit(values={"stated": text}, location=part.location, line=part.line)


RULES = declared_in(globals())
