"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from einvoice_server.client.generated.outgoing_invoices_pieces import (
    ContactPerson,
    ElectronicAddress,
    FieldError,
    InvoiceStatus,
    ItemAdjustment,
    Period,
    Product,
    Sending,
    Skonto,
    ValidationStatus,
    WorkStatus,
)


class Address(TypedDict):
    """A postal address."""

    name: NotRequired[str | None]
    street: NotRequired[str | None]
    additionalLine: NotRequired[str | None]
    postcode: str
    city: str
    country: str


class Adjustment(TypedDict):
    """What is taken off the invoice as a whole (allowance), or added to it (charge: freight)."""

    amount: NotRequired[Decimal | int | str | None]
    percentage: NotRequired[Decimal | int | str | None]
    baseAmount: NotRequired[Decimal | int | str | None]
    reason: NotRequired[str | None]
    reasonCode: NotRequired[str | None]
    categoryCode: NotRequired[str | None]
    rate: NotRequired[Decimal | int | str | None]


class Attachment(TypedDict):
    """A file that comes with the invoice (BG-24)."""

    filename: str
    mimeType: Literal[
        "application/pdf",
        "image/png",
        "image/jpeg",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ]
    content: str
    description: NotRequired[str | None]


class AuthorityView(TypedDict):
    """What an authority was told and answered."""

    system: str
    status: str
    reference: str | None
    timestamp: str


class Buyer(TypedDict):
    """Who buys (BG-7)."""

    name: str
    tradingName: NotRequired[str | None]
    street: str
    additionalLine: NotRequired[str | None]
    postcode: str
    city: str
    country: str
    vatId: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    contactName: NotRequired[str | None]
    customerNumber: NotRequired[str | None]
    registrationNumber: NotRequired[str | None]
    electronicAddress: NotRequired["ElectronicAddress | None"]


class BuyerReference(TypedDict):
    """How the buyer recognises the invoice."""

    buyerReferenceId: str


class Contact(TypedDict):
    """Whom the buyer may ask (BG-6); what is not given comes from the seller."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


class CreatedInvoice(TypedDict):
    """An invoice that was taken in."""

    faktooraId: str
    detailsPage: str
    invoiceNumber: str | None
    warnings: list["FieldError"]


class Delivery(TypedDict):
    """One way by which the finished invoice is sent."""

    type: Literal["email", "peppol"]
    recipient: NotRequired[str | None]
    carbonCopy: NotRequired[str | None]
    blindCarbonCopy: NotRequired[str | None]


class DeliveryRecipient(TypedDict):
    """One way by which the invoice is sent."""

    type: Literal["email", "peppol"]
    recipient: str | None
    carbonCopy: str | None
    blindCarbonCopy: str | None


class InvoiceDelivery(TypedDict):
    """One way by which the invoice is sent, and what became of it."""

    type: Literal["email", "peppol"]
    recipient: str | None
    carbonCopy: str | None
    blindCarbonCopy: str | None
    status: "Sending"
    message: str | None
    sentAt: str | None


class InvoiceFinding(TypedDict):
    """One place where a rule does not hold."""

    rule: str
    severity: str
    path: str
    message: str
    fix: str
    decides: bool


class InvoiceItem(TypedDict):
    """A position of the invoice (BG-25)."""

    id: str
    product: "Product"
    note: NotRequired[str | None]
    period: NotRequired["Period | None"]
    orderLine: NotRequired[str | None]
    allowances: NotRequired[list["ItemAdjustment"]]
    charges: NotRequired[list["ItemAdjustment"]]


class InvoiceSummary(TypedDict):
    """An invoice as lists show it."""

    faktooraId: str
    invoiceNumber: str | None
    invoiceTypeCode: int
    status: "InvoiceStatus"
    jobStatus: "WorkStatus | None"
    format: str
    issueDate: str
    dueDate: str | None
    deliveryDate: str | None
    buyerName: str
    orderNumber: str | None
    currency: str
    netAmount: Decimal | int
    taxAmount: Decimal | int
    amount: Decimal | int
    outstandingBalance: Decimal | int
    createdAt: str
    sentAt: str | None
    detailsPage: str


class InvoiceValidation(TypedDict):
    """The latest validation."""

    status: "ValidationStatus"
    validity: bool | None
    createdAt: str


JsonValue: TypeAlias = object


class Note(TypedDict):
    """A remark (BG-1)."""

    text: str
    subjectCode: NotRequired[str | None]


class PageMeta(TypedDict):
    """Which part of a list a page is."""

    page: int
    perPage: int
    totalItems: int
    totalPages: int


class Payment(TypedDict):
    """How to pay (BG-16); what is not given comes from the seller."""

    meansCode: NotRequired[str | None]
    iban: NotRequired[str | None]
    bic: NotRequired[str | None]
    accountHolder: NotRequired[str | None]
    reference: NotRequired[str | None]
    terms: NotRequired[str | None]
    skonto: NotRequired[list["Skonto"]]
    mandateReference: NotRequired[str | None]
    creditorId: NotRequired[str | None]
    debitedIban: NotRequired[str | None]


class PreviewedLine(TypedDict):
    """A position of the invoice."""

    id: str
    netAmount: Decimal | int


class PreviewedTax(TypedDict):
    """The VAT of one category and rate."""

    categoryCode: str
    rate: Decimal | int | None
    taxableAmount: Decimal | int
    taxAmount: Decimal | int


class ReferencedDocument(TypedDict):
    """An earlier invoice (BG-3)."""

    IssuerAssignedID: str
    issueDateTime: NotRequired[str | None]


class Seller(TypedDict):
    """Who sells, where that is not simply the account's own company."""

    name: NotRequired[str | None]
    tradingName: NotRequired[str | None]
    street: NotRequired[str | None]
    additionalLine: NotRequired[str | None]
    postcode: NotRequired[str | None]
    city: NotRequired[str | None]
    country: NotRequired[str | None]
    vatId: NotRequired[str | None]
    taxId: NotRequired[str | None]
    registrationNumber: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    electronicAddress: NotRequired["ElectronicAddress | None"]
    iban: NotRequired[str | None]
    bic: NotRequired[str | None]
    accountHolder: NotRequired[str | None]
    creditorId: NotRequired[str | None]
    legalNotes: NotRequired[str | None]
    contactPerson: NotRequired["ContactPerson | None"]
