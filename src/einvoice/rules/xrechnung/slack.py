"""How far a computed amount may be from the stated one."""

from decimal import ROUND_HALF_DOWN, Context, Decimal

from einvoice.rules.stated import Stated

_USUAL = Decimal("0.02")
_FORINT = Decimal("0.5")
_QUOTIENT = Context(prec=250)
_LEAST_PLACES = 18
"""Decimals to which the official processor divides."""


def slack_of(stated: Stated) -> Decimal:
    """What the rules tolerate, in the currency of the invoice."""
    return _FORINT if stated.invoice.currency_code == "HUF" else _USUAL


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """A quotient with as many decimals as the official processor keeps."""
    places = max(_LEAST_PLACES, -_exponent(dividend), -_exponent(divisor))
    exact = _QUOTIENT.divide(dividend, divisor)
    if -_exponent(exact) <= places:
        return exact
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_DOWN, _QUOTIENT)


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)
