"""What a value may look like, and that it stays exactly as it was given."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from einvoice.model.values import (
    MAX_DIGITS,
    Attachment,
    Identifier,
    date_of,
    decimal_of,
    plain,
)


def amount_of(value: object) -> Decimal | None:
    return Totals.model_validate({"amount_due": value}).amount_due


def date_from(value: object) -> date | None:
    return Invoice.model_validate({"issue_date": value}).issue_date


@pytest.mark.parametrize("text", ["0", "1500.000000", "-0.00", "+7.10", "007", ".5", "-.50"])
def test_an_amount_keeps_every_digit_that_was_written(text: str) -> None:
    amount = amount_of(text)
    assert amount is not None
    assert amount.as_tuple() == Decimal(text).as_tuple()


def test_an_amount_takes_decimals_and_whole_numbers_of_python() -> None:
    assert str(amount_of(Decimal("-0.00"))) == "-0.00"
    assert str(amount_of(19)) == "19"


@pytest.mark.parametrize("value", [1.5, 1500.0, float("nan"), True, None.__class__, b"1", [], {}])
def test_what_is_no_exact_number_is_no_amount(value: object) -> None:
    with pytest.raises(ValidationError, match="floats are not exact"):
        amount_of(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "1,5",
        "1e5",
        "1E-2",
        "NaN",
        "Infinity",
        "-",
        ".",
        "1_000",
        "١٢",
        "0x1",
        "1.2.3",
    ],
)
def test_a_text_that_is_no_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"expected a decimal number such as 1234\.50"):
        amount_of(text)


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+200", "1E-200"])
def test_a_number_without_an_end_in_plain_digits_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="expected a finite number of at most 100 digits"):
        amount_of(Decimal(value))


def test_a_number_of_more_digits_than_any_amount_is_refused() -> None:
    assert amount_of("1" * MAX_DIGITS) is not None
    with pytest.raises(ValidationError, match="expected a decimal number"):
        amount_of("1" * (MAX_DIGITS + 1))


@pytest.mark.parametrize("number", ["1500.000000", "1E+3", "1E-7", "-0.00", "0E-10"])
def test_a_number_is_written_in_plain_digits(number: str) -> None:
    written = plain(Decimal(number))
    assert "E" not in written
    assert Decimal(written) == Decimal(number)


@given(st.from_regex(r"[+-]?(?:[0-9]{1,12}(?:\.[0-9]{0,8})?|\.[0-9]{1,8})", fullmatch=True))
def test_every_decimal_of_xml_schema_is_read(text: str) -> None:
    if text.isascii():
        assert decimal_of(text) == Decimal(text)


@given(st.text())
def test_no_text_is_worse_than_refused(text: str) -> None:
    for reader in (decimal_of, date_of):
        with suppress(ValueError):
            reader(text)


def test_a_date_is_a_date_or_its_iso_form() -> None:
    assert date_from("2026-01-31") == date(2026, 1, 31)
    assert date_from(date(2026, 1, 31)) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "value",
    [
        20260131,
        0,
        1.0,
        True,
        datetime(2026, 1, 31, tzinfo=UTC),
        "20260131",
        "31.01.2026",
        "2026-1-31",
        "2026-01-31T00:00:00",
        "2026-01-31Z",
        "2026-W05-6",
        "",
    ],
)
def test_anything_else_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError, match="expected a date such as 2026-01-31"):
        date_from(value)


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    with pytest.raises(ValidationError, match="issue_date"):
        date_from("2026-02-30")


@pytest.mark.parametrize("value", [5, 5.0, True, b"5", ["5"]])
def test_a_text_is_a_string_and_nothing_else(value: object) -> None:
    with pytest.raises(ValidationError, match="valid string"):
        Invoice.model_validate({"number": value})


@pytest.mark.parametrize("value", [0, 1, "true", "false"])
def test_an_indicator_is_true_or_false_and_nothing_else(value: object) -> None:
    with pytest.raises(ValidationError, match="valid boolean"):
        Invoice.model_validate({"test": value})


def test_a_list_takes_any_sequence_and_keeps_a_tuple() -> None:
    for modes in (["3"], ("3",)):
        assert Invoice.model_validate({"transport_modes": modes}).transport_modes == ("3",)
    with pytest.raises(ValidationError, match="transport_modes"):
        Invoice.model_validate({"transport_modes": "3"})


def test_a_plain_string_is_an_identifier_without_a_scheme() -> None:
    invoice = Invoice.model_validate({"object_id": "ABC-1"})
    assert invoice.object_id == Identifier(value="ABC-1")


def test_an_identifier_reads_with_its_scheme_in_front() -> None:
    assert str(Identifier(value="4000000000001", scheme="0088")) == "0088:4000000000001"
    assert str(Identifier(value="4000000000001")) == "4000000000001"


def test_an_attachment_gives_back_the_bytes_it_was_made_of() -> None:
    attachment = Attachment.of(b"%PDF\x00\xff", filename="a.pdf", mime_code="application/pdf")
    assert attachment.data == b"%PDF\x00\xff"
    assert (attachment.filename, attachment.mime_code) == ("a.pdf", "application/pdf")


def test_an_attachment_may_be_broken_over_lines() -> None:
    assert Attachment(content=" SGVs\r\n\tbG8= ").data == b"Hello"


@pytest.mark.parametrize("content", ["SGVsbG8", "SGVsbG8!", "S", "====", "SGVs=bG8"])
def test_an_attachment_that_is_no_base64_says_so_when_it_is_opened(content: str) -> None:
    with pytest.raises(ValueError, match="the attachment is not Base64"):
        _ = Attachment(content=content).data


def test_an_attachment_shows_its_size_in_place_of_its_content() -> None:
    attachment = Attachment.of(b"0" * 3000, filename="a.pdf", mime_code="application/pdf")
    assert repr(attachment) == (
        "Attachment(filename='a.pdf', mime_code='application/pdf', size=3000)"
    )
