"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import (
    Address,
    Adjustment,
    Attachment,
    AuthorityView,
    Buyer,
    BuyerReference,
    Contact,
    CreatedInvoice,
    Delivery,
    DeliveryRecipient,
    InvoiceDelivery,
    InvoiceFinding,
    InvoiceItem,
    InvoiceSummary,
    InvoiceValidation,
    JsonValue,
    Note,
    PageMeta,
    Payment,
    PreviewedLine,
    PreviewedTax,
    ReferencedDocument,
    Seller,
)
from einvoice_server.client.generated.outgoing_invoices_pieces import (
    FieldError,
    InvoiceStatus,
    Period,
    WorkStatus,
)

CreatedInvoices: TypeAlias = list["CreatedInvoice"]


class InvoiceDetails(TypedDict):
    """Everything that is known about an invoice."""

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
    storedJobStatus: "WorkStatus"
    error: str | None
    rejection: str | None
    invoice: dict[str, "JsonValue"]
    company: dict[str, "JsonValue"]
    warnings: list["FieldError"]
    findings: list["InvoiceFinding"]
    deliveries: list["InvoiceDelivery"]
    validation: "InvoiceValidation | None"
    hasPdf: bool
    hasXml: bool
    releasedAt: str | None
    paidAt: str | None
    updatedAt: str


class InvoicePayload(TypedDict):
    """An invoice, credit note or correction to be created."""

    invoiceTypeCode: int | str
    invoiceNumber: NotRequired[str | None]
    issueDate: str
    dueDate: NotRequired[str | None]
    deliveryDate: NotRequired[str | None]
    billingPeriod: NotRequired["Period | None"]
    currency: NotRequired[str | None]
    format: NotRequired[
        Literal[
            "pdf",
            "zf:1",
            "zf:1:basic",
            "zf:1:extended",
            "zf:2",
            "zf:minimum",
            "zf:basicwl",
            "zf:basic",
            "zf:en16931",
            "zf:extended",
            "zf:xrechnung",
            "factur-x:minimum",
            "factur-x:basicwl",
            "factur-x:basic",
            "factur-x:en16931",
            "factur-x:extended",
            "xrechnung",
            "peppol",
        ]
        | None
    ]
    schema: NotRequired[Literal["CII", "UBL"] | None]
    seller: NotRequired["Seller | None"]
    buyer: "Buyer"
    buyerReference: NotRequired["BuyerReference | None"]
    contactPerson: NotRequired["Contact | None"]
    deliveryAddress: NotRequired["Address | None"]
    invoiceItems: list["InvoiceItem"]
    allowances: NotRequired[list["Adjustment"]]
    charges: NotRequired[list["Adjustment"]]
    prepaidAmount: NotRequired[Decimal | int | str | None]
    taxExemptionReasonMessage: NotRequired[str | None]
    taxExemptionReasonCode: NotRequired[str | None]
    payment: NotRequired["Payment | None"]
    notes: NotRequired["str | Note | list[str | Note]"]
    invoiceReferencedDocument: NotRequired["ReferencedDocument | None"]
    orderNumber: NotRequired[str | None]
    orderReferenceId: NotRequired[str | None]
    shippingOrderNumber: NotRequired[str | None]
    contractNumber: NotRequired[str | None]
    projectName: NotRequired[str | None]
    tenderReference: NotRequired[str | None]
    buyerAccountingReference: NotRequired[str | None]
    buyerReferenceId: NotRequired[str | None]
    mandateReference: NotRequired[str | None]
    assignmentNumber: NotRequired[str | None]
    totalCosts: NotRequired[Decimal | int | str | None]
    attachments: NotRequired[list["Attachment"]]
    draftOnly: NotRequired[bool]
    reviewMode: NotRequired[bool]
    validate: NotRequired[bool]
    delivery: NotRequired["Delivery | list[Delivery]"]


class InvoicePreview(TypedDict):
    """What creating this invoice would give."""

    currency: str
    netAmount: Decimal | int
    taxAmount: Decimal | int
    amount: Decimal | int
    outstandingBalance: Decimal | int
    lines: list["PreviewedLine"]
    taxes: list["PreviewedTax"]
    isValid: bool
    warnings: list["FieldError"]
    findings: list["InvoiceFinding"]


class InvoiceStatusView(TypedDict):
    """Where an invoice stands."""

    invoiceStatus: "InvoiceStatus"
    jobStatus: "WorkStatus | None"
    authority: list["AuthorityView"]
    delivery: list["DeliveryRecipient"]
    validation: NotRequired["InvoiceValidation | None"]


class PageInvoiceSummary(TypedDict):
    """A part of a request or an answer."""

    data: list["InvoiceSummary"]
    meta: "PageMeta"
