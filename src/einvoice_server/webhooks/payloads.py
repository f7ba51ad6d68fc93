"""What each event tells: the bodies that receivers get, one model an event.

Every documented field is there; null where there is nothing to tell. Names and JSON types are
checked, values are not: what stands in a document from outside must not keep it from being told.
"""

from typing import ClassVar, Literal

from pydantic import JsonValue

from einvoice_server.kit.base import JsonObject
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payload_base import Date, Number, Payload


class InvoicePayload(Payload, frozen=True):
    """An outgoing invoice."""

    faktoora_id: str
    """The id of the invoice."""
    amount: Number | None = None
    """The amount with tax (BT-112)."""
    outstanding_balance: Number | None = None
    """What is still to be paid."""
    currency: str | None = None
    """The currency of the amounts, ISO 4217."""
    invoice_number: str | None = None
    """The number of the invoice (BT-1)."""
    invoice_type_code: str | None = None
    """380, 381, 384 or 326 (BT-3)."""
    format: str | None = None
    """`zf:2`, `xrechnung` and others; null for a plain PDF."""
    issue_date: Date | None = None
    """YYYYMMDD (BT-2)."""
    due_date: Date | None = None
    """YYYYMMDD (BT-9)."""
    delivery_date: Date | None = None
    """YYYYMMDD (BT-72)."""
    order_number: str | None = None
    """The buyer's order (BT-13)."""
    shipping_order_number: str | None = None
    """The despatch advice (BT-16)."""
    contract_number: str | None = None
    """The contract (BT-12)."""
    assignment_number: str | None = None
    """The assignment."""
    order_reference_id: str | None = None
    """The seller's order (BT-14)."""
    buyer_reference_id: str | None = None
    """The buyer's reference, in Germany the Leitweg-ID (BT-10)."""
    mandate_reference: str | None = None
    """The direct debit mandate (BT-89)."""
    project_name: str | None = None
    """The project (BT-11)."""
    total_costs: Number | None = None
    """What it cost the seller, where that was given."""


_INVOICE: JsonObject = {
    "faktooraId": "INV-0042",
    "status": "created",
    "createdAt": "2026-03-02T08:00:00.000Z",
    "detailsPage": "https://invoices.example.com/invoice/details/INV-0042",
    "amount": 1190,
    "outstandingBalance": 1190,
    "currency": "EUR",
    "invoiceNumber": "2026/03/00042",
    "invoiceTypeCode": "380",
    "format": "xrechnung",
    "issueDate": "20260302",
    "dueDate": "20260401",
    "deliveryDate": "20260228",
    "orderNumber": "PO-4711",
    "shippingOrderNumber": None,
    "contractNumber": None,
    "assignmentNumber": None,
    "orderReferenceId": None,
    "buyerReferenceId": "04011000-12345-03",
    "mandateReference": None,
    "projectName": None,
    "totalCosts": None,
}


class InvoiceCreate(InvoicePayload, frozen=True):
    """An invoice reached the status draft, review or created."""

    action: Literal[Event.INVOICE_CREATE] = Event.INVOICE_CREATE
    example = _INVOICE


class InvoiceSent(InvoicePayload, frozen=True):
    """An invoice was handed to its recipient."""

    action: Literal[Event.INVOICE_SENT] = Event.INVOICE_SENT
    delivery_type: str | None = None
    """By what: `email` or `peppol`."""
    recipient: str | None = None
    """To whom."""
    example: ClassVar[JsonObject] = {
        **_INVOICE,
        "status": "sent",
        "deliveryType": "email",
        "recipient": "accounting@example.com",
    }


class InvoiceOverdue(InvoicePayload, frozen=True):
    """The due date of an invoice passed, and it is not paid."""

    action: Literal[Event.INVOICE_OVERDUE] = Event.INVOICE_OVERDUE
    days_overdue: int | None = None
    """How many days ago it was due."""
    example: ClassVar[JsonObject] = {**_INVOICE, "status": "overdue", "daysOverdue": 1}


