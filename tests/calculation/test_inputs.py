"""What `calculate` refuses, all of it at once, and what it is not led astray by."""

import decimal
from decimal import Decimal
from typing import Any

import pytest

from einvoice.calculation import UncalculableError, calculate
from einvoice.errors import CalculationError
from einvoice.model.invoice import Invoice
from tests.calculation.invoices import invoice, line, vat


def problems(of: Invoice, **options: Any) -> dict[str, str]:
    with pytest.raises(UncalculableError) as caught:
        calculate(of, **options)
    return {problem.path: problem.term for problem in caught.value.problems}


def test_groups_in_a_circle_are_refused() -> None:
    group = {"status_reason_code": "GROUP"}
    looped = invoice(
        line(id="1", parent_id="2", **group),
        line(id="2", parent_id="1", **group),
        line(id="3", parent_id="1"),
    )
    assert set(problems(looped)) == {"lines[0].parent_id"}


def test_lines_nested_beyond_measure_are_refused() -> None:
    nested = line()
    for _ in range(150):
        nested = line(sub_lines=[nested])
    assert len(problems(invoice(nested))) == 1


@pytest.mark.parametrize(
    "exchange",
    [None, {"rate": "0"}, {"rate": "2", "source_currency_code": "USD"}],
)
def test_a_missing_rate_is_named(exchange: dict[str, str] | None) -> None:
    before = invoice(line(), vat_currency_code="SEK", currency_exchange=exchange, totals={})
    assert problems(before) == {"totals.vat_total_in_accounting_currency": "BT-111"}


def test_a_rate_without_an_accounting_currency_is_refused() -> None:
    assert problems(invoice(line()), exchange_rate="2") == {"vat_currency_code": "BT-6"}


def test_all_that_is_missing_is_named_at_once() -> None:
    before = invoice(
        line(None, None, vat=None, allowances=[{}, {"percentage": "5"}]),
        line("1", "5", vat=vat("S", None)),
        line("1").replace(price={"net_amount": "1", "base_quantity": "0"}),
        line("1").replace(price={"gross_amount": "1", "charges": [{}]}),
        line("1").replace(price={"base_quantity": "2"}),
        line(None, None, net_amount="1", charges=[{"percentage": "5"}]),
        allowances=[{"vat_category_code": "S", "vat_rate": "7", "percentage": "5"}, {}],
        charges=[{"amount": "1", "vat_category_code": "S"}],
        service_charges=[{}, {"amount": "1", "taxes": [{}]}],
        third_party_payments=[{}],
        advance_payments=[{}],
    )
    assert problems(before) == {
        "lines[0].quantity": "BT-129",
        "lines[0].price.net_amount": "BT-146",
        "lines[0].allowances[0].amount": "BT-136",
        "lines[0].vat.category_code": "BT-151",
        "lines[1].vat.rate": "BT-152",
        "lines[2].price.base_quantity": "BT-149",
        "lines[3].price.charges[0].amount": "",
        "lines[4].price.net_amount": "BT-146",
        "lines[5].charges[0].base_amount": "BT-142",
        "allowances[0].base_amount": "BT-93",
        "allowances[1].amount": "BT-92",
        "allowances[1].vat_category_code": "BT-95",
        "charges[0].vat_rate": "BT-103",
        "service_charges[0].amount": "BT-X-272",
        "service_charges[0].taxes": "",
        "service_charges[1].taxes[0].category_code": "",
        "third_party_payments[0].amount": "BT-DEX-002",
        "advance_payments[0].amount": "BT-X-291",
    }


@pytest.mark.parametrize(
    ("before", "missing"),
    [
        ({}, {"lines": "BG-25"}),
        ({"totals": {"total_without_vat": "1"}}, {"vat_breakdown": "BG-23"}),
        (
            {"totals": {"sum_of_lines": "1"}, "vat_breakdown": [vat("S", "19")]},
            {"vat_breakdown[0].taxable_amount": "BT-116"},
        ),
    ],
)
def test_without_lines_and_sums_nothing_follows(
    before: dict[str, Any], missing: dict[str, str]
) -> None:
    assert problems(invoice(**before)) == missing


@pytest.mark.parametrize("strategy", ["gross", "vat-per-line"])
def test_other_strategies_need_lines(strategy: str) -> None:
    before = invoice(totals={"sum_of_lines": "1"})
    assert problems(before, strategy=strategy) == {"lines": "BG-25"}


def test_the_context_of_the_caller_plays_no_part() -> None:
    before = invoice(
        line("3", "8.40333"),
        allowances=[{"percentage": "3.3", "vat_category_code": "S", "vat_rate": "19"}],
    )
    wanted = calculate(before)
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_DOWN)) as context:
        context.traps[decimal.Inexact] = True
        assert calculate(before) == wanted
        assert decimal.getcontext().prec == 2


def test_large_numbers_are_exact_and_larger_ones_refused() -> None:
    exact = calculate(invoice(line("1" + "0" * 40, "1.1", vat=vat("Z"))))
    assert str(exact.lines[0].net_amount) == "11" + "0" * 39 + ".00"
    assert problems(invoice(line("9" * 90, "9" * 90)))["lines[0].net_amount"] == "BT-131"
    assert "totals.paid_amount" in problems(invoice(line(), totals={"paid_amount": "9" * 99}))


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "1E+999999999"])
def test_numbers_that_are_none_are_refused_however_they_came_in(number: str) -> None:
    each = line().model_copy(update={"quantity": Decimal(number)})
    with pytest.raises(CalculationError):
        calculate(invoice(each))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strategy", "brutto"),
        ("fill", "some"),
        ("decimals", 4),
        ("decimals", True),
        ("round_due_to", "0"),
        ("round_due_to", "-1"),
        ("round_due_to", "0.001"),
        ("round_due_to", 0.05),
        ("exchange_rate", "x"),
        ("exchange_rate", Decimal("NaN")),
        ("exchange_rate", Decimal("1E+200")),
    ],
)
def test_wrong_arguments_are_named(name: str, value: object) -> None:
    options: dict[str, Any] = {name: value}
    with pytest.raises(CalculationError) as caught:
        calculate(invoice(line()), **options)
    assert caught.value.path == name


def test_gross_prices_cannot_be_filled_in_partly() -> None:
    with pytest.raises(CalculationError) as caught:
        calculate(invoice(line()), strategy="gross", fill="missing")
    assert caught.value.path == "fill"
