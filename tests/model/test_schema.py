"""The JSON Schema of an invoice is valid, described, and true of what `to_json` writes."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from einvoice.errors import JsonError
from einvoice.model.descriptions import description_of, words_of
from einvoice.model.invoice import Invoice
from einvoice.model.party import Address, Seller
from tests.model.invoices import full_invoice, invoices


@cache
def schema() -> dict[str, Any]:
    return Invoice.model_json_schema()


@cache
def validator() -> Validator:
    return Draft202012Validator(schema())


def fits(text: str) -> bool:
    return not list(validator().iter_errors(json.loads(text)))


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, group in ({"Invoice": schema()} | schema()["$defs"]).items():
        for field, details in group.get("properties", {}).items():
            yield name, field, details


def test_the_schema_is_valid_json_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_property_is_described() -> None:
    assert [
        (group, name) for group, name, details in properties() if not details.get("description")
    ] == []


def test_every_group_is_described() -> None:
    groups = {"Invoice": schema()} | schema()["$defs"]
    assert [name for name, details in groups.items() if not details.get("description")] == []


def test_a_description_ends_with_the_number_where_there_is_only_one() -> None:
    described = {(group, name): details["description"] for group, name, details in properties()}
    assert described["Seller", "name"].endswith("(BT-27).")
    assert described["Invoice", "vat_point_date_code"].endswith("by the syntax; BT-8).")
    assert "BT" not in described["Address", "line_1"]
    assert not described["PaymentCard", "network_id"].endswith(").")


def test_an_inherited_field_keeps_its_words() -> None:
    assert description_of(Seller, "name") == description_of(Seller.__bases__[0], "name") != ""


def test_a_field_without_words_is_described_by_its_group() -> None:
    assert description_of(Address, "floor") == "A postal address (BG-5, BG-8, BG-12, BG-15)."


def test_words_are_those_below_the_field() -> None:
    words = words_of(Address.__module__)
    assert words["Address", "city"] == "The city, town or village."


def test_a_module_without_source_has_no_words() -> None:
    assert words_of("sys") == {}
    assert words_of("einvoice.no_such_module") == {}


@given(invoices())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
def test_what_is_written_fits_the_schema(invoice: Invoice) -> None:
    assert fits(invoice.to_json())


def test_an_invoice_with_every_term_fits_the_schema() -> None:
    assert fits(full_invoice().to_json())


@pytest.mark.parametrize(
    "document",
    [
        {"totals": {"amount_due": 1.5}},
        {"totals": {"amount_due": "1e5"}},
        {"nummer": "INV-1"},
        {"number": 5},
        {"lines": [{"sub_lines": [{"net_amount": "ten"}]}]},
    ],
)
def test_the_schema_refuses_what_from_json_refuses(document: dict[str, Any]) -> None:
    assert not fits(json.dumps(document))
    with pytest.raises(JsonError):
        Invoice.from_json(json.dumps(document))
