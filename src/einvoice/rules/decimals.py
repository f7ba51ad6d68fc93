"""Arithmetic as the official expressions have it."""

from decimal import ROUND_FLOOR, Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_CENT = Decimal("0.01")


def round2(number: Decimal) -> Decimal:
    """To two decimals as `round(x * 100) div 100`: ties go towards plus infinity."""
    if number.same_quantum(_CENT):
        return number
    return (number * HUNDRED + _HALF).to_integral_value(ROUND_FLOOR) / HUNDRED


def decimals_of(number: Decimal) -> int:
    """How many decimals a number is written with, zeros included."""
    exponent = number.as_tuple().exponent
    return max(0, -int(exponent))


def shown(number: Decimal) -> str:
    """A number as people read it in a message: plain digits."""
    return f"{number:f}"
