"""Sums of CII amounts, which its official expressions add up in binary floating point.

That shows only where an amount has more than two decimals: then a tie may be rounded the other
way, as 3986.345 is a little less in binary. Amounts in cents are added exactly either way.
"""

from collections.abc import Sequence
from decimal import Decimal

from einvoice.rules.decimals import HUNDRED, ZERO, decimals_of, round2


def rounded_sum(amounts: Sequence[Decimal], syntax: str) -> Decimal:
    """`round(sum(x) * 10 * 10) div 100`, in UBL of decimals, in CII of doubles."""
    exact = sum(amounts, ZERO)
    if syntax == "ubl" or decimals_of(exact) <= 2:
        return round2(exact)
    return round2(Decimal(_double(amounts) * 10 * 10) / HUNDRED)


def rounded_decimal_sum(amounts: Sequence[Decimal], syntax: str) -> Decimal:
    """`round(xs:decimal(sum(x)) * 100) div 100`: the sum alone is one of doubles."""
    exact = sum(amounts, ZERO)
    if syntax == "ubl" or decimals_of(exact) <= 2:
        return round2(exact)
    return round2(Decimal(_double(amounts)))


def _double(amounts: Sequence[Decimal]) -> float:
    """The sum from left to right; Python's own `sum` would be more exact than is asked."""
    total = 0.0
    for amount in amounts:
        total += float(amount)
    return total
