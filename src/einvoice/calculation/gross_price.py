"""The parts of a price beside its net amount, computed back from what contains VAT."""

from decimal import Decimal
from typing import TypeVar

from einvoice.calculation.rounding import ZERO, decimals_in, rounded
from einvoice.model.allowance import AllowanceCharge
from einvoice.model.item import Price

EntryT = TypeVar("EntryT", bound=AllowanceCharge)


def without_vat(price: Price, net: Decimal, factor: Decimal) -> Price:
    """The price with a known net amount: its gross price less its discounts still is that."""
    places = decimals_in(net)

    def scaled(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else rounded(amount / factor, places)

    def entries(group: tuple[EntryT, ...]) -> tuple[EntryT, ...]:
        return tuple(
            entry.model_copy(
                update={"amount": scaled(entry.amount), "base_amount": scaled(entry.base_amount)}
            )
            for entry in group
        )

    more, charges = entries(tuple(price.more_discounts)), entries(tuple(price.charges))
    gross = net if price.gross_amount == price.net_amount else scaled(price.gross_amount)
    discount = scaled(price.discount)
    if discount is not None and gross is not None and _has_one_base(price):
        others = _sum(more) - _sum(charges)
        discount = gross - net - others
    return price.model_copy(
        update={
            "net_amount": net,
            "gross_amount": gross,
            "discount": discount,
            "discount_base_amount": scaled(price.discount_base_amount),
            "more_discounts": more,
            "charges": charges,
        }
    )


def _has_one_base(price: Price) -> bool:
    return price.gross_base_quantity in (None, price.base_quantity)


def _sum(entries: tuple[AllowanceCharge, ...]) -> Decimal:
    return sum((entry.amount or ZERO for entry in entries), ZERO)
