"""The events of the contract, by the names under which they are delivered."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError


class Event(StrEnum):
    """Something that happened to a document."""

    INVOICE_CREATE = "invoiceCreate"
    INVOICE_OVERDUE = "invoiceOverdue"
    INVOICE_SENT = "invoiceSent"
    INVOICE_INCOMING_CREATE = "invoiceIncomingCreate"
    INVOICE_INCOMING_SENT = "invoiceIncomingSent"
    OFFER_CREATE = "offerCreate"
    OFFER_SENT = "offerSent"
    LETTER_CREATE = "letterCreate"
    LETTER_SENT = "letterSent"
    REMINDER_CREATE = "reminderCreate"
    REMINDER_SENT = "reminderSent"
    ORDER_CONFIRMATION_CREATE = "orderConfirmationCreate"
    ORDER_CONFIRMATION_SENT = "orderConfirmationSent"
    CUSTOMER_CREATE = "customerCreate"
    PRODUCT_CREATE = "productCreate"
    VALIDATION_JOB_COMPLETED = "validationJobCompleted"


_NAMES = {event.value: event for event in Event} | {
    f"{event.value}d": event for event in Event if event.value.endswith("Create")
}
"""The events by every name that subscriptions may use: `invoiceCreate` and `invoiceCreated`."""


def _event(given: object) -> object:
    if isinstance(given, Event):
        return given
    event = _NAMES.get(given) if isinstance(given, str) else None
    if event is None:
        names = ", ".join(event.value for event in Event)
        raise PydanticCustomError("unknown_event", "Expected one of {names}", {"names": names})
    return event


SubscribedEvent = Annotated[
    Event,
    BeforeValidator(_event),
    WithJsonSchema({"type": "string", "enum": list(_NAMES)}),
]
"""An event as a subscription names it; kept and shown as it is delivered."""
