"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict

from einvoice_server.client.generated.incoming_invoices_pieces import (
    ContentAccount,
    ContentAddress,
    ContentAdjustment,
    ContentAdvancePayment,
    ContentAllowanceOrCharge,
    ContentContact,
    ContentCurrencyExchange,
    ContentDeliveryTerms,
    ContentDiscount,
    ContentDocumentAllowanceOrCharge,
    ContentDocumentReference,
    ContentFurther,
    ContentId,
    ContentInstalment,
    ContentLineNote,
    ContentParty,
    ContentPaymentMeans,
    ContentPenalty,
    ContentPrecedingInvoice,
    ContentProduct,
    ContentServiceCharge,
    ContentThirdPartyPayment,
    InputType,
    Origin,
    Phase,
    Progress,
)


class AttachmentView(TypedDict):
    """A file that is embedded in an invoice or in the PDF around it."""

    id: str
    filename: str | None
    mimeType: str | None
    size: int | None
    description: str | None
    reference: str | None
    createdAt: str


class ContentAllowances(TypedDict):
    """What is deducted from the invoice as a whole, and what is added."""

    allowances: list["ContentDocumentAllowanceOrCharge"]
    charges: list["ContentDocumentAllowanceOrCharge"]
    serviceCharges: list["ContentServiceCharge"]


class ContentAttachment(TypedDict):
    """A document that supports the claim: a file in the invoice, or where it is to be had."""

    id: str | None
    filename: str | None
    mimeType: str | None
    size: int | None
    isEmbedded: bool
    location: str | None
    reference: str | None
    description: str | None
    typeCode: str | None
    referenceTypeCode: str | None
    lineId: str | None
    issueDate: str | None
    createdAt: str | None
    relationship: str | None


class ContentBuyer(TypedDict):
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


class ContentDelivery(TypedDict):
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


class ContentDoubt(TypedDict):
    """One reason to look at the document itself."""

    path: str | None
    place: str | None
    code: str
    message: str
    raw: str | None
    location: str | None
    line: int | None


class ContentLineItem(TypedDict):
    """One position."""

    id: str | None
    parentId: str | None
    product: "ContentProduct"
    netAmount: Decimal | int | None
    note: str | None
    moreNotes: list["ContentLineNote"]
    invoicedObject: "ContentId | None"
    orderNumber: str | None
    orderLineId: str | None
    buyerAccount: str | None
    moreBuyerAccounts: list[str]
    periodStart: str | None
    periodEnd: str | None
    deliveryDate: str | None
    allowances: list["ContentAllowanceOrCharge"]
    charges: list["ContentAllowanceOrCharge"]
    documents: list["ContentDocumentReference"]
    subLines: list["ContentLineItem"]
    further: list["ContentFurther"]


class ContentNotUnderstood(TypedDict):
    """An element or attribute of the source that no term stands for."""

    location: str | None
    line: int | None


class ContentNote(TypedDict):
    """A remark with what it is about."""

    text: str | None
    subjectCode: str | None
    contentCode: str | None


class ContentPaymentInstructions(TypedDict):
    """How and to whom to pay."""

    means: list["ContentPaymentMeans"]
    remittanceInformation: str | None
    mandateReference: str | None
    creditorId: str | None
    payee: "ContentParty | None"


class ContentPaymentTerms(TypedDict):
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


class ContentReferences(TypedDict):
    """What the invoice as a whole refers to."""

    buyerReference: str | None
    orderNumber: str | None
    orderDate: str | None
    orderReferenceId: str | None
    orderReferenceDate: str | None
    contractNumber: str | None
    contractDate: str | None
    contractTypeCode: str | None
    projectReference: str | None
    projectName: str | None
    despatchAdvice: str | None
    despatchAdviceDate: str | None
    receivingAdvice: str | None
    receivingAdviceDate: str | None
    tender: str | None
    tenderDate: str | None
    invoicedObject: "ContentId | None"
    invoicedObjectDate: str | None
    buyerAccount: str | None
    buyerAccountTypeCode: str | None
    moreBuyerAccounts: list["ContentAccount"]
    precedingInvoices: list["ContentPrecedingInvoice"]
    quotation: "ContentDocumentReference | None"
    deliveryNote: "ContentDocumentReference | None"
    ultimateCustomerOrders: list["ContentDocumentReference"]
    invoiceIssuerReference: str | None


class ContentSeller(TypedDict):
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


class ContentSummary(TypedDict):
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


class ContentTax(TypedDict):
    """What one VAT category and rate contributes to the invoice."""

    typeCode: str | None
    categoryCode: str | None
    rate: Decimal | int | None
    basisAmount: Decimal | int | None
    taxAmount: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None
    sumOfLines: Decimal | int | None
    sumOfAllowancesAndCharges: Decimal | int | None


class ImportFinding(TypedDict):
    """One place where a rule does not hold."""

    rule: str
    ruleSet: str
    severity: str
    decides: bool
    message: str
    fix: str
    terms: list[str]
    path: str
    location: str | None
    line: int | None
    count: int


class ImportRuleSet(TypedDict):
    """A set of rules that was checked."""

    name: str
    version: str


class IncomingRecord(TypedDict):
    """What is recorded of an incoming invoice."""

    filename: str
    mediaType: str
    inputType: "InputType"
    size: int
    sha256: str
    origin: "Origin"
    syntax: str | None
    profile: str | None
    invoiceNumber: str | None
    invoiceTypeCode: str | None
    issueDate: str | None
    dueDate: str | None
    sellerName: str | None
    sellerVatId: str | None
    buyerName: str | None
    buyerVatId: str | None
    buyerReference: str | None
    currency: str | None
    netAmount: Decimal | int | None
    taxAmount: Decimal | int | None
    amount: Decimal | int | None
    edited: list[str]
    status: "Progress"
    category: str | None
    note: str | None
    isValid: bool | None
    validationStatus: "Phase"
    visualizationStatus: "Phase"
    overallStatus: "Phase"
    duplicateOf: str | None
    createdAt: str
    updatedAt: str
    processedAt: str | None
    detailsPage: str
    importId: str
