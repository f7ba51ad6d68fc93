"""The code that banking apps scan says what the invoice says, or is not there."""

from decimal import Decimal
from typing import Any

import pytest

from einvoice import render
from einvoice.example import example_invoice
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from einvoice.model.totals import Totals
from einvoice.rendering import girocode
from einvoice.rendering.drawing.scan import modules
from tests.rendering.pdf_text import structure


def paid(account: str = "DE91100000000123456789", code: str = "58", **changes: Any) -> Any:
    means = PaymentMeans(code=code, account=CreditTransfer(account_id=account, **changes))
    return example_invoice().replace(payment=PaymentInstructions(means=[means]))


def payload(text: str) -> dict[str, str]:
    fields = "tag version charset service bic name iban amount purpose structured text".split()
    return dict(zip(fields, text.split("\n"), strict=True))


def test_the_payload_is_that_of_the_standard() -> None:
    found = girocode.of(example_invoice())
    assert found is not None
    assert payload(found.text) == {
        "tag": "BCD",
        "version": "002",
        "charset": "1",
        "service": "SCT",
        "bic": "",
        "name": "Example Books GmbH",
        "iban": "DE91100000000123456789",
        "amount": "EUR1062.19",
        "purpose": "",
        "structured": "",
        "text": "EXAMPLE-2026-001",
    }


def test_names_bics_and_long_texts_are_fitted() -> None:
    stated = paid(account_name="N" * 100, provider_id="testde 88 xxx")
    found = girocode.of(stated)
    assert found is not None
    assert (found.name, found.bic) == ("N" * 70, "TESTDE88XXX")
    assert found.remittance == "EXAMPLE-2026-001"


def test_lines_cannot_be_smuggled_into_the_payload() -> None:
    found = girocode.of(paid(account_name="Good\nDE00\r\nEUR1"))
    assert found is not None
    assert len(found.text.split("\n")) == 11
    assert found.name == "Good DE00 EUR1"


@pytest.mark.parametrize(
    "changes",
    [
        {"currency_code": "PLN"},
        {"payment": None},
        {"totals": Totals(amount_due=Decimal(0))},
        {"totals": Totals(amount_due=Decimal(-5))},
        {"totals": Totals(amount_due=Decimal("1.005"))},
        {"totals": None},
    ],
)
def test_there_is_none_where_nothing_is_to_be_transferred_in_euro(changes: dict[str, Any]) -> None:
    assert girocode.of(example_invoice().replace(**changes)) is None


@pytest.mark.parametrize("account", ["123 456-7", "DE92100000000123456789", "", "DE91"])
def test_there_is_none_for_an_account_that_is_no_right_iban(account: str) -> None:
    assert girocode.of(paid(account)) is None


def test_there_is_none_for_other_means_of_payment() -> None:
    assert girocode.of(paid(code="59")) is None


def test_the_code_is_drawn_unless_it_is_not_wanted() -> None:
    def figures(data: bytes) -> int:
        return len(structure(data)[0].find("Figure"))

    assert figures(render(example_invoice())) == 1
    assert figures(render(example_invoice(), qr=False)) == 0


def test_the_squares_are_a_code_that_readers_find() -> None:
    rows = modules("BCD")
    assert len(rows) == len(rows[0]) == 21
    ring = [[row[at] for at in range(7)] for row in rows[:7]]
    assert ring[0] == ring[6] == [True] * 7
    assert ring[3] == [True, False, True, True, True, False, True]
