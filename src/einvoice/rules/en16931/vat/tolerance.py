"""When an amount is less than one away from a sum, as the official expressions decide it.

They subtract and add the one in binary floating point, so that at a distance of exactly one the
digits of the amount decide: 100.37 may pass where 100.38 does not. Only there are floats used.
"""

from decimal import Decimal

_ONE = Decimal(1)
_SURE = Decimal("0.99")
"""Up to here the distance is less than one, whatever the arithmetic."""
_FAR = Decimal("1.01")


def close_in_ubl(amount: Decimal, sum_: Decimal) -> bool:
    """`xs:decimal(amount - 1) < sum` and so on: each bound becomes a decimal again."""
    distance = abs(amount - sum_)
    if distance <= _SURE or distance >= _FAR:
        return distance < _ONE
    double = float(amount)
    return Decimal(double - 1) < sum_ < Decimal(double + 1)


def close_in_cii(amount: Decimal, sum_: Decimal) -> bool:
    """`amount - 1 < sum` and so on: the sum is compared as a double."""
    distance = abs(amount - sum_)
    if distance <= _SURE or distance >= _FAR:
        return distance < _ONE
    double = float(amount)
    return double - 1 < float(sum_) < double + 1
