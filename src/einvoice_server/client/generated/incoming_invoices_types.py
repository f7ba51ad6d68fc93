"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict

from einvoice_server.client.generated.incoming_invoices_parts import (
    AttachmentView,
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
    ImportFinding,
    ImportRuleSet,
    IncomingRecord,
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
    Phase,
)
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta

ContentLineItemList: TypeAlias = list["ContentLineItem"]


ContentTaxList: TypeAlias = list["ContentTax"]


class ImportValidation(TypedDict):
    """What checking a document found."""

    status: str
    verdict: NotRequired[str | None]
    reason: NotRequired[str | None]
    code: NotRequired[str | None]
    profile: NotRequired[str | None]
    syntax: NotRequired[str | None]
    fatal: NotRequired[int]
    warnings: NotRequired[int]
    information: NotRequired[int]
    ruleSets: NotRequired[list["ImportRuleSet"]]
    notChecked: NotRequired[list[str]]
    findings: NotRequired[list["ImportFinding"]]
    moreFindings: NotRequired[int]


class IncomingContentBuyer(TypedDict):
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
    importId: str


class IncomingContentDelivery(TypedDict):
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
    importId: str


class IncomingContentPaymentInstructions(TypedDict):
    """How and to whom to pay."""

    means: list["ContentPaymentMeans"]
    remittanceInformation: str | None
    mandateReference: str | None
    creditorId: str | None
    payee: "ContentParty | None"
    importId: str


class IncomingContentPaymentTerms(TypedDict):
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
    importId: str


class IncomingContentSeller(TypedDict):
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
    importId: str


class IncomingContentSummary(TypedDict):
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
    importId: str


class IncomingDocumentContent(TypedDict):
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
    importId: str


class IncomingImported(TypedDict):
    """An incoming invoice that is being processed."""

    detailsPage: str
    duplicateOf: NotRequired[str | None]
    importId: str


OnDuplicate: TypeAlias = Literal["keep", "reject"]


class PageAttachmentView(TypedDict):
    """A part of a request or an answer."""

    data: list["AttachmentView"]
    meta: "PageMeta"


class PageIncomingRecord(TypedDict):
    """A part of a request or an answer."""

    data: list["IncomingRecord"]
    meta: "PageMeta"


class PhasesView(TypedDict):
    """How far processing has come; each step is pending, accepted or failed."""

    validationStatus: "Phase"
    visualizationStatus: "Phase"
    overallStatus: "Phase"
