"""The predicates of identifiers, at the edges where the official functions are peculiar."""

from collections.abc import Callable

import pytest

from einvoice.rules.peppol.check_digits import (
    is_abn,
    is_codice_fiscale,
    is_codice_ipa,
    is_danish_cvr,
    is_gln,
    is_greek_tin,
    is_mod11,
    is_mod97_0208,
    is_partita_iva,
    is_partita_iva_if_italian,
    is_swedish_number,
)

CHECKED = (
    (is_gln, "7300010000001"),
    (is_gln, "4012345000009"),
    (is_mod11, "991825827"),
    (is_mod97_0208, "0202239951"),
    (is_abn, "51824753556"),
    (is_swedish_number, "5560160680"),
    (is_greek_tin, "094259216"),
    (is_partita_iva, "00743110157"),
)


@pytest.mark.parametrize(("predicate", "number"), CHECKED)
def test_a_number_with_its_check_digit_passes(
    predicate: Callable[[str], bool], number: str
) -> None:
    assert predicate(number)


@pytest.mark.parametrize(("predicate", "number"), CHECKED)
def test_every_other_last_digit_is_found_wrong(
    predicate: Callable[[str], bool], number: str
) -> None:
    others = [number[:-1] + digit for digit in "0123456789" if digit != number[-1]]
    assert not any(map(predicate, others))


@pytest.mark.parametrize("predicate", [predicate for predicate, _ in CHECKED])
@pytest.mark.parametrize("text", ["", "-", "A", "12A45", "½½½½½½½½½½½½½", "٣" * 13, "9" * 20_000])
def test_a_text_that_is_no_number_never_raises(predicate: Callable[[str], bool], text: str) -> None:
    assert predicate(text) in (True, False)


def test_a_gln_may_have_any_length() -> None:
    assert is_gln("0")
    assert is_gln("00012345600012")


def test_the_remainder_ten_passes_for_no_norwegian_number() -> None:
    # The weighted sum of 00000006 is 12: no digit can check it.
    assert not any(is_mod11(f"00000006{digit}") for digit in "0123456789")
    assert not is_mod11("000000000")


def test_a_business_number_is_judged_by_its_first_eleven_characters() -> None:
    assert is_abn("51824753556 and more")


def test_a_swedish_number_is_judged_by_its_first_ten_digits() -> None:
    assert is_swedish_number("556016068099")
    assert not is_swedish_number("556016-0680")


def test_a_greek_number_is_judged_by_its_first_nine_digits() -> None:
    assert is_greek_tin("094259216X")


@pytest.mark.parametrize("text", ["12345678", "DK12345678"])
def test_a_danish_number_has_eight_digits_with_or_without_its_country(text: str) -> None:
    assert is_danish_cvr(text)
    assert is_danish_cvr(text, prefixed=True) == text.startswith("DK")


@pytest.mark.parametrize("text", ["dk12345678", "DK1234567", "123456789", "SE12345678"])
def test_another_form_is_no_danish_number(text: str) -> None:
    assert not is_danish_cvr(text)


@pytest.mark.parametrize("text", ["12345678901", "RSSMRA85T10A562S", "rssmra85t10a562s"])
def test_an_italian_tax_code_has_two_forms(text: str) -> None:
    assert is_codice_fiscale(text)


@pytest.mark.parametrize(
    "text", ["1234567890", "1234567890A", "RSSMRA85T10A5621", "RSS1RA85T10A562S"]
)
def test_another_form_is_no_italian_tax_code(text: str) -> None:
    assert not is_codice_fiscale(text)


def test_an_italian_office_code_has_six_letters_or_digits() -> None:
    assert is_codice_ipa("UFY9MH")
    assert not is_codice_ipa("UFY9M_")
    assert not is_codice_ipa("UFY9MHX")


def test_only_an_italian_vat_number_is_checked() -> None:
    assert is_partita_iva_if_italian("IT00743110157")
    assert is_partita_iva_if_italian("it00743110157")
    assert not is_partita_iva_if_italian("IT00743110158")
    assert not is_partita_iva_if_italian("IT0074311015")
    assert is_partita_iva_if_italian("00743110158")
