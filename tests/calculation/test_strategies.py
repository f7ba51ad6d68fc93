"""Gross prices and VAT per line: within EN 16931, with the difference in BT-114."""

from decimal import Decimal
from typing import Any

import pytest

from einvoice.calculation import UncalculableError, calculate
from einvoice.model.invoice import Invoice
from tests.calculation.invoices import invoice, line, vat
from tests.calculation.second_opinion import wrong_places


def amounts(made: Invoice) -> tuple[str, str, str, str]:
    totals = made.totals
    assert totals is not None
    numbers = totals.total_without_vat, totals.vat_total, totals.rounding_amount, totals.amount_due
    without, vat_total, rounding, due = (str(number) for number in numbers)
    return without, vat_total, rounding, due


def test_gross_prices_become_net_prices_with_the_few_decimals_they_need() -> None:
    made = calculate(invoice(line("1", "11.90"), line("3", "10.00")), strategy="gross")
    prices = [str(each.price.net_amount) for each in made.lines if each.price]
    assert prices == ["10.00", "8.403"]
    assert amounts(made) == ("35.21", "6.69", "None", "41.90")


def test_a_gross_total_that_no_net_total_reaches_leaves_a_cent_to_the_rounding_amount() -> None:
    # Net 0.02 makes 0.02 with its VAT, and net 0.03 makes 0.04: no net amount makes 0.03.
    left = [
        (cents, calculate(invoice(line("1", f"{cents // 100}.{cents % 100:02}")), strategy="gross"))
        for cents in range(1, 200)
    ]
    rounded = [(cents, made) for cents, made in left if amounts(made)[2] != "None"]
    assert rounded
    for cents, made in rounded:
        assert amounts(made)[2] in ("0.01", "-0.01")
        assert Decimal(amounts(made)[3]) == Decimal(cents).scaleb(-2)
        assert wrong_places(made) == []


def test_cents_are_shared_out_among_the_lines_of_a_category() -> None:
    made = calculate(invoice(*(line("1", "1.00") for _ in range(10))), strategy="gross")
    assert amounts(made) == ("8.40", "1.60", "None", "10.00")
    uneven = calculate(invoice(*(line("1", "0.99") for _ in range(10))), strategy="gross")
    # Each is worth 0.8319, and 8.32 in all: two lines take the cent that the others lack.
    assert sorted(str(each.net_amount) for each in uneven.lines) == ["0.83"] * 8 + ["0.84"] * 2
    assert calculate(uneven) == uneven


def test_everything_that_contains_vat_is_computed_back() -> None:
    before = invoice(
        line(
            "2",
            None,
            allowances=[{"amount": "1.19", "base_amount": "11.90"}],
            charges=[{"amount": "2.38"}],
        ).replace(
            price={
                "gross_amount": "13.09",
                "discount": "1.19",
                "discount_base_amount": "13.09",
                "more_discounts": [{"amount": "0.595"}],
                "charges": [{"amount": "0.595"}],
            }
        ),
        line("1", "11.90").replace(price={"net_amount": "11.90", "gross_amount": "11.90"}),
        allowances=[{"amount": "5.95", "vat_category_code": "S", "vat_rate": "19"}],
        charges=[{"amount": "1.19", "vat_category_code": "S", "vat_rate": "19"}],
        service_charges=[{"amount": "2.38", "taxes": [vat("S", "19")]}],
    )
    made = calculate(before, strategy="gross")
    first, second = made.lines
    assert first.price is not None
    assert second.price is not None
    assert (first.price.gross_amount, first.price.discount) == (11, 1)
    assert (first.price.net_amount, first.price.discount_base_amount) == (10, 11)
    assert (first.allowances[0].amount, first.allowances[0].base_amount) == (1, 10)
    assert first.charges[0].amount == 2
    assert (second.price.net_amount, second.price.gross_amount) == (10, 10)
    assert (made.allowances[0].amount, made.charges[0].amount) == (5, 1)
    assert made.service_charges[0].amount == 2
    assert amounts(made) == ("29.00", "5.51", "None", "34.51")
    assert wrong_places(made) == []


