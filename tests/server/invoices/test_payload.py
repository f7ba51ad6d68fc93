"""The payload: what is taken, exactly, and what is refused and where."""

import json
from decimal import Decimal

import jsonschema
import pytest
from pydantic import ValidationError

from einvoice_server.edge.parsing import bad_request
from einvoice_server.invoices.payload.schemas import InvoicePayload
from tests.server.invoices.cases import buyer, given, item, payload, tax
from tests.server.invoices.examples import XRECHNUNG, ZUGFERD


def refused(**changes: object) -> dict[str, str]:
    """Places and messages of what the payload does not take."""
    with pytest.raises(ValidationError) as caught:
        payload(**changes)
    return {one.field: one.message for one in bad_request(caught.value).errors}


@pytest.mark.parametrize("document", [ZUGFERD, XRECHNUNG])
def test_the_examples_of_the_contract_are_taken_as_they_stand(document: bytes) -> None:
    asked = InvoicePayload.model_validate_json(document)
    assert asked.invoice_type_code == 380
    assert InvoicePayload.model_validate(json.loads(document)) == asked


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("150.00", "150"),
        ("0.1", "0.1"),
        ("1e2", "100"),
        ("1234567890.12", "1234567890.12"),
        ('"1"', "1"),
        ('"0.3333333333"', "0.3333333333"),
        ('"123456789012.0123456789"', "123456789012.0123456789"),
    ],
)
def test_a_price_is_exactly_what_was_written(written: str, meant: str) -> None:
    text = json.dumps(given(invoiceItems=[item(price=0)])).replace(
        '"price": 0', f'"price": {written}'
    )
    asked = InvoicePayload.model_validate_json(text)
    assert asked.invoice_items[0].product.price == Decimal(meant)


@pytest.mark.parametrize(
    "written",
    ["12345678901.123456", '"1,5"', '"1e5"', '" "', "true", "null", '"٣"', '"NaN"', "1e30"],
)
def test_a_number_that_is_unclear_or_not_exact_is_refused(written: str) -> None:
    text = json.dumps(given(invoiceItems=[item(price=0)])).replace(
        '"price": 0', f'"price": {written}'
    )
    with pytest.raises(ValidationError) as caught:
        InvoicePayload.model_validate_json(text)
    assert bad_request(caught.value).errors[0].field == "invoiceItems[0].product.price"


def test_a_rate_with_percent_sign_is_refused_and_said_how() -> None:
    found = refused(invoiceItems=[item(taxes=tax("S", "23%"))])
    assert "without the sign" in found["invoiceItems[0].product.taxes[0].rate"]
    assert payload(invoiceItems=[item(taxes=tax("S", "23"))])


@pytest.mark.parametrize("day", ["20240230", "2024-03-15", "20241301", "240315", "18000101"])
def test_a_day_is_a_real_one_in_one_form(day: str) -> None:
    assert list(refused(issueDate=day)) == ["issueDate"]


@pytest.mark.parametrize("written", ["20240101", "2024-01-01", "2024-01-01T00:00:00Z"])
def test_the_day_of_the_earlier_invoice_may_be_a_moment(written: str) -> None:
    asked = payload(invoiceReferencedDocument={"IssuerAssignedID": "A", "issueDateTime": written})
    assert '"issueDateTime":"20240101"' in asked.model_dump_json(by_alias=True)


def test_a_type_may_be_a_number_or_its_digits() -> None:
    assert payload(invoiceTypeCode="381") == payload(invoiceTypeCode=381)
    assert list(refused(invoiceTypeCode="38O")) == ["invoiceTypeCode"]


def test_one_way_of_delivery_is_the_same_as_a_list_of_one() -> None:
    way = {"type": "email", "recipient": "a@example.org"}
    assert payload(delivery=way) == payload(delivery=[way])
    assert list(refused(delivery={"type": "fax"})) == ["delivery[0].type"]


def test_notes_are_texts_or_objects() -> None:
    asked = payload(notes=["one", {"text": "two", "subjectCode": "AAI"}])
    assert [(one.text, one.subject_code) for one in asked.notes] == [("one", None), ("two", "AAI")]
    assert payload(notes="one").notes[0].text == "one"


def test_stored_and_read_again_a_payload_is_the_same() -> None:
    asked = payload(
        notes=["one"],
        validate=True,
        schema="CII",
        invoiceItems=[item(price="0.0325", buyerAssignedID="B", globalID={"id": "1"})],
    )
    stored = asked.model_dump_json(by_alias=True)
    assert InvoicePayload.model_validate_json(stored) == asked
    written = json.loads(stored)
    assert written["validate"] is True
    assert written["schema"] == "CII"
    assert written["invoiceItems"][0]["product"]["buyerAssignedID"] == "B"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"invoiceItems": []}, "invoiceItems"),
        ({"invoiceItems": [item(price=-1)]}, "invoiceItems[0].product.price"),
        ({"buyer": buyer(street=None)}, "buyer.street"),
        ({"buyer": buyer(name=" ")}, "buyer.name"),
        ({"buyer": buyer(country="Germany")}, "buyer.country"),
        ({"buyer": buyer(fax="1")}, "buyer.fax"),
        ({"buyer": buyer(name="a\x07b")}, "buyer.name"),
        ({"format": "zf:3"}, "format"),
        ({"schema": "cii"}, "schema"),
        ({"prepaidAmount": 1.005}, "prepaidAmount"),
        ({"payment": {"skonto": [{"days": 0, "percentage": 2}]}}, "payment.skonto[0].days"),
        (
            {"attachments": [{"filename": "a.pdf", "mimeType": "application/pdf", "content": "#"}]},
            "attachments[0].content",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(changes: dict[str, object], place: str) -> None:
    assert place in refused(**changes)


def test_a_large_attachment_is_taken_and_a_larger_one_is_not() -> None:
    one = {"filename": "a.pdf", "mimeType": "application/pdf"}
    assert payload(attachments=[{**one, "content": "A" * 4_000_000}])
    assert refused(attachments=[{**one, "content": "A" * 13_400_000}])


def test_every_field_says_what_it_is() -> None:
    schema = InvoicePayload.model_json_schema()
    for name, part in {"": schema, **schema["$defs"]}.items():
        assert part.get("description"), name
        for field, described in part["properties"].items():
            assert described.get("description"), f"{name}.{field}"


@pytest.mark.parametrize("document", [ZUGFERD, XRECHNUNG])
def test_the_schema_that_is_shown_takes_what_is_taken(document: bytes) -> None:
    schema = InvoicePayload.model_json_schema()
    for taken in (
        json.loads(document),
        given(delivery={"type": "email"}, notes=["a", {"text": "b"}]),
    ):
        jsonschema.validate(taken, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(given(invoiceItems=[item(price="free")]), schema)
