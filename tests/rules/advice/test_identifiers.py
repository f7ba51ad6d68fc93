"""Numbers with check digits, right and wrong: computed, or published as examples."""

import pytest

from einvoice.model.invoice import Invoice
from einvoice.model.values import Identifier
from einvoice.rules.advice import ADVICE
from einvoice.rules.advice.identifiers import SCHEMES
from einvoice.rules.advice.vat_numbers import is_wrong_vat_id
from tests.rules.advice.clean import buyer, clean, seller
from tests.rules.cases import outcome

VAT_IDS = (
    "ATU12345675",
    "BE0123456749",
    "BE1123456770",
    "BG123456786",
    "CY10000000D",
    "CZ12345679",
    "DE123456788",
    "DK12345674",
    "EE123456780",
    "EL123456783",
    "ESB12345674",
    "FI12345671",
    "FR11123456782",
    "GB123456727",
    "HR12345678903",
    "HU12345676",
    "IE1234567T",
    "IT12345670017",
    "LT123456715",
    "LU12345613",
    "LV40000012349",
    "MT12345634",
    "NL000123456B01",
    "NL123456782B01",
    "PL1234567802",
    "PT512345678",
    "RO1234567897",
    "SE550000000401",
    "SI12345679",
    "SK2020111104",
    "XI123456727",
    "CHE123456788MWST",
    "CHE-123.456.788",
    "NO998887771MVA",
)
IDENTIFIERS = (
    ("0002", "123456782"),
    ("0002", "12345678200010"),
    ("0007", "5560000001"),
    ("0007", "556000-0001"),
    ("0009", "12345678200010"),
    ("0037", "003712345671"),
    ("0088", "4299999000016"),
    ("0151", "51824753556"),
    ("0160", "00123457"),
    ("0183", "CHE123456788"),
    ("0184", "DK12345674"),
    ("0191", "12345678"),
    ("0192", "998887771"),
    ("0196", "4501019900"),
    ("0199", "529900EXAMPLE0000073"),
    ("0204", "99-EXAMPLE-30"),
    ("0204", "04011000-1234512345-06"),
    ("0208", "0123456749"),
    ("0210", "12345670017"),
    ("0211", "IT12345670017"),
    ("0212", "12345671"),
    ("0213", "FI12345671"),
    ("0216", "003712345671"),
    ("0225", "123456782_EXAMPLE"),
    ("9930", "de123456788"),
    ("9930", "123456788"),
    ("9933", "123456783"),
    ("9945", "1234567802"),
)


def advice_on(invoice: Invoice) -> dict[str, str]:
    """What fires, and where."""
    return {one.rule.id: one.hit.path for one in outcome(invoice, ADVICE, "ubl")}


def with_another_digit(number: str) -> str:
    """A number whose last digit is one more."""
    place = max(index for index, character in enumerate(number) if character.isdigit())
    return f"{number[:place]}{(int(number[place]) + 1) % 10}{number[place + 1 :]}"


@pytest.mark.parametrize("number", VAT_IDS)
def test_a_vat_identifier_with_its_check_digits_is_taken(number: str) -> None:
    assert not is_wrong_vat_id(number)


@pytest.mark.parametrize("number", VAT_IDS)
def test_a_vat_identifier_with_another_digit_is_noticed(number: str) -> None:
    # The last digits of a Swedish and a Dutch number count its establishments.
    counted = {"SE": 2, "NL": 3}.get(number[:2], 0)
    kept = len(number) - counted
    assert is_wrong_vat_id(with_another_digit(number[:kept]) + number[kept:])


@pytest.mark.parametrize("number", ["US123456789", "TR1", "EU372999999", "XX", "", "12/345/67890"])
def test_a_number_of_a_country_that_is_not_known_is_left_alone(number: str) -> None:
    assert not is_wrong_vat_id(number)


@pytest.mark.parametrize(
    "number",
    ["DE" + "1" * 5000, "DE\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff18", "DE", "FR\x00"],
)
def test_hostile_numbers_are_only_wrong(number: str) -> None:
    assert is_wrong_vat_id(number)


@pytest.mark.parametrize(("scheme", "number"), IDENTIFIERS)
def test_an_identifier_with_its_check_digits_is_taken(scheme: str, number: str) -> None:
    assert not SCHEMES[scheme].is_wrong(number)


@pytest.mark.parametrize(("scheme", "number"), IDENTIFIERS)
def test_an_identifier_with_another_digit_is_noticed(scheme: str, number: str) -> None:
    assert SCHEMES[scheme].is_wrong(with_another_digit(number))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_scheme_stumbles_over_odd_values(scheme: str) -> None:
    for value in ("0", "-", "é", "x" * 5000, "1" * 8, "A" * 20, " ", "_", "0037", "\u0661" * 9):
        assert isinstance(SCHEMES[scheme].is_wrong(value), bool)


def test_every_identifier_of_a_party_is_looked_at() -> None:
    wrong = Identifier(value="4299999000017", scheme="0088")
    for changes in ({"ids": [Identifier(value="A-1"), wrong]}, {"electronic_address": wrong}):
        found = advice_on(clean(seller=seller(**changes)))
        assert found == {"ADV-GLN": "seller.ids[1]" if "ids" in changes else _ADDRESS}


_ADDRESS = "seller.electronic_address"


def test_an_identifier_names_its_own_term() -> None:
    wrong = clean(buyer=buyer(vat_id="DE123456789"))
    assert [one.hit.terms for one in outcome(wrong, ADVICE, "cii")] == [("BT-48",)]


@pytest.mark.parametrize(
    "reference", ["4500012345", "2026-01", "17-EXAMPLE-31", "99-EXAMPLE", "ORDER 99-EXAMPLE-31"]
)
def test_a_reference_that_is_no_leitweg_id_is_left_alone(reference: str) -> None:
    assert advice_on(clean(buyer=buyer(), buyer_reference=reference)) == {}


def test_a_buyer_abroad_has_no_leitweg_id() -> None:
    assert advice_on(clean(buyer_reference="99-EXAMPLE-31")) == {}
