"""Numbers, dates and words are those of the language; the amounts are exact."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from einvoice import render, render_html
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from einvoice.model.vat import VatBreakdown
from einvoice.rendering import LANGUAGES, language
from einvoice.rendering.formats import amount, day, money, number, percent, size
from tests.builders import invoice, line
from tests.rendering.pdf_text import text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", "\u22121.234.567,80\u00a0€"),
        ("en", "€\u00a0\u22121,234,567.80"),
        ("es", "\u22121.234.567,80\u00a0€"),
        ("fr", "\u22121\u00a0234\u00a0567,80\u00a0€"),
        ("pl", "\u22121\u00a0234\u00a0567,80\u00a0€"),
    ],
)
def test_amounts_are_written_as_in_the_language(code: str, expected: str) -> None:
    assert money(Decimal("-1234567.8"), language(code), "EUR") == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", "05.03.2026"),
        ("en", "5 Mar 2026"),
        ("es", "05/03/2026"),
        ("fr", "05/03/2026"),
        ("pl", "05.03.2026"),
    ],
)
def test_dates_are_written_as_in_the_language(code: str, expected: str) -> None:
    assert day(date(2026, 3, 5), language(code)) == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("1500.000000", "1.500"),
        ("0.123456789", "0,123456789"),
        ("-0.5", "\u22120,5"),
        ("123456789012345678901234567890.1", "123.456.789.012.345.678.901.234.567.890,1"),
    ],
)
def test_numbers_keep_every_digit_and_no_empty_ones(value: str, written: str) -> None:
    assert number(Decimal(value), language("de")) == written


def test_amounts_have_the_decimals_of_their_currency_or_more() -> None:
    german = language("de")
    assert amount(Decimal("1"), german, "EUR") == "1,00"
    assert amount(Decimal("1.005"), german, "EUR") == "1,005"
    assert amount(Decimal("1000"), german, "JPY") == "1.000"
    assert money(Decimal("1"), german, "SEK") == "1,00\u00a0SEK"
    assert percent(Decimal("19.00"), german) == "19\u00a0%"


def test_small_groups_are_kept_together_where_the_language_does_so() -> None:
    assert number(Decimal(1234), language("es")) == "1234"
    assert number(Decimal(12345), language("es")) == "12.345"


@pytest.mark.parametrize(
    ("count", "written"), [(12, "12\u00a0B"), (1_500, "1,5\u00a0kB"), (12_345_678, "12\u00a0MB")]
)
def test_sizes_are_rounded(count: int, written: str) -> None:
    assert size(count, language("de")) == written


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_speaks_the_language(code: str) -> None:
    words = language(code).words
    found = text(render(example_invoice(), language=code))
    for key in ("item", "vat_breakdown", "amount_due", "payment"):
        assert words[key].split(" ")[0] in found


def test_a_language_can_be_taken_in_other_words() -> None:
    ours = language("en").with_words({"vat": "GST"}, fields={"due_date": "Pay by"})
    found = text(render(example_invoice(), language=ours))
    assert "Pay by" in found
    assert "GST" in found


def test_codes_are_said_in_words_with_the_code_behind() -> None:
    found = text(render(example_invoice()))
    assert "SEPA-Überweisung (58)" in found
    assert "25\u00a0Stk." in found
    assert "Regelsatz (S)" in found
    assert "Pos" in found


def test_discounts_of_xrechnung_are_said_in_words() -> None:
    terms = (
        "#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=100.00#\nBitte\n"
    )
    found = text(render(invoice(payment_terms=terms)))
    assert "2\u00a0% Skonto bei Zahlung innerhalb von 14 Tagen" in found
    assert "3\u00a0% Skonto auf 100,00\u00a0€ bei Zahlung innerhalb von 7 Tagen" in found
    assert "Bitte" in found
    assert "#SKONTO" not in found


def test_what_is_no_discount_stays_as_it_is_said() -> None:
    for terms in ("#SKONTO#TAGE=x#PROZENT=2.00#", "#SKONTO#TAGE=1#PROZENT=1.2.3#"):
        assert terms in text(render(invoice(payment_terms=terms)))


def test_reasons_for_no_vat_stand_beside_it() -> None:
    exempt = VatBreakdown(
        category_code="AE",
        rate=Decimal(0),
        taxable_amount=Decimal(20),
        tax_amount=Decimal(0),
        exemption_reason="Reverse charge",
        exemption_reason_code="VATEX-EU-AE",
    )
    found = text(render(invoice(vat_breakdown=[exempt])))
    assert "Umkehrung der Steuerschuld (AE)" in found
    assert "Reverse charge" in found
    assert "VATEX-EU-AE" in found


@pytest.mark.parametrize(
    ("code", "expected"), [("380", "Zu zahlen"), ("381", "Gutgeschrieben"), ("384", "Zu zahlen")]
)
def test_a_credit_note_is_not_to_be_paid(code: str, expected: str) -> None:
    assert expected in text(render(invoice(type_code=code)))


def test_a_test_and_a_copy_are_not_overlooked() -> None:
    found = text(render(invoice(test=True, copy_indicator=True)))
    assert "Testrechnung, nicht zu bezahlen" in found
    assert "Kopie" in found


def test_a_document_is_rendered_like_the_invoice_in_it() -> None:
    from einvoice import read, write

    data = write(invoice(), syntax="ubl")
    expected = render(read(data).invoice)
    assert render(data) == render(read(data)) == expected
    assert render_html(data) == render_html(read(data).invoice)


def test_columns_that_no_line_needs_are_not_there() -> None:
    bare = line(id=None, vat=None, price=None, quantity=None, unit_code=None)
    found = text(render(invoice(lines=[bare])))
    for word in ("Pos.", "Menge", "Einzelpreis"):
        assert word not in found


def test_an_unknown_type_of_document_is_said_by_its_code() -> None:
    assert "Rechnung" in text(render(Invoice(type_code="380")))
    assert "999" in text(render(Invoice(type_code="999")))


def test_the_verb_is_not_hidden_by_the_modules_behind_it() -> None:
    code = "import einvoice.rendering.html; from einvoice import render; print(callable(render))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"
