"""Exact decimal arithmetic and commercial rounding, whatever context the caller works in."""

from collections.abc import Sequence
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

EXACT = Context(
    # Products of three 100-digit numbers stay exact; a quotient of such numbers that is not a
    # tie differs from every tie long before the thousandth digit.
    prec=1000,
    rounding=ROUND_HALF_UP,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)

MAX_DECIMALS = 2
"""EN 16931 allows amounts no more decimals, not even in currencies that have three."""

ZERO = Decimal(0)
ONE = Decimal(1)

_WITHOUT_MINOR_UNIT = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
)


def decimals_of(currency_code: str | None) -> int:
    """How many decimals an amount in this currency has: those of ISO 4217, at most two."""
    return 0 if currency_code in _WITHOUT_MINOR_UNIT else MAX_DECIMALS


def rounded(number: Decimal, decimals: int) -> Decimal:
    """The nearest number with so many decimals; ties go away from zero, and zero has no sign."""
    return number.quantize(unit(decimals)) + ZERO


def rounded_to(number: Decimal, step: Decimal) -> Decimal:
    """The nearest multiple of a step, such as 0.05 for cash; ties go away from zero."""
    return (number / step).quantize(ONE) * step


def unit(decimals: int) -> Decimal:
    """The smallest amount with so many decimals."""
    return ONE.scaleb(-decimals)


def decimals_in(number: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(number.as_tuple().exponent))


def percent_of(number: Decimal, percentage: Decimal) -> Decimal:
    """So many percent of a number, exactly."""
    return (number * percentage).scaleb(-2)


def shares(total: Decimal, parts: Sequence[Decimal], decimals: int) -> list[Decimal]:
    """Round parts so that they add up to a total, each to one of its two neighbours.

    `total` is the sum of the parts, rounded to so many decimals in either direction. What
    is left after rounding all parts down goes, one smallest amount each, to those that lost most.
    """
    smallest = unit(decimals)
    floors = [part.quantize(smallest, rounding=ROUND_FLOOR) for part in parts]
    left = int((total - sum(floors, ZERO)) / smallest)
    by_loss = sorted(range(len(parts)), key=lambda index: floors[index] - parts[index])
    for index in by_loss[:left]:
        floors[index] += smallest
    return [floor + ZERO for floor in floors]
