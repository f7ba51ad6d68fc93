"""Accounts: what is taken for an IBAN, and which bank fits it."""

import pytest

from einvoice.rules.advice import ADVICE
from tests.rules.advice.clean import IBAN, clean, paid_to
from tests.rules.cases import outcome


def fired(account: str, provider: str | None = None, code: str = "30") -> set[str]:
    payment = paid_to(account, provider, code)
    return {one.rule.id for one in outcome(clean(payment=payment), ADVICE, "ubl")}


@pytest.mark.parametrize(
    "account",
    [
        IBAN,
        "DE91 1000 0000 0123 4567 89",
        "de91100000000123456789",
        "NO9386011117947",
        "GB82WEST12345698765432",
    ],
)
def test_an_iban_with_its_check_digits_is_taken(account: str) -> None:
    assert fired(account) == set()


@pytest.mark.parametrize(
    "account", ["DE91100000000123456798", "DE9110000000012345678", "GB82WEST1234569876543A"]
)
def test_an_iban_with_a_wrong_character_or_length_is_noticed(account: str) -> None:
    assert fired(account) == {"ADV-IBAN"}


def test_an_iban_of_an_unknown_country_needs_only_its_check_digits() -> None:
    assert fired("ZZ3900000000000000001") == set()
    assert fired("ZZ4000000000000000001") == {"ADV-IBAN"}


def test_other_account_numbers_are_wrong_for_sepa_only() -> None:
    assert fired("123 456-7", code="30") == set()
    assert fired("123 456-7", code="58") == {"ADV-IBAN"}


def test_a_bank_is_looked_at_only_where_the_account_is_an_iban() -> None:
    assert fired("123 456-7", "0123") == set()
    assert fired(IBAN, "0123") == {"ADV-BIC"}


def test_territories_share_the_iban_of_their_country() -> None:
    assert fired("FR7630006000011234567890189", "EXAMMC00") == set()
    assert fired("FR7630006000011234567890189", "EXAMDE00") == {"ADV-BIC-COUNTRY"}
