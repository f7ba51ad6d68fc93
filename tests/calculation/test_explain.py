"""Where each cent comes from."""

import pickle
from decimal import Decimal

import pytest

from einvoice.calculation import Strategy, UncalculableError, calculate, explain
from tests.calculation.invoices import invoice, line


def test_a_step_says_term_place_formula_numbers_and_rounding() -> None:
    step = explain(invoice(line("3", "8.403"))).of("BT-131")[0]
    assert (step.term, step.path) == ("BT-131", "lines[0].net_amount")
    assert [(each.name, each.value) for each in step.inputs] == [
        ("quantity", 3),
        ("net price", Decimal("8.403")),
    ]
    assert (step.unrounded, step.value) == (Decimal("25.209"), Decimal("25.21"))
    assert str(step) == (
        "BT-131 lines[0].net_amount = 25.21: quantity * net price "
        "(quantity 3, net price 8.403) = 25.209, rounded"
    )


def test_every_amount_of_the_totals_has_a_step() -> None:
    calculation = explain(invoice(line(), totals={"paid_amount": "1"}))
    terms = {step.term for step in calculation.of("totals")}
    assert terms == {"BT-106", "BT-109", "BT-110", "BT-112", "BT-113", "BT-115"}
    assert calculation.strategy is Strategy.NET
    assert calculation.invoice == calculate(invoice(line(), totals={"paid_amount": "1"}))
    assert str(calculation).splitlines()[-1].startswith("BT-115 totals.amount_due = 118.00")


def test_a_place_is_found_with_what_it_holds_and_nothing_beside() -> None:
    calculation = explain(invoice(*(line() for _ in range(11))), strategy="vat-per-line")
    paths = {step.path for step in calculation.of("lines[1]")}
    assert paths == {"lines[1].net_amount", "lines[1] VAT"}
    assert calculation.of("lines[1].net") == ()
    assert len(calculation.of("lines[1].net_amount")) == 1


def test_a_number_without_an_end_is_cut() -> None:
    step = explain(invoice(line().replace(price={"net_amount": "10", "base_quantity": "3"})))
    assert step.of("BT-131")[0].unrounded == Decimal("3.333333333333")


def test_long_sums_show_a_few_numbers_and_count_the_rest() -> None:
    step = explain(invoice(*(line() for _ in range(20)))).of("BT-106")[0]
    assert len(step.inputs) == 20
    assert "and 14 more" in str(step)


def test_what_changed_names_the_amount_before() -> None:
    calculation = explain(invoice(line(net_amount="99.99")))
    assert [str(step) for step in calculation.changes] == [
        "BT-131 lines[0].net_amount = 100.00: quantity * net price "
        "(quantity 1, net price 100); stated was 99.99"
    ]
    zero = explain(invoice(line(net_amount="0")))
    assert str(zero.changes[0]).endswith("; stated was 0")


def test_what_was_kept_against_the_formula_is_said() -> None:
    step = explain(invoice(line(net_amount="99.99")), fill="missing").of("BT-131")[0]
    assert step.is_kept
    assert not step.is_changed
    assert str(step).endswith("= 100, kept as stated instead")


def test_an_entry_that_is_left_out_is_on_record() -> None:
    before = {"category_code": "S", "rate": "7", "taxable_amount": "5", "tax_amount": "0.35"}
    calculation = explain(invoice(line(), vat_breakdown=[before]))
    assert [step.path for step in calculation.changes] == ["vat_breakdown: S 7"]


def test_a_gross_price_shows_both_ways() -> None:
    calculation = explain(invoice(line("3", "10.00")), strategy="gross")
    assert [str(step) for step in calculation.of("lines[0]")] == [
        "lines[0].net_amount = 30.00: with VAT: quantity * net price (quantity 3, net price 10.00)",
        "BT-146 lines[0].price.net_amount = 8.403: amount with VAT / (1 + rate / 100) "
        "(amount with VAT 10.00, rate 19) = 8.403361344538, rounded",
        "BT-131 lines[0].net_amount = 25.21: quantity * net price "
        "(quantity 3, net price 8.403) = 25.209, rounded",
    ]


def test_the_error_reads_well() -> None:
    with pytest.raises(UncalculableError) as caught:
        explain(invoice(line(None), third_party_payments=[{}]))
    assert caught.value.path == "third_party_payments[0].amount"
    assert "lines[0].quantity (BT-129): state the quantity" in str(caught.value)
    assert caught.value.code == "calculation.input"
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems
