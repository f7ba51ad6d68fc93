"""What `calculate` makes of an invoice: net prices, totals, VAT, and what it keeps."""

from decimal import Decimal
from typing import Any

import pytest

from einvoice.calculation import calculate
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from tests.calculation.invoices import invoice, line, vat
from tests.calculation.second_opinion import wrong_places


def totals(made: Invoice) -> Totals:
    assert made.totals is not None
    return made.totals


def stated(made: Totals) -> dict[str, str]:
    return {name: str(value) for name, value in made if value is not None}


def test_a_short_invoice_gets_lines_breakdown_and_totals() -> None:
    made = calculate(invoice(line("3", "8.403"), line("2", "5", vat=vat("S", "7"))))
    assert [str(each.net_amount) for each in made.lines] == ["25.21", "10.00"]
    assert [(str(each.taxable_amount), str(each.tax_amount)) for each in made.vat_breakdown] == [
        ("25.21", "4.79"),
        ("10.00", "0.70"),
    ]
    assert stated(totals(made)) == {
        "sum_of_lines": "35.21",
        "total_without_vat": "35.21",
        "vat_total": "5.49",
        "total_with_vat": "40.70",
        "amount_due": "40.70",
    }


@pytest.mark.parametrize(
    ("quantity", "net"), [("0.5", "0.01"), ("-0.5", "-0.01"), ("1.5", "0.02"), ("0.4", "0.00")]
)
def test_half_a_cent_goes_away_from_zero(quantity: str, net: str) -> None:
    assert str(calculate(invoice(line(quantity, "0.01"))).lines[0].net_amount) == net


def test_minus_nothing_has_no_sign() -> None:
    assert str(calculate(invoice(line("-0.1", "0.01"))).lines[0].net_amount) == "0.00"


def test_the_price_is_for_the_base_quantity() -> None:
    price = {"net_amount": "10", "base_quantity": "3"}
    made = calculate(invoice(line().replace(price=price)))
    assert str(made.lines[0].net_amount) == "3.33"


def test_line_allowances_and_charges_may_be_percentages() -> None:
    each = line("3", "33.333", allowances=[{"percentage": "10"}], charges=[{"amount": "1.5"}])
    made = calculate(invoice(each)).lines[0]
    assert (str(made.allowances[0].amount), str(made.allowances[0].base_amount)) == (
        "10.00",
        "100.00",
    )
    assert str(made.net_amount) == "91.50"


def test_a_stated_base_amount_is_what_the_percentage_is_taken_of() -> None:
    each = line(allowances=[{"percentage": "50", "base_amount": "10"}])
    assert str(calculate(invoice(each)).lines[0].net_amount) == "95.00"


def test_a_percentage_on_the_document_is_of_the_lines_with_the_same_vat() -> None:
    made = calculate(
        invoice(
            line(),
            line(vat=vat("S", "7")),
            allowances=[{"percentage": "5", "vat_category_code": "S", "vat_rate": "19.00"}],
            charges=[{"amount": "9.50", "vat_category_code": "S", "vat_rate": "7"}],
        )
    )
    assert (str(made.allowances[0].amount), str(made.allowances[0].base_amount)) == (
        "5.00",
        "100.00",
    )
    assert totals(made).sum_of_allowances == Decimal("5.00")
    assert totals(made).sum_of_charges == Decimal("9.50")
    assert wrong_places(made) == []


