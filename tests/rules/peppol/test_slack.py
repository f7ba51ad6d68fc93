"""The slack that amounts have, and quotients as the official processor computes them."""

from decimal import Decimal

import pytest

from einvoice.rules.peppol.slack import is_close, product, quotient, share


@pytest.mark.parametrize(
    ("amount", "close"), [("9.98", True), ("10.02", True), ("9.97", False), ("10.021", False)]
)
def test_amounts_may_differ_by_two_hundredths(amount: str, close: bool) -> None:
    assert is_close(Decimal(amount), Decimal(10)) is close


def test_a_quotient_has_eighteen_decimals() -> None:
    assert quotient(Decimal(2), Decimal(3)) == Decimal("0.666666666666666667")


def test_a_quotient_has_more_decimals_where_more_are_stated() -> None:
    small = Decimal("0." + "0" * 19 + "1")
    assert quotient(small, Decimal(1)) == small


def test_products_keep_every_digit() -> None:
    assert product(Decimal("1" * 20), Decimal("1" + "0" * 15 + "1")).as_tuple().digits[-1] == 1
    assert share(Decimal("1" * 30), Decimal(100)) == Decimal("1" * 30)
