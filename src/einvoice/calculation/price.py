"""What one unit costs: the net price, stated or computed from the gross price."""

from decimal import Decimal
from typing import NamedTuple

from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ONE, ZERO, decimals_in, percent_of, rounded
from einvoice.model.allowance import AllowanceCharge
from einvoice.model.item import Price

_SCALED_DECIMALS = 10
"""Decimals of a price that had to be divided."""


class UnitCost(NamedTuple):
    """A price with its net amount, and for how many units that is."""

    price: Price
    net: Decimal
    base_quantity: Decimal


def unit_cost(ledger: Ledger, price: Price, path: str) -> UnitCost | None:
    """The net price, computed where only a gross price is stated; None where that fails."""
    before = len(ledger.problems)
    base = _base_quantity(ledger, price, path)
    if price.net_amount is not None:
        return UnitCost(price, price.net_amount, base) if base else None
    if price.gross_amount is None:
        ledger.missing(f"{path}.net_amount", "BT-146", "state the net or the gross price")
        return None
    made = _from_gross(ledger, price, price.gross_amount, base, path)
    return UnitCost(*made, base) if len(ledger.problems) == before else None


def _base_quantity(ledger: Ledger, price: Price, path: str) -> Decimal:
    for name in ("base_quantity", "gross_base_quantity"):
        if getattr(price, name) == 0:
            ledger.missing(f"{path}.{name}", "BT-149", "a price for zero units has no meaning")
            return ZERO
    if price.base_quantity is not None:
        return price.base_quantity
    if price.net_amount is None and price.gross_base_quantity is not None:
        return price.gross_base_quantity
    return ONE


def _from_gross(
    ledger: Ledger, price: Price, gross: Decimal, base: Decimal, path: str
) -> tuple[Price, Decimal]:
    discount = price.discount
    if discount is None and price.discount_percentage is not None:
        basis = price.discount_base_amount
        basis = gross if basis is None else basis
        discount = percent_of(basis, price.discount_percentage)
        inputs = [("base", basis), ("percentage", price.discount_percentage)]
        discount = ledger.derive(
            "BT-147",
            f"{path}.discount",
            "base * percentage / 100",
            inputs,
            discount,
            decimals=decimals_in(discount),
        )
    inputs = [("gross price", gross)]
    net = gross
    if discount is not None:
        inputs.append(("discount", discount))
        net -= discount
    for sign, name, group in (
        (-1, "more_discounts", price.more_discounts),
        (1, "charges", price.charges),
    ):
        for index, entry in enumerate(group):
            amount = _part(ledger, entry, gross, f"{path}.{name}[{index}]")
            inputs.append((name, amount))
            net += sign * amount
    formula, places = "gross price - discounts + charges", decimals_in(net)
    per = price.gross_base_quantity
    if per is not None and base and per != base:
        net = net * base / per
        places = max(places, _SCALED_DECIMALS)
        formula += ", * base quantity / base quantity of the gross price"
        inputs += [("base quantity", base), ("base quantity of the gross price", per)]
    net = ledger.derive("BT-146", f"{path}.net_amount", formula, inputs, net, decimals=places)
    changes = {"net_amount": net, "discount": discount}
    if price.base_quantity is None and price.gross_base_quantity is not None:
        changes["base_quantity"] = price.gross_base_quantity
    return price.model_copy(update=changes), net


def _part(ledger: Ledger, entry: AllowanceCharge, gross: Decimal, path: str) -> Decimal:
    if entry.amount is not None:
        return entry.amount
    if entry.percentage is None:
        ledger.missing(f"{path}.amount", "", "state the amount or a percentage")
        return ZERO
    return percent_of(gross if entry.base_amount is None else entry.base_amount, entry.percentage)


def net_price_for(
    goods: Decimal, quantity: Decimal, base: Decimal, near: Decimal, decimals: int
) -> Decimal | None:
    """The price with the fewest decimals that makes quantity * price / base round to an amount.

    Prices next to `near` are preferred; None where no price of a hundred digits does it.
    """
    exact = goods * base / quantity
    for wanted, limit in ((near, _SCALED_DECIMALS), (exact, 90)):
        for places in range(decimals, limit):
            candidate = rounded(wanted, places)
            if rounded(quantity * candidate / base, decimals) == goods:
                return candidate
    return None