@pytest.mark.parametrize(
    ("price", "net", "amount"),
    [
        ({"gross_amount": "4.45", "discount": "0.5"}, "3.95", "3.95"),
        ({"gross_amount": "4.45"}, "4.45", "4.45"),
        ({"gross_amount": "10.00", "discount_percentage": "2.5"}, "9.75000", "9.75"),
        (
            {"gross_amount": "10", "discount_percentage": "10", "discount_base_amount": "5"},
            "9.50",
            "9.50",
        ),
        (
            {
                "gross_amount": "10",
                "more_discounts": [{"amount": "1"}, {"percentage": "10"}],
                "charges": [{"percentage": "10", "base_amount": "20"}],
            },
            "10.00",
            "10.00",
        ),
        ({"gross_amount": "10", "gross_base_quantity": "4"}, "10", "2.50"),
        (
            {"gross_amount": "10", "gross_base_quantity": "3", "base_quantity": "1"},
            "3.3333333333",
            "3.33",
        ),
        ({"gross_amount": "10", "gross_base_quantity": "3", "base_quantity": "3"}, "10", "3.33"),
        ({"net_amount": "7", "gross_amount": "10", "discount": "1"}, "7", "7.00"),
    ],
)
def test_the_net_price_follows_from_the_gross_price(
    price: dict[str, Any], net: str, amount: str
) -> None:
    made = calculate(invoice(line().replace(price=price))).lines[0]
    assert made.price is not None
    assert made.price.net_amount == Decimal(net)
    assert made.net_amount == Decimal(amount)


@pytest.mark.parametrize("category", ["Z", "E", "AE", "K", "G", "O"])
def test_no_vat_is_charged_under_categories_that_charge_none(category: str) -> None:
    made = calculate(invoice(line(vat=vat(category, None))))
    entry = made.vat_breakdown[0]
    assert (str(entry.taxable_amount), str(entry.tax_amount)) == ("100.00", "0.00")
    assert entry.rate == (None if category == "O" else 0)


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("AE", "VATEX-EU-AE"),
        ("K", "VATEX-EU-IC"),
        ("G", "VATEX-EU-G"),
        ("O", "VATEX-EU-O"),
        ("E", None),
        ("Z", None),
    ],
)
def test_a_reason_that_follows_from_the_category_is_filled_in(
    category: str, code: str | None
) -> None:
    made = calculate(invoice(line(vat=vat(category))))
    assert made.vat_breakdown[0].exemption_reason_code == code


def test_the_reasons_of_a_stated_breakdown_are_kept() -> None:
    before = vat("E", "0.00", exemption_reason="Article 132", exemption_reason_code="VATEX-EU-132")
    made = calculate(invoice(line(vat=vat("E")), vat_breakdown=[before]))
    entry = made.vat_breakdown[0]
    assert (entry.exemption_reason, entry.exemption_reason_code) == ("Article 132", "VATEX-EU-132")
    assert str(entry.rate) == "0.00"


def test_lines_with_different_reasons_make_different_entries() -> None:
    made = calculate(
        invoice(
            line(vat=vat("E", exemption_reason="books")),
            line(vat=vat("E", exemption_reason_code="VATEX-EU-132")),
            line(vat=vat("E", exemption_reason="books")),
        )
    )
    assert [entry.taxable_amount for entry in made.vat_breakdown] == [200, 100]
    assert calculate(made) == made


def test_a_reason_that_the_breakdown_lacks_goes_to_its_first_entry() -> None:
    before = vat("E", exemption_reason="schools")
    made = calculate(invoice(line(vat=vat("E", exemption_reason="books")), vat_breakdown=[before]))
    assert [entry.exemption_reason for entry in made.vat_breakdown] == ["schools"]


def test_a_stated_entry_to_which_nothing_contributes_is_left_out_unless_it_is_zero() -> None:
    made = calculate(
        invoice(
            line(),
            vat_breakdown=[
                vat("S", "7", taxable_amount="5", tax_amount="0.35"),
                vat("E", None, taxable_amount="5"),
                vat("Z", "0", taxable_amount="0", tax_amount="0"),
            ],
        )
    )
    assert [entry.category_code for entry in made.vat_breakdown] == ["Z", "S"]


def test_the_sums_that_extended_states_in_the_breakdown_are_calculated_anew() -> None:
    before = vat("S", "19", sum_of_lines="1", sum_of_allowances_and_charges="1")
    allowance = {"amount": "10", "vat_category_code": "S", "vat_rate": "19"}
    made = calculate(invoice(line(), vat_breakdown=[before], allowances=[allowance]))
    entry = made.vat_breakdown[0]
    assert (entry.sum_of_lines, entry.sum_of_allowances_and_charges) == (100, -10)


def test_an_equal_amount_keeps_its_zeros_and_a_wrong_one_is_replaced() -> None:
    made = calculate(
        invoice(
            line(net_amount="100"),
            totals={"sum_of_lines": "100.0", "total_without_vat": "100.0000", "vat_total": "18"},
        )
    )
    assert str(made.lines[0].net_amount) == "100"
    assert stated(totals(made))["sum_of_lines"] == "100.0"
    assert stated(totals(made))["total_without_vat"] == "100.00"
    assert stated(totals(made))["vat_total"] == "19.00"


def test_filling_what_is_missing_takes_stated_amounts_as_they_are() -> None:
    before = invoice(
        line(net_amount="99.99"),
        vat_breakdown=[vat("S", "19", tax_amount="19.02"), vat("Z", taxable_amount="1")],
        totals={"vat_total": "19.03", "rounding_amount": "0.01"},
    )
    made = calculate(before, fill="missing")
    assert stated(totals(made)) == {
        "sum_of_lines": "99.99",
        "total_without_vat": "99.99",
        "vat_total": "19.03",
        "total_with_vat": "119.02",
        "rounding_amount": "0.01",
        "amount_due": "119.03",
    }
    assert [entry.tax_amount for entry in made.vat_breakdown] == [Decimal("19.02"), 0]


def test_a_line_without_quantity_or_price_is_worth_what_it_states() -> None:
    made = calculate(invoice(line(None, None, net_amount="10.5"), line(None, "5", net_amount="1")))
    assert [str(each.net_amount) for each in made.lines] == ["10.5", "1"]


def test_paid_amount_rounding_and_third_party_payments_lead_to_the_amount_due() -> None:
    made = calculate(
        invoice(
            line(),
            totals={"paid_amount": "19.00", "rounding_amount": "-0.5"},
            third_party_payments=[{"amount": "10"}, {"amount": "0.25"}],
        )
    )
    assert str(totals(made).paid_amount) == "19.00"
    assert totals(made).amount_due == Decimal("109.75")


def test_advance_payments_add_up_to_the_paid_amount() -> None:
    made = calculate(invoice(line(), advance_payments=[{"amount": "10"}, {"amount": "20"}]))
    assert (totals(made).paid_amount, totals(made).amount_due) == (30, 89)


def test_logistics_services_count_as_charges() -> None:
    service = {"amount": "5", "taxes": [vat("S", "19")]}
    made = calculate(invoice(line(), service_charges=[service]))
    assert totals(made).sum_of_charges == 5
    assert made.vat_breakdown[0].taxable_amount == 105


def test_no_allowances_any_more_is_zero_where_a_sum_was_stated() -> None:
    made = calculate(invoice(line(), totals={"sum_of_allowances": "5"}))
    assert stated(totals(made))["sum_of_allowances"] == "0.00"


def test_a_line_with_sub_lines_is_their_sum() -> None:
    inner = line("2", "10", sub_lines=[line("3", "1.115"), line("1", "1")])
    made = calculate(invoice(line("1", "99", sub_lines=[inner, line("1", "5")]))).lines[0]
    assert str(made.sub_lines[0].net_amount) == "4.35"
    assert str(made.net_amount) == "9.35"


def test_lines_that_group_or_inform_do_not_count() -> None:
    made = calculate(
        invoice(
            line(id="1", status_reason_code="GROUP", net_amount="5"),
            line(id="2", status_reason_code="GROUP", parent_id="1"),
            line(id="3", status_reason_code="DETAIL", parent_id="2"),
            line(id="4", parent_id="1"),
            line(id="5", status_reason_code="INFORMATION", parent_id="1", net_amount="7"),
        )
    )
    assert [each.net_amount for each in made.lines] == [200, 100, 100, 100, 7]
    assert totals(made).sum_of_lines == 200


