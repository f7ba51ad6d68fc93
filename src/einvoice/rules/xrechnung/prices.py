"""The price of an item: what leads from the gross to the net price, and for how many units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from einvoice.model.item import Price
from einvoice.model.values import is_decimal
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.peculiar import peculiar
from einvoice.rules.xrechnung.presence import ABSENT, BLANKS, unmapped_named

_PRICE_IN_UBL = "/cac:Price/cac:AllowanceCharge"
_SUB_LINE = ".sub_lines["
_PRICE_IN_CII = "ram:AppliedTradeAllowanceCharge"
_LINE = re.compile(r"/ram:IncludedSupplyChainTradeLineItem(?:\[(\d+)\])?/")
_APPLIED = re.compile(r"ActualAmount\b[^<>]*>([^<]*)<")


@rule("PEPPOL-EN16931-R044", "BT-147", syntax="ubl")
def no_charge_on_price_in_ubl(stated: Stated) -> Iterator[Hit]:
    """A price has discounts only."""
    for path, _, price in peculiar(stated).priced:
        for index in range(len(price.charges)):
            yield Hit(f"{path}.price.charges[{index}]")
    yield from _by_digit(stated, _PRICE_IN_UBL)
    for part in unmapped_named(stated, "AllowanceCharge"):
        if _PRICE_IN_UBL in part.location:
            yield Hit(location=part.location, line=part.line)


@rule("PEPPOL-EN16931-R044", "BT-147", syntax="cii")
def no_charge_on_price_in_cii(stated: Stated) -> Iterator[Hit]:
    """A gross price has a discount among what is applied to it."""
    for path, _, price in peculiar(stated).priced:
        if not _has_discount(price) and any(one.amount is not None for one in price.charges):
            yield Hit(f"{path}.price.charges[0]")
    if unsaid := _applied_unsaid(stated):
        said = {
            path
            for path, _, price in peculiar(stated).priced
            if _has_discount(price) or any(one.amount is not None for one in price.charges)
        }
        for path in unsaid:
            if path not in said:
                yield Hit(f"{path}.price.gross_amount")
    yield from _by_digit(stated, _PRICE_IN_CII)


def _applied_unsaid(stated: Stated) -> Mapping[str, Sequence[Decimal]]:
    """By line, the amounts applied to a price of CII that do not say whether they are charges."""
    found: dict[str, list[Decimal]] = {}
    for part in unmapped_named(stated, "AppliedTradeAllowanceCharge"):
        line, amount = _LINE.search(part.location), _APPLIED.search(part.xml)
        if line and amount and is_decimal(text := amount[1].strip(BLANKS)):
            path = f"lines[{int(line[1] or 1) - 1}]"
            found.setdefault(path, []).append(Decimal(text))
    return found


def _by_digit(stated: Stated, group: str) -> Iterator[Hit]:
    """The discounts that say so by a digit, which is not the word that the rule asks for."""
    for place in stated.surface.digits:
        if place.text == "0" and group in place.location:
            yield Hit(location=place.location, line=place.line)


def _has_discount(price: Price) -> bool:
    stated = (
        price.discount,
        price.discount_percentage,
        price.discount_base_amount,
        price.discount_reason,
        price.discount_reason_code,
    )
    return any(value is not None for value in stated)


@rule("PEPPOL-EN16931-R046", "BT-146", "BT-147", "BT-148", syntax="ubl")
def net_price_in_ubl(stated: Stated) -> Iterator[Hit]:
    """Net price = gross price - discount, for each discount that names the gross price."""
    for path, _, price in peculiar(stated).priced:
        gross = price.gross_amount
        if gross is not None and (
            price.discount is None or price.net_amount != gross - price.discount
        ):
            yield _differs(path, price, gross, price.discount)
        for part in (*price.more_discounts, *price.charges):
            base = part.base_amount
            if base is not None and (part.amount is None or price.net_amount != base - part.amount):
                yield _differs(path, price, base, part.amount)


@rule("PEPPOL-EN16931-R046", "BT-146", "BT-147", "BT-148", syntax="cii")
def net_price_in_cii(stated: Stated) -> Iterator[Hit]:
    """Net price = gross price - what is applied to it."""
    unsaid = _applied_unsaid(stated)
    for path, _, price in peculiar(stated).priced:
        if price.gross_amount is None:
            continue
        applied = price.discount or ZERO
        for part in (*price.more_discounts, *price.charges):
            applied += part.amount or ZERO
        applied += sum(unsaid.get(path, ()), ZERO)
        if price.net_amount != price.gross_amount - applied:
            yield _differs(path, price, price.gross_amount, applied)


def _differs(path: str, price: Price, gross: Decimal, discount: Decimal | None) -> Hit:
    values = {
        "stated": ABSENT if price.net_amount is None else shown(price.net_amount),
        "gross": shown(gross),
        "discount": ABSENT if discount is None else shown(discount),
        "expected": shown(gross - (discount or ZERO)),
    }
    return Hit(f"{path}.price.net_amount", values)


@rule("PEPPOL-EN16931-R121", "BT-149")
def base_quantity(stated: Stated) -> Iterator[Hit]:
    """The base quantities of a price are positive."""
    for path, _, price in peculiar(stated).priced:
        if _SUB_LINE in path:
            continue
        for field in ("base_quantity", "gross_base_quantity"):
            quantity: Decimal | None = getattr(price, field)
            if quantity is not None and quantity <= ZERO:
                yield Hit(f"{path}.price.{field}", {"stated": shown(quantity)})


@rule("PEPPOL-EN16931-R130", "BT-150", "BT-130", syntax="ubl")
def unit_of_price_in_ubl(stated: Stated) -> Iterator[Hit]:
    """The unit of the base quantity is that of the quantity."""
    for path, line, price in peculiar(stated).priced:
        unit = price.base_quantity_unit_code
        if unit is not None and unit != line.unit_code and line.quantity is not None:
            yield _units(f"{path}.price.base_quantity_unit_code", unit, line.unit_code)


@rule("PEPPOL-EN16931-R130", "BT-150", "BT-130", syntax="cii")
def unit_of_price_in_cii(stated: Stated) -> Iterator[Hit]:
    """The units of both base quantities are that of the quantity."""
    for path, line, price in peculiar(stated).priced:
        for field in ("base_quantity_unit_code", "gross_base_quantity_unit_code"):
            unit: str | None = getattr(price, field)
            if unit is not None and unit != line.unit_code:
                yield _units(f"{path}.price.{field}", unit, line.unit_code)


def _units(path: str, unit: str, expected: str | None) -> Hit:
    return Hit(path, {"stated": unit, "expected": expected or ABSENT})


@rule("BR-TMP-3", "BT-149", "BT-150", syntax="cii")
def base_quantities_agree(stated: Stated) -> Iterator[Hit]:
    """Where both prices state a base quantity, it is one and the same."""
    for path, _, price in peculiar(stated).priced:
        if price.gross_base_quantity is None or price.base_quantity is None:
            continue
        net = shown(price.base_quantity), price.base_quantity_unit_code
        gross = shown(price.gross_base_quantity), price.gross_base_quantity_unit_code
        units_differ = None not in (net[1], gross[1]) and net[1] != gross[1]
        if net[0] != gross[0] or units_differ:
            values = {
                "net": " ".join(part for part in net if part),
                "gross": " ".join(part for part in gross if part),
            }
            yield Hit(f"{path}.price.gross_base_quantity", values)


RULES = declared_in(globals())
