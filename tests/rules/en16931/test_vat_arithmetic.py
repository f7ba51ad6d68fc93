"""The tax and the tolerances of the VAT breakdown against a computation in fractions."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from einvoice.model.vat import VatBreakdown
from einvoice.rules.en16931.vat import tax
from einvoice.rules.en16931.vat.tolerance import close_in_cii, close_in_ubl
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.run import Fired, run
from einvoice.rules.stated import Stated
from tests.builders import invoice

TAX_RULES = RuleSet("tax", "0", tax.RULES)
HALF = Fraction(1, 2)
TAXABLE = ("0", "0.00", "100.00", "-100.00", "100.005", "61.50", "-61.5", "0.026", "1E+3")
RATES = ("19", "19.00", "7", "0", "0.49", "0.5", "33.333333333", "-7", None)
TAXES = ("0", "-0.00", "0.49", "0.50", "-0.50", "-0.51", "18", "18.00", "19.00", "20.00", "20.01")


def fired(taxable: str, rate: str | None, amount: str, syntax: str) -> set[str]:
    """Which rules on the tax fire on a group of category S."""
    group = VatBreakdown(
        taxable_amount=Decimal(taxable),
        tax_amount=Decimal(amount),
        category_code="S",
        rate=None if rate is None else Decimal(rate),
    )
    document = Stated(invoice(vat_breakdown=[group]), syntax)
    return {one.rule.id for one in run(TAX_RULES, document) if isinstance(one, Fired)}


def whole(number: Fraction) -> int:
    """The nearest integer, ties upwards."""
    return floor(number + HALF)


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("taxable", TAXABLE)
def test_the_tax_may_be_less_than_one_away(taxable: str, rate: str | None, syntax: str) -> None:
    for amount in TAXES:
        near = follows = False
        if rate is not None:
            exact = abs(Fraction(taxable)) * Fraction(rate) / 100
            distance = abs(abs(Fraction(amount)) - Fraction(whole(exact * 100), 100))
            near = distance < 1
            follows = near if syntax == "ubl" else distance <= 1
        if rate is None or whole(Fraction(rate)) == 0:
            follows = whole(Fraction(amount)) == 0
        expected = {rule for rule, holds in (("BR-CO-17", follows), ("BR-S-09", near)) if not holds}
        assert fired(taxable, rate, amount, syntax) == expected, (taxable, rate, amount)


@pytest.mark.parametrize("difference", ["0", "0.01", "0.99", "0.999", "1.001", "1.01", "250"])
@pytest.mark.parametrize("amount", ["0.00", "18.00", "-18.37", "123456.78"])
def test_a_sum_is_close_when_it_is_less_than_one_away(amount: str, difference: str) -> None:
    expected = Fraction(difference) < 1
    for sign in (1, -1):
        other = Decimal(amount) + sign * Decimal(difference)
        assert close_in_ubl(Decimal(amount), other) == expected
        assert close_in_cii(Decimal(amount), other) == expected


@pytest.mark.parametrize("cents", range(10000, 10100))
def test_at_exactly_one_the_binary_digits_decide(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    for sum_ in (amount - 1, amount + 1):
        # What a double says of the amount, to the last digit, is not what is written.
        low, high = Fraction(float(amount) - 1.0), Fraction(float(amount) + 1.0)
        assert close_in_ubl(amount, sum_) == (low < Fraction(sum_) < high)
        binary = Fraction(float(sum_))
        assert close_in_cii(amount, sum_) == (low < binary < high)


def test_some_amounts_are_close_at_exactly_one_and_others_are_not() -> None:
    amounts = [Decimal(cents).scaleb(-2) for cents in range(10000, 10100)]
    assert {close_in_ubl(amount, amount - 1) for amount in amounts} == {True, False}
    assert not close_in_ubl(Decimal("100.37"), Decimal("99.37"))
