"""What passes for a telephone number and an email address."""

import pytest

from einvoice.rules.german_forms import has_three_digits, is_email


@pytest.mark.parametrize("telephone", ["123", "+49 (0)30", "1a2b3"])
def test_three_digits_make_a_telephone_number(telephone: str) -> None:
    assert has_three_digits(telephone)


@pytest.mark.parametrize("telephone", [None, "", "12", "n/a", "\u0661\u0662\u0663"])
def test_fewer_do_not(telephone: str | None) -> None:
    assert not has_three_digits(telephone)


@pytest.mark.parametrize("address", ["a@b.c", " first.last@mail.example.com\n", ".@-.-"])
def test_one_at_sign_and_a_dotted_domain_make_an_address(address: str) -> None:
    assert is_email(address)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "billing",
        "billing@example",
        "billing@@example.com",
        "a@b@example.com",
        "billing@.example.com",
        "billing@example..com",
        "billing@example.com.",
        "first last@example.com",
        "billing@" + "a." * 50_000 + "@",
    ],
)
def test_anything_else_is_no_address(address: str | None) -> None:
    assert not is_email(address)