@pytest.mark.parametrize(
    ("currency", "net", "tax"),
    [
        ("EUR", "12.35", "2.35"),
        ("JPY", "12", "2"),
        ("KWD", "12.35", "2.35"),
        (None, "12.35", "2.35"),
    ],
)
def test_amounts_have_the_decimals_of_their_currency_and_two_at_most(
    currency: str | None, net: str, tax: str
) -> None:
    made = calculate(Invoice(currency_code=currency, lines=[line("1", "12.3456")]))
    assert str(made.lines[0].net_amount) == net
    assert str(made.vat_breakdown[0].tax_amount) == tax


def test_the_caller_may_choose_other_decimals() -> None:
    made = calculate(invoice(line("1", "12.3456")), decimals=3)
    assert str(made.lines[0].net_amount) == "12.346"


@pytest.mark.parametrize(
    ("step", "rounding", "due"),
    [("0.05", "0.02", "119.10"), ("1", "-0.08", "119.00"), ("10", "0.92", "120.00")],
)
def test_the_amount_due_can_be_rounded_for_cash(step: str, rounding: str, due: str) -> None:
    made = calculate(
        invoice(line("1", "100.07"), totals={"rounding_amount": "3"}), round_due_to=step
    )
    assert (str(totals(made).rounding_amount), str(totals(made).amount_due)) == (rounding, due)


def test_an_amount_that_needs_no_rounding_gets_no_rounding_amount() -> None:
    assert totals(calculate(invoice(line()), round_due_to=Decimal("0.05"))).rounding_amount is None


@pytest.mark.parametrize(
    ("exchange", "rate", "before", "after"),
    [
        (None, "11.345", None, "215.56"),
        (None, 11, "1", "209.00"),
        (None, None, "215.6", "215.6"),
        ({"rate": "11.345"}, None, None, "215.56"),
        ({"rate": "11.345"}, None, "1", "215.56"),
        (
            {"rate": "0.5", "source_currency_code": "SEK", "target_currency_code": "EUR"},
            None,
            None,
            "38.00",
        ),
    ],
)
def test_the_vat_total_is_converted_into_the_accounting_currency(
    exchange: dict[str, str] | None, rate: str | int | None, before: str | None, after: str
) -> None:
    made = calculate(
        invoice(
            line(),
            vat_currency_code="SEK",
            currency_exchange=exchange,
            totals={"vat_total_in_accounting_currency": before},
        ),
        exchange_rate=rate,
    )
    assert str(totals(made).vat_total_in_accounting_currency) == after


def test_the_same_currency_twice_needs_no_rate() -> None:
    made = calculate(invoice(line(), vat_currency_code="EUR"))
    assert totals(made).vat_total_in_accounting_currency is None


def test_without_lines_the_stated_sums_are_the_input() -> None:
    made = calculate(
        invoice(
            charges=[{"amount": "5", "vat_category_code": "S", "vat_rate": "19"}],
            vat_breakdown=[vat("S", "19", taxable_amount="105.00")],
            totals={"sum_of_lines": "100.00", "vat_total": "1", "amount_due": "2"},
        )
    )
    assert stated(totals(made)) == {
        "sum_of_lines": "100.00",
        "sum_of_charges": "5.00",
        "total_without_vat": "105.00",
        "vat_total": "19.95",
        "total_with_vat": "124.95",
        "amount_due": "124.95",
    }


@pytest.mark.parametrize(
    "before",
    [
        {"total_without_vat": "100", "vat_total": "19", "total_with_vat": "119"},
        {"total_without_vat": "100", "total_with_vat": "119"},
        {"total_without_vat": "100", "vat_total": "19"},
    ],
)
def test_minimum_states_only_totals_and_gets_what_is_missing(before: dict[str, str]) -> None:
    made = totals(calculate(invoice(totals={**before, "amount_due": "50"})))
    assert (made.total_without_vat, made.vat_total, made.total_with_vat) == (100, 19, 119)
    assert made.amount_due == 50
