"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypeAlias

DeliveryStatus: TypeAlias = Literal[
    "pending", "delivered", "failed", "failed_permanently", "cancelled"
]


DisabledReason: TypeAlias = Literal["gone", "failing"]


Event: TypeAlias = Literal[
    "invoiceCreate",
    "invoiceOverdue",
    "invoiceSent",
    "invoiceIncomingCreate",
    "invoiceIncomingSent",
    "offerCreate",
    "offerSent",
    "letterCreate",
    "letterSent",
    "reminderCreate",
    "reminderSent",
    "orderConfirmationCreate",
    "orderConfirmationSent",
    "customerCreate",
    "productCreate",
    "validationJobCompleted",
]