class IncomingPayload(Payload, frozen=True):
    """An invoice that was received."""

    import_id: str
    """The id of the import."""
    amount: Number | None = None
    """The amount with tax (BT-112)."""
    tax_amount: Number | None = None
    """The tax (BT-110)."""
    invoice_currency_code: str | None = None
    """The currency of the amounts, ISO 4217."""
    invoice_number: str | None = None
    """The number that the seller gave it (BT-1)."""
    seller_name: str | None = None
    """Who sent it (BT-27)."""
    buyer_reference: str | None = None
    """What the buyer had asked to be told (BT-10)."""
    type: str | None = None
    """The type code of the document (BT-3)."""
    input_type: str | None = None
    """What was uploaded: `zugferd`, `xrechnung` and others."""
    is_valid: bool | None = None
    """Whether it keeps the rules; null where that is not known."""
    issue_date: Date | None = None
    """YYYYMMDD (BT-2)."""
    due_date: Date | None = None
    """YYYYMMDD (BT-9)."""
    duplicate_of: str | None = None
    """The import that brought the same document before."""


_INCOMING: JsonObject = {
    "importId": "IMP456789",
    "status": "accepted",
    "createdAt": "2026-03-02T08:00:00.000Z",
    "detailsPage": "https://invoices.example.com/import/details/IMP456789",
    "amount": 595,
    "taxAmount": 95,
    "invoiceCurrencyCode": "EUR",
    "invoiceNumber": "RE-2026-17",
    "sellerName": "Example Supplies GmbH",
    "buyerReference": None,
    "type": "380",
    "inputType": "zugferd",
    "isValid": True,
    "issueDate": "20260301",
    "dueDate": "20260331",
    "duplicateOf": None,
}


class InvoiceIncomingCreate(IncomingPayload, frozen=True):
    """An invoice was received and read."""

    action: Literal[Event.INVOICE_INCOMING_CREATE] = Event.INVOICE_INCOMING_CREATE
    example = _INCOMING


class InvoiceIncomingSent(IncomingPayload, frozen=True):
    """A received invoice was passed on by e-mail."""

    action: Literal[Event.INVOICE_INCOMING_SENT] = Event.INVOICE_INCOMING_SENT
    recipient: str | None = None
    """To whom."""
    is_told = False
    example: ClassVar[JsonObject] = {**_INCOMING, "recipient": "approval@example.com"}


class ValidationJobCompleted(Payload, frozen=True):
    """The check of a document came to its end."""

    action: Literal[Event.VALIDATION_JOB_COMPLETED] = Event.VALIDATION_JOB_COMPLETED
    faktoora_id: str | None = None
    """The id of the invoice that was checked; null for an import."""
    import_id: str | None = None
    """The id of the import that was checked; null for an invoice."""
    invoice_number: str | None = None
    """The number of the document (BT-1)."""
    validity: bool | None = None
    """Whether the document keeps the rules; null where the check could not be done."""
    example: ClassVar[JsonObject] = {
        "faktooraId": "INV-0042",
        "importId": None,
        "invoiceNumber": "2026/03/00042",
        "status": "success",
        "validity": True,
        "createdAt": "2026-03-02T08:00:00.000Z",
        "detailsPage": "https://invoices.example.com/invoice/details/INV-0042",
    }


class CustomerCreate(Payload, frozen=True):
    """A customer was added."""

    action: Literal[Event.CUSTOMER_CREATE] = Event.CUSTOMER_CREATE
    id: str
    """The id of the customer."""
    customer_id: str | None = None
    """The number of the customer."""
    number: str | None = None
    """The number of the customer once more, as other documents have theirs."""
    name: str | None = None
    """What the customer is called."""
    is_company: bool | None = None
    """Whether it is a company."""
    email: str | None = None
    """Where mail for the customer goes."""
    category: str | None = None
    """The category of the customer."""
    example: ClassVar[JsonObject] = {
        "id": "0198c2a4-8f00-7000-8000-000000000001",
        "customerId": "CUST-0042",
        "number": "CUST-0042",
        "name": "Example GmbH",
        "isCompany": True,
        "email": "accounting@example.com",
        "category": None,
        "status": "created",
        "createdAt": "2026-03-02T08:00:00.000Z",
        "detailsPage": "https://invoices.example.com/customer/details/0198c2a4",
    }


class ProductCreate(Payload, frozen=True):
    """A product was added."""

    action: Literal[Event.PRODUCT_CREATE] = Event.PRODUCT_CREATE
    id: str
    """The id of the product."""
    code: str | None = None
    """The code of the product."""
    number: str | None = None
    """The code once more, as other documents have their number."""
    name: str | None = None
    """What the product is called."""
    unit: str | None = None
    """In what it is counted, a code of UN/ECE Recommendation 20."""
    price: Number | None = None
    """The price without tax."""
    tax: Number | None = None
    """The tax in percent."""
    example: ClassVar[JsonObject] = {
        "id": "0198c2a4-8f00-7000-8000-000000000002",
        "code": "SKU-1",
        "number": "SKU-1",
        "name": "Consulting",
        "unit": "HUR",
        "price": 120,
        "tax": 19,
        "status": "created",
        "createdAt": "2026-03-02T08:00:00.000Z",
        "detailsPage": "https://invoices.example.com/product/details/0198c2a4",
    }


