"""Each event has one declaration, and what is told keeps it."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS, example_of
from tests.server.webhooks.desk import Desk


@pytest.mark.parametrize("event", Event)
def test_every_event_has_a_model_whose_example_is_whole(event: Event) -> None:
    model = PAYLOADS[event]
    assert model.model_fields["action"].default is event
    example = example_of(event)
    written = json.loads(model.model_validate(example).model_dump_json(by_alias=True))
    assert written == example
    assert {"action", "timestamp", "status", "createdAt", "detailsPage"} <= written.keys()


def test_the_fields_of_the_contract_are_there() -> None:
    invoice = (
        "amount outstandingBalance currency invoiceNumber invoiceTypeCode status format issueDate "
        "dueDate deliveryDate orderNumber shippingOrderNumber contractNumber assignmentNumber "
        "orderReferenceId buyerReferenceId mandateReference projectName totalCosts createdAt"
    )
    incoming = (
        "importId taxAmount sellerName type inputType isValid buyerReference invoiceCurrencyCode"
    )
    common = {"action", "timestamp", "detailsPage"}
    created = example_of(Event.INVOICE_CREATE).keys()
    assert created == set(invoice.split()) | common | {"faktooraId", "isTest"}
    assert set(incoming.split()) | common <= example_of(Event.INVOICE_INCOMING_CREATE).keys()


def test_values_are_taken_as_callers_have_them(desk: Desk) -> None:
    desk.subscribe("productCreated")
    desk.tell(
        Event.PRODUCT_CREATE,
        {
            "id": "p",
            "price": Decimal("120.50"),
            "tax": 19,
            "created_at": datetime(2026, 3, 2, tzinfo=UTC),
            "detailsPage": "https://invoices.example.com/product/p",
        },
    )
    desk.work()
    told = json.loads(desk.receiver.received[0].body)
    assert (told["price"], told["tax"]) == (120.5, 19)
    assert told["createdAt"] == "2026-03-02T00:00:00.000Z"
    assert told["code"] is None


@pytest.mark.parametrize(
    "data", [{}, {"faktooraId": "x", "unknown": 1}, {"faktooraId": "x", "amount": "a lot"}]
)
def test_a_mistake_is_seen_though_nobody_subscribed(desk: Desk, data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        desk.tell(Event.INVOICE_CREATE, data)


def test_values_of_documents_from_outside_are_told_as_they_are(desk: Desk) -> None:
    desk.subscribe("invoiceIncomingCreated")
    strange = {
        "issueDate": "31.2.26",
        "invoiceNumber": "x" * 10_000,
        "sellerName": "\u202e\U0001f600",
    }
    desk.tell(Event.INVOICE_INCOMING_CREATE, {"importId": "IMP1", **strange})
    desk.work()
    told = json.loads(desk.receiver.received[0].body)
    assert {name: told[name] for name in strange} == strange
