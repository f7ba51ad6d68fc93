"""Comparison of amounts within the slack that Peppol leaves for rounding."""

from decimal import ROUND_HALF_DOWN, Context, Decimal

from einvoice.rules.decimals import HUNDRED, round2

SLACK = Decimal("0.02")
_EXACT = Context(prec=250)
"""Enough digits for every product of readable numbers."""
_EIGHTEENTH = Decimal(1).scaleb(-18)


def is_close(amount: Decimal, expected: Decimal) -> bool:
    """Whether two amounts differ by no more than two hundredths."""
    return -SLACK <= amount - expected <= SLACK


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """A quotient with the decimals that the official processor computes: 18, or those stated."""
    exponent = min(-18, int(dividend.as_tuple().exponent), int(divisor.as_tuple().exponent))
    places = _EIGHTEENTH if exponent == -18 else Decimal(1).scaleb(exponent)
    exact = _EXACT.divide(dividend, divisor)
    return exact.quantize(places, ROUND_HALF_DOWN, context=_EXACT)


def product(left: Decimal, right: Decimal) -> Decimal:
    """A product with all its digits."""
    return _EXACT.multiply(left, right)


def share(base: Decimal, percentage: Decimal) -> Decimal:
    """A percentage of an amount, with all its digits."""
    return _EXACT.divide(_EXACT.multiply(base, percentage), HUNDRED)


def rounded_to_cent(amount: Decimal) -> Decimal:
    """An amount as a message shows it."""
    return round2(amount)
