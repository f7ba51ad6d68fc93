"""Forms that German rules ask for."""

import pytest

from einvoice.rules.german_forms import (
    discount_lines,
    ends_with_line_end,
    has_three_digits,
    is_absolute_url,
    is_discount,
    is_email,
    is_iban,
)

IBAN = "DE02120300000000202051"


@pytest.mark.parametrize(
    "account",
    [
        IBAN,
        "DE02 1203 0000 0000 2020 51",
        " DE02\t1203\n0000 0000 2020 51 ",
        "GB33BUKB20201555555555",
        "GB82WEST12345698765432",
        "NO8330001234567",
    ],
)
def test_a_correct_iban_passes_with_or_without_white_space(account: str) -> None:
    assert is_iban(account)


@pytest.mark.parametrize(
    "account",
    [
        None,
        "",
        "DE",
        IBAN[:-1] + "2",
        IBAN.lower(),
        f"{IBAN}-1",
        "DE03120300000000202051",
        "DE02-1203-0000-0000-2020-51",
        "DE02\u00a0120300000000202051",
        "GB33bukb20201555555555",
        "DE0212030000000020205\u0661",
        "DE02" + "0" * 31,
    ],
)
def test_another_number_is_no_iban(account: str | None) -> None:
    assert not is_iban(account)


@pytest.mark.parametrize("address", ["a@example.com", " a@b.example.com\n"])
def test_an_email_address_has_one_at_sign_and_a_dot_behind_it(address: str) -> None:
    assert is_email(address)


@pytest.mark.parametrize("address", [None, "a@example", "a@b@example.com", "a b@example.com", "@."])
def test_another_text_is_no_email_address(address: str | None) -> None:
    assert not is_email(address)


@pytest.mark.parametrize(("number", "enough"), [("1-1-0", True), ("12", False), (None, False)])
def test_a_telephone_number_has_three_digits(number: str | None, enough: bool) -> None:
    assert has_three_digits(number) is enough


@pytest.mark.parametrize(
    ("location", "absolute"),
    [
        ("https://example.com", True),
        ("urn:x", True),
        ("c:/x", False),
        ("/x", False),
        ("1a:", False),
    ],
)
def test_an_absolute_url_begins_with_a_scheme(location: str, absolute: bool) -> None:
    assert is_absolute_url(location) is absolute


@pytest.mark.parametrize(
    ("line", "granted"),
    [
        ("#SKONTO#TAGE=14#PROZENT=2.00#", True),
        (" #SKONTO#TAGE=7#PROZENT=3.50#BASISBETRAG=-100.00# ", True),
        ("#SKONTO#TAGE=14#PROZENT=2#", False),
        ("#SKONTO#TAGE=14#PROZENT=2.00", False),
        ("#Skonto#TAGE=14#PROZENT=2.00#", False),
    ],
)
def test_a_discount_has_its_form(line: str, granted: bool) -> None:
    assert is_discount(line) is granted


def test_lines_that_begin_with_a_number_sign_are_to_be_discounts() -> None:
    assert discount_lines("Pay # soon\r\n #1#\n#2") == [" #1#", "#2"]


@pytest.mark.parametrize(
    ("terms", "ends"),
    [
        ("#1#\n", True),
        ("#1# \r\n", True),
        ("#1#", False),
        ("#1# now\n", False),
        ("#1#\n#2#", False),
    ],
)
def test_a_line_end_follows_the_last_discount(terms: str, ends: bool) -> None:
    assert ends_with_line_end(terms) is ends


@pytest.mark.parametrize("text", ["#" * 200_000, "#a" * 100_000, "#\n" * 100_000])
def test_many_number_signs_are_looked_at_once(text: str) -> None:
    # The text would take hours if each sign were tried with each other.
    assert not ends_with_line_end(text) or text.endswith("\n")