def test_a_gross_price_for_another_quantity_keeps_its_discount() -> None:
    price = {
        "net_amount": "11.90",
        "gross_amount": "26.18",
        "discount": "2.38",
        "gross_base_quantity": "2",
    }
    made = calculate(invoice(line().replace(price=price)), strategy="gross").lines[0]
    assert made.price is not None
    assert (made.price.gross_amount, made.price.discount) == (22, 2)


def test_sub_lines_share_what_their_line_is_worth() -> None:
    subs = [line("1", "1.00"), line("1", "1.00"), line("1", "1.00")]
    made = calculate(invoice(line("1", "3.00", sub_lines=subs)), strategy="gross")
    assert made.lines[0].net_amount == Decimal("2.52")
    assert calculate(made) == made
    without_price = line(None, None, sub_lines=subs)
    assert calculate(invoice(without_price), strategy="gross").lines[0].price is None


def test_lines_that_only_state_an_amount_are_computed_back_too() -> None:
    made = calculate(invoice(line(None, None, net_amount="11.90")), strategy="gross")
    assert made.lines[0].net_amount == 10


@pytest.mark.parametrize("name", ["allowances", "charges"])
def test_lines_of_no_quantity_take_their_share_by_an_allowance_or_charge(name: str) -> None:
    entries: dict[str, Any] = {name: [{"amount": "0.99"}]}
    lines = [line("0", "11.90", **entries) for _ in range(7)]
    made = calculate(invoice(*lines), strategy="gross")
    assert wrong_places(made) == []
    assert calculate(made) == made
    nothing = calculate(invoice(line("0", "11.90"), line()), strategy="gross")
    assert nothing.lines[0].net_amount == 0


def test_groups_are_summed_again_and_information_stays() -> None:
    made = calculate(
        invoice(
            line(id="1", status_reason_code="GROUP"),
            line("1", "11.90", id="2", parent_id="1"),
            line("1", "11.90", id="3", status_reason_code="INFORMATION", net_amount="11.90"),
        ),
        strategy="gross",
    )
    assert [str(each.net_amount) for each in made.lines] == ["10.00", "10.00", "11.90"]


def test_a_rate_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(UncalculableError) as caught:
        calculate(invoice(line(vat=vat("S", "-100"))), strategy="gross")
    assert caught.value.problems[0].term == "BT-152"


def test_a_net_price_of_too_many_digits_is_refused() -> None:
    with pytest.raises(UncalculableError) as caught:
        calculate(invoice(line("9" * 95, "0." + "0" * 90 + "1")), strategy="gross")
    assert caught.value.problems[0].term == "BT-146"


def test_missing_inputs_of_gross_prices_are_named() -> None:
    with pytest.raises(UncalculableError) as caught:
        calculate(invoice(line(None)), strategy="gross")
    assert [problem.path for problem in caught.value.problems] == ["lines[0].quantity"]


def test_vat_per_line_puts_its_difference_into_the_rounding_amount() -> None:
    made = calculate(invoice(*(line("1", "0.13") for _ in range(3))), strategy="vat-per-line")
    # 0.0247 is 0.02 a line, 0.06 in all; 0.39 makes 0.0741, which is 0.07.
    assert amounts(made) == ("0.39", "0.07", "-0.01", "0.45")
    assert wrong_places(made) == []


def test_vat_per_line_replaces_a_rounding_amount_that_no_longer_holds() -> None:
    before = invoice(line(), totals={"rounding_amount": "0.01"})
    assert amounts(calculate(before, strategy="vat-per-line"))[2] == "0.00"
    kept = calculate(before, strategy="vat-per-line", fill="missing")
    assert amounts(kept)[2] == "0.01"


def test_cash_rounding_comes_after_the_difference_of_a_strategy() -> None:
    lines = [line("1", "0.13") for _ in range(3)]
    made = calculate(invoice(*lines), strategy="vat-per-line", round_due_to="0.10")
    assert amounts(made) == ("0.39", "0.07", "0.04", "0.50")
