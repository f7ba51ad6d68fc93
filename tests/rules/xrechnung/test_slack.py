"""How quotients are rounded, and how far amounts may be apart."""

from decimal import Decimal

import pytest

from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.slack import quotient, slack_of
from tests.rules.xrechnung.invoices import german


@pytest.mark.parametrize(
    ("dividend", "divisor", "expected"),
    [
        ("10", "4", "2.5"),
        ("1", "3", "0.333333333333333333"),
        ("2", "3", "0.666666666666666667"),
        ("-2", "3", "-0.666666666666666667"),
        ("1", f"{2**19}", "0.000001907348632812"),
    ],
)
def test_a_quotient_has_eighteen_decimals(dividend: str, divisor: str, expected: str) -> None:
    assert quotient(Decimal(dividend), Decimal(divisor)) == Decimal(expected)


def test_a_quotient_has_as_many_decimals_as_its_parts() -> None:
    small = Decimal("0.00000000000000000003")
    assert quotient(Decimal("1"), Decimal("3") + small).as_tuple().exponent == -20


def test_long_numbers_can_be_divided() -> None:
    long = Decimal("9" * 100)
    assert quotient(long, Decimal(7)) > long / 8


@pytest.mark.parametrize(("currency", "slack"), [("EUR", "0.02"), ("HUF", "0.5"), (None, "0.02")])
def test_in_forint_more_is_tolerated(currency: str | None, slack: str) -> None:
    assert slack_of(Stated(german(currency_code=currency), "ubl")) == Decimal(slack)