class DocumentPayload(Payload, frozen=True):
    """A document that is no invoice."""

    id: str
    """The id of the document."""
    number: str | None = None
    """The number of the document."""
    name: str | None = None
    """What the document is called, or whom it is for."""
    is_told = False


def _document(id: str, number: str, status: str) -> dict[str, JsonValue]:
    return {
        "id": id,
        "number": number,
        "name": "Example GmbH",
        "status": status,
        "createdAt": "2026-03-02T08:00:00.000Z",
        "detailsPage": f"https://invoices.example.com/document/details/{id}",
    }


class OfferCreate(DocumentPayload, frozen=True):
    """An offer was made."""

    action: Literal[Event.OFFER_CREATE] = Event.OFFER_CREATE
    example = _document("OFF-0007", "2026-007", "created")


class OfferSent(DocumentPayload, frozen=True):
    """An offer was sent."""

    action: Literal[Event.OFFER_SENT] = Event.OFFER_SENT
    example = _document("OFF-0007", "2026-007", "sent")


class LetterCreate(DocumentPayload, frozen=True):
    """A letter was written."""

    action: Literal[Event.LETTER_CREATE] = Event.LETTER_CREATE
    example = _document("LET-0007", "2026-007", "created")


class LetterSent(DocumentPayload, frozen=True):
    """A letter was sent."""

    action: Literal[Event.LETTER_SENT] = Event.LETTER_SENT
    example = _document("LET-0007", "2026-007", "sent")


class ReminderCreate(DocumentPayload, frozen=True):
    """A reminder was written."""

    action: Literal[Event.REMINDER_CREATE] = Event.REMINDER_CREATE
    example = _document("REM-0007", "2026-007", "created")


class ReminderSent(DocumentPayload, frozen=True):
    """A reminder was sent."""

    action: Literal[Event.REMINDER_SENT] = Event.REMINDER_SENT
    example = _document("REM-0007", "2026-007", "sent")


class OrderConfirmationCreate(DocumentPayload, frozen=True):
    """An order confirmation was made."""

    action: Literal[Event.ORDER_CONFIRMATION_CREATE] = Event.ORDER_CONFIRMATION_CREATE
    example = _document("ORD-0007", "2026-007", "created")


class OrderConfirmationSent(DocumentPayload, frozen=True):
    """An order confirmation was sent."""

    action: Literal[Event.ORDER_CONFIRMATION_SENT] = Event.ORDER_CONFIRMATION_SENT
    example = _document("ORD-0007", "2026-007", "sent")


PAYLOADS: dict[Event, type[Payload]] = {
    Event.INVOICE_CREATE: InvoiceCreate,
    Event.INVOICE_OVERDUE: InvoiceOverdue,
    Event.INVOICE_SENT: InvoiceSent,
    Event.INVOICE_INCOMING_CREATE: InvoiceIncomingCreate,
    Event.INVOICE_INCOMING_SENT: InvoiceIncomingSent,
    Event.OFFER_CREATE: OfferCreate,
    Event.OFFER_SENT: OfferSent,
    Event.LETTER_CREATE: LetterCreate,
    Event.LETTER_SENT: LetterSent,
    Event.REMINDER_CREATE: ReminderCreate,
    Event.REMINDER_SENT: ReminderSent,
    Event.ORDER_CONFIRMATION_CREATE: OrderConfirmationCreate,
    Event.ORDER_CONFIRMATION_SENT: OrderConfirmationSent,
    Event.CUSTOMER_CREATE: CustomerCreate,
    Event.PRODUCT_CREATE: ProductCreate,
    Event.VALIDATION_JOB_COMPLETED: ValidationJobCompleted,
}
"""The model of each event."""


def example_of(event: Event) -> JsonObject:
    """A whole body, as a receiver gets it."""
    told: JsonObject = {
        "action": event.value,
        "timestamp": "2026-03-02T08:00:00.000Z",
        "isTest": False,
    }
    return told | PAYLOADS[event].example
