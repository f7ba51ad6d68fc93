from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.model.reference import LineNote, Note
from einvoice.model.values import Attachment, Identifier
from einvoice.syntax import codecs
from einvoice.syntax.codecs import Codec, ElementCodec, InexactError
from tests.model.invoices import decimals

BOTH_DATES = [(codecs.DATE, "2026-01-31"), (codecs.CII_DATE, "20260131")]


def read(codec: Codec | ElementCodec, text: str, **attributes: str) -> object:
    return codec.read(text, attributes) if isinstance(codec, ElementCodec) else codec.read(text)


@pytest.mark.parametrize("text", ["1500.000000", "-0.00", "+7", ".5", "5.", "007"])
def test_a_number_keeps_every_digit(text: str) -> None:
    number = codecs.DECIMAL.read(text)
    assert number == Decimal(text)
    assert number.as_tuple() == Decimal(text).as_tuple()


def test_white_space_around_a_number_says_nothing() -> None:
    assert codecs.DECIMAL.read(" \n1.50\t") == Decimal("1.50")


@pytest.mark.parametrize("text", ["", " ", "1,50", "1 500", "1E3", "NaN", "INF", "\u0661", "\xa01"])
def test_what_is_no_decimal_is_unreadable(text: str) -> None:
    with pytest.raises(ValueError, match="expected a decimal number"):
        codecs.DECIMAL.read(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("1E-7", "0.0000001"), ("0E-10", "0.0000000000"), ("-0.00", "-0.00")],
)
def test_a_number_is_written_in_plain_digits(number: str, text: str) -> None:
    assert codecs.DECIMAL.write(Decimal(number)) == text


@given(decimals())
def test_every_number_is_read_as_it_was_written(number: Decimal) -> None:
    again = codecs.DECIMAL.read(codecs.DECIMAL.write(number))
    assert again.as_tuple() == number.as_tuple()


@pytest.mark.parametrize(("codec", "text"), BOTH_DATES)
def test_a_date_is_read_and_written(codec: Codec | ElementCodec, text: str) -> None:
    day = date(2026, 1, 31)
    assert read(codec, f" {text}\n") == day
    written = codec.write(day)
    assert (written[0] if isinstance(written, tuple) else written) == text


@pytest.mark.parametrize(("codec", "_"), BOTH_DATES)
@pytest.mark.parametrize("text", ["", "31.01.2026", "2026-13-01", "20260230", "2026-1-1", "today"])
def test_what_is_no_date_is_unreadable(codec: Codec | ElementCodec, _: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(codec, text)


@pytest.mark.parametrize("zone", ["Z", "+01:00", "-12:30"])
def test_a_date_with_a_time_zone_states_the_day_inexactly(zone: str) -> None:
    with pytest.raises(InexactError, match="without a time zone") as caught:
        codecs.DATE.read(f"2026-01-31{zone}")
    assert caught.value.value == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "form"), [("2026-01-31", "102"), ("202601311200", "203"), ("20260131", "101")]
)
def test_a_date_of_cii_in_another_format_states_the_day_inexactly(text: str, form: str) -> None:
    with pytest.raises(InexactError, match="format 102") as caught:
        codecs.CII_DATE.read(text, {"format": form})
    assert caught.value.value == date(2026, 1, 31)


def test_a_date_of_cii_without_a_format_is_read() -> None:
    assert codecs.CII_DATE.read("20260131", {}) == date(2026, 1, 31)


def test_a_date_of_cii_is_written_with_its_format() -> None:
    assert codecs.CII_DATE.write(date(2026, 1, 31)) == ("20260131", {"format": "102"})


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("1", True), (" false ", False), ("0", False)]
)
def test_an_indicator_is_true_or_false(text: str, value: bool) -> None:
    assert codecs.INDICATOR.read(text) is value
    assert codecs.INDICATOR.write(value) == ("true" if value else "false")


@pytest.mark.parametrize("text", ["", "TRUE", "yes", "2"])
def test_what_is_no_indicator_is_unreadable(text: str) -> None:
    with pytest.raises(ValueError, match="expected true or false"):
        codecs.INDICATOR.read(text)


def test_white_space_around_a_single_line_is_dropped_and_within_kept() -> None:
    assert codecs.TEXT.read(" \t\r\none  two\n ") == "one  two"


def test_only_white_space_of_xml_is_dropped() -> None:
    assert codecs.TEXT.read("\xa0text\u2003") == "\xa0text\u2003"


