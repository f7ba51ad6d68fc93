"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import NotRequired, TypedDict

from einvoice_server.client.generated.incoming_invoices_parts import (
    ContentAllowances,
    ContentAttachment,
    ContentBuyer,
    ContentDelivery,
    ContentDoubt,
    ContentLineItem,
    ContentNote,
    ContentNotUnderstood,
    ContentPaymentInstructions,
    ContentPaymentTerms,
    ContentReferences,
    ContentSeller,
    ContentSummary,
    ContentTax,
)
from einvoice_server.client.generated.incoming_invoices_pieces import (
    ContentAddress,
    ContentAdjustment,
    ContentAdvancePayment,
    ContentContact,
    ContentCurrencyExchange,
    ContentDeliveryTerms,
    ContentDiscount,
    ContentFurther,
    ContentId,
    ContentInstalment,
    ContentParty,
    ContentPaymentMeans,
    ContentPenalty,
    ContentThirdPartyPayment,
)
from einvoice_server.client.generated.outgoing_invoice_content_parts import OutgoingRecord
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta


class OutgoingContentBuyer(TypedDict):
    """To whom the invoice is addressed, and who acts on that side."""

    name: str | None
    tradingName: str | None
    ids: list["ContentId"]
    roleCode: str | None
    legalId: "ContentId | None"
    legalInformation: str | None
    legalAddress: "ContentAddress | None"
    vatId: str | None
    taxId: str | None
    electronicAddress: "ContentId | None"
    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None
    email: str | None
    contactPerson: "ContentContact | None"
    moreContacts: list["ContentContact"]
    taxRepresentative: "ContentParty | None"
    invoicee: "ContentParty | None"
    payer: "ContentParty | None"
    agent: "ContentParty | None"
    productEndUser: "ContentParty | None"
    faktooraId: str


class OutgoingContentDelivery(TypedDict):
    """To whom, where and when it was delivered."""

    name: str | None
    tradingName: str | None
    ids: list["ContentId"]
    roleCode: str | None
    legalId: "ContentId | None"
    legalInformation: str | None
    legalAddress: "ContentAddress | None"
    vatId: str | None
    taxId: str | None
    electronicAddress: "ContentId | None"
    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None
    email: str | None
    contactPerson: "ContentContact | None"
    moreContacts: list["ContentContact"]
    deliveryDate: str | None
    periodStart: str | None
    periodEnd: str | None
    periodDescription: str | None
    shipFrom: "ContentParty | None"
    ultimateShipTo: "ContentParty | None"
    deliveryTerms: "ContentDeliveryTerms | None"
    transportModes: list[str]
    faktooraId: str


class OutgoingContentPaymentInstructions(TypedDict):
    """How and to whom to pay."""

    means: list["ContentPaymentMeans"]
    remittanceInformation: str | None
    mandateReference: str | None
    creditorId: str | None
    payee: "ContentParty | None"
    faktooraId: str


class OutgoingContentPaymentTerms(TypedDict):
    """When to pay, what early payment saves, and what late payment costs."""

    dueDate: str | None
    contractualDueDate: str | None
    text: str | None
    description: str | None
    discounts: list["ContentDiscount"]
    penalties: list["ContentPenalty"]
    partialAmount: Decimal | int | None
    payee: "ContentParty | None"
    instalments: list["ContentInstalment"]
    advancePayments: list["ContentAdvancePayment"]
    thirdPartyPayments: list["ContentThirdPartyPayment"]
    adjustments: list["ContentAdjustment"]
    faktooraId: str


class OutgoingContentSeller(TypedDict):
    """Who claims payment, and who acts on that side."""

    name: str | None
    tradingName: str | None
    ids: list["ContentId"]
    roleCode: str | None
    legalId: "ContentId | None"
    legalInformation: str | None
    legalAddress: "ContentAddress | None"
    vatId: str | None
    taxId: str | None
    electronicAddress: "ContentId | None"
    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None
    email: str | None
    contactPerson: "ContentContact | None"
    moreContacts: list["ContentContact"]
    taxRepresentative: "ContentParty | None"
    invoicer: "ContentParty | None"
    salesAgent: "ContentParty | None"
    faktooraId: str


class OutgoingContentSummary(TypedDict):
    """Number, type, dates, parties, amounts, and what kind of document it is."""

    invoiceNumber: str | None
    invoiceTypeCode: str | None
    name: str | None
    issueDate: str | None
    dueDate: str | None
    deliveryDate: str | None
    vatPointDate: str | None
    vatPointDateCode: str | None
    sellerName: str | None
    sellerVatId: str | None
    buyerName: str | None
    buyerReference: str | None
    currency: str | None
    vatCurrency: str | None
    currencyExchange: "ContentCurrencyExchange | None"
    sumOfLines: Decimal | int | None
    sumOfAllowances: Decimal | int | None
    sumOfCharges: Decimal | int | None
    netAmount: Decimal | int | None
    taxAmount: Decimal | int | None
    taxAmountInVatCurrency: Decimal | int | None
    amount: Decimal | int | None
    paidAmount: Decimal | int | None
    roundingAmount: Decimal | int | None
    amountDue: Decimal | int | None
    languageCode: str | None
    isTest: bool | None
    isCopy: bool | None
    businessProcess: str | None
    specificationId: str | None
    syntax: str | None
    profile: str | None
    isHybrid: bool | None
    faktooraId: str


class OutgoingDocumentContent(TypedDict):
    """All that a document says: the sections, what is doubtful, and what was not understood."""

    summary: "ContentSummary"
    seller: "ContentSeller"
    buyer: "ContentBuyer"
    lineitems: list["ContentLineItem"]
    taxes: list["ContentTax"]
    paymentterms: "ContentPaymentTerms"
    paymentmeans: "ContentPaymentInstructions"
    delivery: "ContentDelivery"
    references: "ContentReferences"
    allowances: "ContentAllowances"
    attachments: list["ContentAttachment"]
    notes: list["ContentNote"]
    further: list["ContentFurther"]
    doubtful: list["ContentDoubt"]
    unmapped: list["ContentNotUnderstood"]
    faktooraId: str


class OutgoingImported(TypedDict):
    """An outgoing invoice that is being processed."""

    detailsPage: str
    duplicateOf: NotRequired[str | None]
    faktooraId: str


class PageOutgoingRecord(TypedDict):
    """A part of a request or an answer."""

    data: list["OutgoingRecord"]
    meta: "PageMeta"
