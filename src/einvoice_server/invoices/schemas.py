"""Outgoing invoices as the API shows them."""

from typing import Annotated, Literal

from pydantic import ConfigDict, JsonValue, RootModel, StringConstraints

from einvoice_server.errors import FieldError
from einvoice_server.invoices.payload.values import Day
from einvoice_server.invoices.status import (
    InvoiceStatus,
    Sending,
    ValidationStatus,
    WorkStatus,
)
from einvoice_server.kit.exact import JsonNumber
from einvoice_server.schema import Arguments, Schema, Timestamp

InvoiceId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)
]


class InvoicePath(Arguments):
    """An invoice."""

    faktoora_id: InvoiceId
    """The id that creating the invoice gave: "INV-0mtxk3v8q2"."""


class CreatedInvoice(Schema):
    """An invoice that was taken in."""

    faktoora_id: str
    """The id of the invoice, for all that follows."""

    details_page: str
    """The page about it."""

    invoice_number: str | None
    """Its number; null for a draft that gets one when it is confirmed."""

    warnings: list[FieldError]
    """What is probably wrong and hindered nothing: check digits, payment terms."""


class CreatedInvoices(RootModel[list[CreatedInvoice]]):
    """One entry for each invoice, in the order of the request."""

    model_config = ConfigDict(frozen=True)


class InvoiceSummary(Schema):
    """An invoice as lists show it."""

    faktoora_id: str
    """The id of the invoice."""

    invoice_number: str | None
    """Its number; null for a draft that gets one when it is confirmed."""

    invoice_type_code: int
    """What it is, UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice."""

    status: InvoiceStatus
    """Where it stands."""

    job_status: WorkStatus | None
    """queued or error; null while nothing is to be done and once its documents are there."""

    format: str
    """What is made of it: pdf, zf:2, xrechnung and others."""

    issue_date: Day
    """The day of the invoice, YYYYMMDD."""

    due_date: Day | None
    """The last day to pay, YYYYMMDD."""

    delivery_date: Day | None
    """The day of the supply, YYYYMMDD."""

    buyer_name: str
    """Who buys."""

    order_number: str | None
    """The number of the buyer's order."""

    currency: str
    """The currency of all amounts, ISO 4217."""

    net_amount: JsonNumber
    """Without VAT."""

    tax_amount: JsonNumber
    """The VAT."""

    amount: JsonNumber
    """With VAT."""

    outstanding_balance: JsonNumber
    """What is left to pay."""

    created_at: Timestamp
    """When it was created here."""

    sent_at: Timestamp | None
    """When it was delivered."""

    details_page: str
    """The page about it."""


class DeliveryRecipient(Schema):
    """One way by which the invoice is sent."""

    type: Literal["email", "peppol"]
    """By which way."""

    recipient: str | None
    """To whom."""

    carbon_copy: str | None
    """Who gets a copy."""

    blind_carbon_copy: str | None
    """Who gets a copy without the others knowing."""


class InvoiceDelivery(DeliveryRecipient):
    """One way by which the invoice is sent, and what became of it."""

    status: Sending
    """pending, sent, failed, or unsupported."""

    message: str | None
    """Why it failed, or why it is still pending."""

    sent_at: Timestamp | None
    """When it was sent."""


class AuthorityView(Schema):
    """What an authority was told and answered."""

    system: str
    status: str
    reference: str | None
    timestamp: Timestamp


class InvoiceValidation(Schema):
    """The latest validation."""

    status: ValidationStatus
    """processing, success, or error."""

    validity: bool | None
    """Whether the invoice is valid; null while that is not known."""

    created_at: Timestamp
    """When the validation was asked for."""


class PlainStatus(Schema):
    """Where an invoice stands that nobody asked to validate."""

    invoice_status: InvoiceStatus
    """draft, review, created, sent; then overdue, paid, archived; or rejected, error."""

    job_status: WorkStatus | None
    """How far the making of its documents is: queued, processing, error; null when finished."""

    authority: list[AuthorityView]
    """What authorities were told."""

    delivery: list[DeliveryRecipient]
    """How it is sent."""


class InvoiceStatusView(PlainStatus):
    """Where an invoice stands."""

    validation: InvoiceValidation | None = None
    """The latest validation; not there if none was ever asked for."""


class InvoiceFinding(Schema):
    """One place where a rule does not hold."""

    rule: str
    """The official id: "BR-CO-10"."""

    severity: str
    """fatal, warning, or information."""

    path: str
    """Where, in the invoice that was made."""

    message: str
    """What is wrong."""

    fix: str
    """What to change."""

    decides: bool
    """Whether the verdict follows from it."""


class InvoiceDetails(InvoiceSummary):
    """Everything that is known about an invoice."""

    stored_job_status: WorkStatus
    """How far the making of its documents is, `done` once it is finished."""

    error: str | None
    """Why its documents could not be made."""

    rejection: str | None
    """Why it was rejected."""

    invoice: dict[str, JsonValue]
    """The content, as it was given."""

    company: dict[str, JsonValue]
    """The account's company as it was then."""

    warnings: list[FieldError]
    """What is probably wrong with the content."""

    findings: list[InvoiceFinding]
    """What the rules say of the documents that were made."""

    deliveries: list[InvoiceDelivery]
    """How it is sent, and what became of that."""

    validation: InvoiceValidation | None
    """The latest validation; null if none was ever asked for."""

    has_pdf: bool
    """Whether a PDF is there."""

    has_xml: bool
    """Whether an XML is there."""

    released_at: Timestamp | None
    """When it was confirmed, approved, or created directly."""

    paid_at: Timestamp | None
    """When it was marked as paid."""

    updated_at: Timestamp
    """When it last changed."""
