"""An invoice as JSON: nothing lost, nothing guessed, faults named by their path."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from einvoice.errors import JsonError
from einvoice.model.invoice import Invoice
from tests.model.invoices import full_invoice, invoices


@given(invoices())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_an_invoice_comes_back_from_json_as_it_was(invoice: Invoice) -> None:
    text = invoice.to_json()
    again = Invoice.from_json(text)
    assert again == invoice
    assert again.to_json() == text  # equal numbers may differ in their zeros


def test_an_invoice_with_every_term_comes_back_as_it_was() -> None:
    invoice = full_invoice()
    assert Invoice.from_json(invoice.to_json()) == invoice
    assert Invoice.from_json(invoice.to_json(indent=2).encode()) == invoice


def test_only_what_is_stated_is_written() -> None:
    assert Invoice().to_json() == "{}"
    assert Invoice(number="INV-1", test=False).to_json() == '{"number":"INV-1","test":false}'


@pytest.mark.parametrize("amount", ["1500.000000", "-0.00", "0.10", "-7"])
def test_amounts_are_strings_with_all_their_digits(amount: str) -> None:
    text = f'{{"totals":{{"amount_due":"{amount}"}}}}'
    assert Invoice.from_json(text).to_json() == text


def test_a_number_of_json_is_refused_because_its_digits_are_lost() -> None:
    for number in ("1500.000000", "1500", "1e3"):
        with pytest.raises(JsonError, match=r"totals\.amount_due: .*floats are not exact"):
            Invoice.from_json(f'{{"totals":{{"amount_due":{number}}}}}')


def test_a_fault_is_named_by_its_path() -> None:
    document = {
        "number": 5,
        "issue_date": "31.01.2026",
        "lines": [{"id": "1"}, {"net_amount": "ten", "allowances": [{"amuont": "1"}]}],
    }
    with pytest.raises(JsonError) as caught:
        Invoice.from_json(json.dumps(document))
    assert {problem.path for problem in caught.value.problems} == {
        "number",
        "issue_date",
        "lines[1].net_amount",
        "lines[1].allowances[0].amuont",
    }
    assert all(problem.message for problem in caught.value.problems)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", '"INV-1"', "\x00", b"\xff\xfe{}", "{" * 999]
)
def test_what_is_no_json_object_is_a_json_error(text: str | bytes) -> None:
    with pytest.raises(JsonError):
        Invoice.from_json(text)