def test_a_text_of_several_lines_stays_as_it_is() -> None:
    text = "\n#SKONTO#TAGE=14#PROZENT=2.00#\n"
    assert codecs.VERBATIM.read(text) == text == codecs.VERBATIM.write(text)


@pytest.mark.parametrize(("norm", "cii"), [("3", "5"), ("35", "29"), ("432", "72"), ("9", "9")])
def test_vat_point_codes_are_numbered_otherwise_in_cii(norm: str, cii: str) -> None:
    assert codecs.VAT_POINT_DATE_CODE.write(norm) == cii
    assert codecs.VAT_POINT_DATE_CODE.read(f" {cii} ") == norm


@given(st.text())
def test_swapped_codes_are_read_as_they_were_written(code: str) -> None:
    code = code.strip(codecs.BLANKS)
    assert codecs.VAT_POINT_DATE_CODE.read(codecs.VAT_POINT_DATE_CODE.write(code)) == code


@pytest.mark.parametrize(
    "account",
    ["DE02120300000000202051", "de02 1203 0000 0000 2020 51", "MT84MALT011000012345MTLCAST001S"],
)
def test_an_iban_is_told_by_its_form(account: str) -> None:
    assert codecs.is_iban(account)
    assert not codecs.is_no_iban(account)


@pytest.mark.parametrize("account", ["", "123456", "DE02", "D102120300000000202051", "DE0212030-0"])
def test_other_account_numbers_are_no_iban(account: str) -> None:
    assert codecs.is_no_iban(account)


def test_an_identifier_takes_its_scheme_and_leaves_other_attributes() -> None:
    attributes = {"schemeID": " 0088 ", "schemeName": "GLN"}
    assert codecs.IDENTIFIER.read(" 1 ", attributes) == Identifier(value="1", scheme="0088")
    assert attributes == {"schemeName": "GLN"}


def test_an_identifier_is_written_with_its_scheme() -> None:
    assert codecs.IDENTIFIER.write(Identifier(value="1", scheme="0088")) == (
        "1",
        {"schemeID": "0088"},
    )
    assert codecs.IDENTIFIER.write(Identifier(value="1")) == ("1", {})


def test_an_identifier_without_place_for_a_scheme_leaves_the_attribute() -> None:
    attributes = {"schemeID": "0088"}
    assert codecs.PLAIN_IDENTIFIER.read("1", attributes) == Identifier(value="1")
    assert attributes == {"schemeID": "0088"}
    assert codecs.PLAIN_IDENTIFIER.write(Identifier(value="1")) == ("1", {})


def test_schemes_decide_which_row_writes_an_identifier() -> None:
    plain, schemed = Identifier(value="1"), Identifier(value="1", scheme="0088")
    assert [codecs.has_scheme(plain), codecs.has_scheme(schemed)] == [False, True]
    assert [codecs.has_no_scheme(plain), codecs.has_no_scheme(schemed)] == [True, False]


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment(content="YQ==", mime_code="text/csv", filename="a.csv"),
        Attachment(content="\n YQ\n==\n"),
    ],
)
def test_an_attachment_stays_as_it_was_transmitted(attachment: Attachment) -> None:
    text, attributes = codecs.ATTACHMENT.write(attachment)
    assert codecs.ATTACHMENT.read(text, attributes) == attachment
    assert attributes == {}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("#REG#A remark", Note(subject_code="REG", text="A remark")),
        ("\n  #REG#\nA\n", Note(subject_code="REG", text="\nA\n")),
        ("#REG#", Note(subject_code="REG", text="")),
        ("#1 is a remark", Note(text="#1 is a remark")),
        ("#reg#A remark", Note(text="#reg#A remark")),
        ("A #REG# remark", Note(text="A #REG# remark")),
    ],
)
def test_a_note_of_ubl_has_its_code_between_number_signs(text: str, note: Note) -> None:
    assert codecs.NOTE.read(text) == note


def test_a_note_of_ubl_is_written_with_its_code_in_front() -> None:
    assert codecs.NOTE.write(Note(subject_code="REG", text="A remark")) == "#REG#A remark"
    assert codecs.NOTE.write(Note(text="A remark")) == "A remark"
    assert codecs.NOTE.write(Note(subject_code="REG")) == "#REG#"


def test_a_further_note_of_a_ubl_line_is_its_text() -> None:
    assert codecs.LINE_NOTE.read(" a ") == LineNote(text=" a ")
    assert codecs.LINE_NOTE.write(LineNote(text=" a ")) == " a "
    assert codecs.LINE_NOTE.write(LineNote(subject_code="AAI")) == ""
