"""Amounts that are deducted or added, stated or in percent of a base."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import percent_of, rounded
from einvoice.model.allowance import AllowanceCharge

EntryT = TypeVar("EntryT", bound=AllowanceCharge)


@dataclass(frozen=True, slots=True)
class Kind:
    """What the amounts of one list are called."""

    name: str
    """The field that holds the list."""
    amount: str
    """The term of the amount."""
    base: str
    """The term of the base amount."""


LINE_ALLOWANCES = Kind("allowances", "BT-136", "BT-137")
LINE_CHARGES = Kind("charges", "BT-141", "BT-142")
ALLOWANCES = Kind("allowances", "BT-92", "BT-93")
CHARGES = Kind("charges", "BT-99", "BT-100")


def with_amount(
    ledger: Ledger, entry: EntryT, kind: Kind, path: str, default_base: Decimal | None
) -> EntryT:
    """The entry with its amount; a stated one stays, else it follows from the percentage.

    Where neither can be had, a problem is noted and the amount stays absent.
    """
    if entry.amount is not None:
        return entry
    if entry.percentage is None:
        ledger.missing(f"{path}.amount", kind.amount, "state the amount or a percentage")
        return entry
    base = entry.base_amount
    if base is None and default_base is not None:
        base = rounded(default_base, ledger.decimals)
    if base is None:
        detail = "state the amount that the percentage is taken of"
        ledger.missing(f"{path}.base_amount", kind.base, detail)
        return entry
    amount = ledger.derive(
        kind.amount,
        f"{path}.amount",
        "base amount * percentage / 100",
        [("base amount", base), ("percentage", entry.percentage)],
        percent_of(base, entry.percentage),
    )
    return entry.model_copy(update={"amount": amount, "base_amount": base})
