"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict


class AccountView(TypedDict):
    """An account."""

    accountId: str
    name: str
    environment: "Environment"
    company: "Company"
    features: dict[str, bool]
    preferences: "Preferences"
    createdAt: str


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


class ApiKeyView(TypedDict):
    """A key as it is listed; the key itself is shown once, when it is made."""

    apiKeyId: str
    label: str
    createdAt: str
    expiresAt: str | None
    lastUsedAt: str | None
    lastUsedIp: str | None
    isRevoked: bool
    revokedAt: str | None
    rotatedFromId: str | None
    status: "KeyStatus"
    environment: "Environment"
    scopes: list[str]
    accountIds: list[str]
    hint: str


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


class AttachmentView(TypedDict):
    """A file that is embedded in an invoice or in the PDF around it."""

    id: str
    filename: str | None
    mimeType: str | None
    size: int | None
    description: str | None
    reference: str | None
    createdAt: str


class AttemptView(TypedDict):
    """One request, and what came back."""

    number: int
    at: str
    target: str
    requestHeaders: dict[str, str]
    responseStatus: int | None
    responseBody: str | None
    error: str | None
    milliseconds: int


class AuditEntryView(TypedDict):
    """One change of one thing."""

    number: int
    at: str
    actor: str
    action: str
    kind: str
    objectType: str
    objectId: str
    before: "dict[str, JsonValue] | None"
    after: "dict[str, JsonValue] | None"
    requestId: str | None
    address: str | None


class AuthorityView(TypedDict):
    """What an authority was told and answered."""

    system: str
    status: str
    reference: str | None
    timestamp: str


class BundleItem(TypedDict):
    """How much of a product a bundle has."""

    productId: str
    quantity: Decimal | int


class BundleItemView(TypedDict):
    """How much of a product a bundle has, and what it is."""

    productId: str
    quantity: Decimal | int
    code: str
    name: str
    unit: str
    tax: Decimal | int
    price: Decimal | int | None


class BundleView(TypedDict):
    """Products that are sold together."""

    bundleId: str
    name: str
    description: str | None
    items: list["BundleItemView"]
    price: Decimal | int | None
    calculatedPrice: Decimal | int | None
    createdAt: str
    updatedAt: str


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


class CodeListName(TypedDict):
    """A code list by name."""

    name: str
    title: str


class CodeListView(TypedDict):
    """A code list."""

    name: str
    title: str
    origin: str
    version: str
    terms: list[str]
    codes: list["CodeView"]
    total: int


class CodeLists(TypedDict):
    """All code lists."""

    codeLists: list["CodeListName"]


class CodeView(TypedDict):
    """A code."""

    code: str
    meaning: str


class Company(TypedDict):
    """The account's own company: the seller of invoices that name no other."""

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


class Contact(TypedDict):
    """Whom the buyer may ask (BG-6); what is not given comes from the seller."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


class ContactPerson(TypedDict):
    """Whom to ask about an invoice (BG-6)."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


class ContentAccount(TypedDict):
    """Where the buyer books the invoice."""

    id: str | None
    typeCode: str | None


class ContentAddress(TypedDict):
    """A postal address."""

    street: str | None
    addressLine2: str | None
    addressLine3: str | None
    postcode: str | None
    city: str | None
    subdivision: str | None
    country: str | None


class ContentAdjustment(TypedDict):
    """An amount that changes what is due."""

    reason: str | None
    amount: Decimal | int | None


class ContentAdvancePayment(TypedDict):
    """A payment that was received before the invoice."""

    amount: Decimal | int | None
    date: str | None
    taxes: list["ContentIncludedTax"]
    invoiceNumber: str | None
    invoiceTypeCode: str | None
    invoiceDate: str | None


class ContentAllowanceOrCharge(TypedDict):
    """An amount that is deducted or added."""

    amount: Decimal | int | None
    baseAmount: Decimal | int | None
    percentage: Decimal | int | None
    reason: str | None
    reasonCode: str | None
    sequence: Decimal | int | None
    baseQuantity: Decimal | int | None
    baseQuantityUnitCode: str | None


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


class ContentAttribute(TypedDict):
    """A property of the product."""

    name: str | None
    value: str | None
    typeCode: str | None
    measure: Decimal | int | None
    measureUnitCode: str | None


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


class ContentClassification(TypedDict):
    """A class to which the product belongs."""

    code: str | None
    schemeId: str | None
    schemeVersion: str | None
    name: str | None


class ContentContact(TypedDict):
    """Whom to ask."""

    name: str | None
    department: str | None
    typeCode: str | None
    phone: str | None
    fax: str | None
    email: str | None


class ContentCurrencyExchange(TypedDict):
    """The rate at which VAT was converted."""

    sourceCurrency: str | None
    targetCurrency: str | None
    rate: Decimal | int | None
    date: str | None


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


class ContentDeliveryTerms(TypedDict):
    """Who bears the delivery, and to where."""

    code: str | None
    place: str | None
    country: str | None


class ContentDiscount(TypedDict):
    """What may be deducted for early payment (Skonto)."""

    basisDate: str | None
    days: int | None
    period: Decimal | int | None
    periodUnitCode: str | None
    percentage: Decimal | int | None
    baseAmount: Decimal | int | None
    amount: Decimal | int | None
    isStructured: bool


class ContentDocumentAllowanceOrCharge(TypedDict):
    """One of the invoice as a whole, with the VAT that applies."""

    amount: Decimal | int | None
    baseAmount: Decimal | int | None
    percentage: Decimal | int | None
    reason: str | None
    reasonCode: str | None
    sequence: Decimal | int | None
    baseQuantity: Decimal | int | None
    baseQuantityUnitCode: str | None
    categoryCode: str | None
    rate: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None


class ContentDocumentReference(TypedDict):
    """Another document by number, line and date; an embedded file is among the attachments."""

    number: str | None
    lineId: str | None
    issueDate: str | None
    typeCode: str | None
    referenceTypeCode: str | None
    name: str | None
    location: str | None
    filename: str | None
    mimeType: str | None


class ContentDoubt(TypedDict):
    """One reason to look at the document itself."""

    path: str | None
    place: str | None
    code: str
    message: str
    raw: str | None
    location: str | None
    line: int | None


class ContentFurther(TypedDict):
    """One stated value, with its term."""

    path: str | None
    term: str | None
    name: str | None
    value: str | None


class ContentId(TypedDict):
    """An identifier with the scheme that issues it."""

    id: str | None
    schemeId: str | None


class ContentIncludedTax(TypedDict):
    """VAT that an amount contains or carries."""

    categoryCode: str | None
    rate: Decimal | int | None
    taxAmount: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None


class ContentInstalment(TypedDict):
    """A further set of payment terms."""

    text: str | None
    dueDate: str | None
    partialAmount: Decimal | int | None
    discount: "ContentDiscount | None"
    penalty: "ContentPenalty | None"
    payee: "ContentParty | None"
    mandateReference: str | None


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


ContentLineItemList: TypeAlias = list["ContentLineItem"]


class ContentLineNote(TypedDict):
    """A further remark on a line."""

    text: str | None
    subjectCode: str | None
    contentCode: str | None


class ContentLineTax(TypedDict):
    """The VAT that applies to a line."""

    typeCode: str | None
    categoryCode: str | None
    rate: Decimal | int | None
    taxAmount: Decimal | int | None
    exemptionReason: str | None
    exemptionReasonCode: str | None
    vatPointDateCode: str | None


class ContentNotUnderstood(TypedDict):
    """An element or attribute of the source that no term stands for."""

    location: str | None
    line: int | None


class ContentNote(TypedDict):
    """A remark with what it is about."""

    text: str | None
    subjectCode: str | None
    contentCode: str | None


class ContentParty(TypedDict):
    """A person or organisation."""

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


class ContentPaymentInstructions(TypedDict):
    """How and to whom to pay."""

    means: list["ContentPaymentMeans"]
    remittanceInformation: str | None
    mandateReference: str | None
    creditorId: str | None
    payee: "ContentParty | None"


class ContentPaymentMeans(TypedDict):
    """One way to pay."""

    typeCode: str | None
    description: str | None
    accountId: str | None
    iban: str | None
    accountName: str | None
    bic: str | None
    cardNumber: str | None
    cardHolder: str | None
    cardNetwork: str | None
    debitedAccountId: str | None
    debitedIban: str | None
    debitedAccountName: str | None
    debitedBic: str | None


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


class ContentPenalty(TypedDict):
    """What late payment costs."""

    basisDate: str | None
    days: int | None
    period: Decimal | int | None
    periodUnitCode: str | None
    percentage: Decimal | int | None
    baseAmount: Decimal | int | None
    amount: Decimal | int | None


class ContentPrecedingInvoice(TypedDict):
    """An earlier invoice that this one corrects or settles."""

    invoiceNumber: str | None
    issueDate: str | None
    invoiceTypeCode: str | None


class ContentProduct(TypedDict):
    """What was supplied, with quantity, price and VAT."""

    name: str | None
    description: str | None
    productId: str | None
    buyerAssignedID: str | None
    globalID: "ContentId | None"
    quantity: Decimal | int | None
    unitCode: str | None
    price: Decimal | int | None
    grossPrice: Decimal | int | None
    priceDiscount: Decimal | int | None
    priceBaseQuantity: Decimal | int | None
    priceBaseQuantityUnitCode: str | None
    grossPriceBaseQuantity: Decimal | int | None
    grossPriceBaseQuantityUnitCode: str | None
    morePriceDiscounts: list["ContentAllowanceOrCharge"]
    taxes: list["ContentLineTax"]
    countryOfOrigin: str | None
    classifications: list["ContentClassification"]
    attributes: list["ContentAttribute"]
    brandName: str | None
    modelId: str | None
    modelName: str | None
    batchIds: list[str]


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


class ContentServiceCharge(TypedDict):
    """A logistics service that is charged."""

    description: str | None
    amount: Decimal | int | None
    taxes: list["ContentIncludedTax"]


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


ContentTaxList: TypeAlias = list["ContentTax"]


class ContentThirdPartyPayment(TypedDict):
    """An amount that is collected or paid for somebody else."""

    typeCode: str | None
    amount: Decimal | int | None
    description: str | None


class ConvertDocumentBody(TypedDict):
    """A part of a request or an answer."""

    xml: NotRequired[str | None]
    to: NotRequired[Literal["ubl", "cii"] | None]
    profile: NotRequired[str | None]
    onLoss: NotRequired[Literal["drop", "refuse"]]


class ConvertedView(TypedDict):
    """An invoice in its new form."""

    syntax: str
    profile: str | None
    document: str
    losses: list["LossView"]
    totalLosses: int


class CreateApiKeyBody(TypedDict):
    """A part of a request or an answer."""

    label: str
    expiresAt: NotRequired[str | None]
    scopes: NotRequired[list[str]]
    environment: NotRequired["Environment | None"]
    accountIds: NotRequired[list[str]]


class CreateBundleBody(TypedDict):
    """A part of a request or an answer."""

    name: str
    items: list["BundleItem"]
    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]


class CreateCustomerBody(TypedDict):
    """A part of a request or an answer."""

    customerId: NotRequired[str | None]
    name: NotRequired[str | None]
    title: NotRequired[str | None]
    firstName: NotRequired[str | None]
    lastName: NotRequired[str | None]
    gender: NotRequired[str | None]
    nameAuthorisedSignatory: NotRequired[str | None]
    email: NotRequired[str | None]
    phoneNo: NotRequired[str | None]
    faxNo: NotRequired[str | None]
    category: NotRequired[str | None]
    vatId: NotRequired[str | None]
    taxId: NotRequired[str | None]
    invoiceProfile: NotRequired[str | None]
    supplierNumber: NotRequired[str | None]
    routeId: NotRequired[str | None]
    peppolId: NotRequired[str | None]
    faktooraId: NotRequired[str | None]
    legalform: NotRequired[str | None]
    invoiceTemplate: NotRequired[str | None]
    note: NotRequired[str | None]
    customerContacts: NotRequired["list[CustomerContact] | None"]
    customerDeliveryAddresses: NotRequired["list[CustomerDeliveryAddress] | None"]
    isCompany: bool
    address: str
    postcode: str
    city: str
    country: NotRequired[str]
    extras: dict[str, "JsonValue"]


class CreateInvoicesBody(TypedDict):
    """A part of a request or an answer."""

    invoices: list["InvoicePayload"]


class CreateProductBody(TypedDict):
    """A part of a request or an answer."""

    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]
    cost: NotRequired[Decimal | int | None]
    inventoryCount: NotRequired[Decimal | int | None]
    time: NotRequired[Decimal | int | None]
    estimate: NotRequired[Decimal | int | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["ProductGlobalId | None"]
    additionalReferencedDocument: NotRequired["ProductDocument | None"]
    name: str
    unit: str
    tax: Decimal | int
    code: NotRequired[str | None]


class CreateUserBody(TypedDict):
    """A part of a request or an answer."""

    email: str
    name: str
    role: NotRequired["Role"]
    password: NotRequired[str | None]


class CreateWebhookBody(TypedDict):
    """A part of a request or an answer."""

    action: Literal[
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
        "invoiceCreated",
        "invoiceIncomingCreated",
        "offerCreated",
        "letterCreated",
        "reminderCreated",
        "orderConfirmationCreated",
        "customerCreated",
        "productCreated",
    ]
    target: str
    description: NotRequired[str | None]
    isActive: NotRequired[bool]
    headers: NotRequired[dict[str, str]]
    timeoutSeconds: NotRequired[int]


class CreatedInvoice(TypedDict):
    """An invoice that was taken in."""

    faktooraId: str
    detailsPage: str
    invoiceNumber: str | None
    warnings: list["FieldError"]


CreatedInvoices: TypeAlias = list["CreatedInvoice"]


class CustomerContact(TypedDict):
    """A person to turn to."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phoneNo: NotRequired[str | None]
    position: NotRequired[str | None]


class CustomerCreate(TypedDict):
    """A customer was added."""

    action: NotRequired[Literal["customerCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    customerId: NotRequired[str | None]
    number: NotRequired[str | None]
    name: NotRequired[str | None]
    isCompany: NotRequired[bool | None]
    email: NotRequired[str | None]
    category: NotRequired[str | None]


class CustomerDeliveryAddress(TypedDict):
    """Where goods go, if not to the customer's own address."""

    name: NotRequired[str | None]
    address: str
    postcode: str
    city: str
    country: NotRequired[str]


class CustomerView(TypedDict):
    """A customer. In lists, the fields of `relationFields` are null unless they are asked for."""

    id: str
    customerId: str
    isCompany: bool
    name: str | None
    title: str | None
    firstName: str | None
    lastName: str | None
    gender: str | None
    nameAuthorisedSignatory: str | None
    address: str
    postcode: str
    city: str
    country: str
    email: str | None
    phoneNo: str | None
    faxNo: str | None
    category: str | None
    vatId: str | None
    taxId: str | None
    invoiceProfile: str | None
    supplierNumber: str | None
    routeId: str | None
    peppolId: str | None
    faktooraId: str | None
    note: str | None
    extras: dict[str, "JsonValue"]
    createdAt: str
    updatedAt: str
    user: str | None
    legalform: str | None
    importedFile: "ImportedFile | None"
    customerContacts: "list[CustomerContact] | None"
    invoiceTemplate: str | None
    customerDeliveryAddresses: "list[CustomerDeliveryAddress] | None"
    warnings: list["FieldError"]


class Delivery(TypedDict):
    """One way by which the finished invoice is sent."""

    type: Literal["email", "peppol"]
    recipient: NotRequired[str | None]
    carbonCopy: NotRequired[str | None]
    blindCarbonCopy: NotRequired[str | None]


class DeliveryDetail(TypedDict):
    """A delivery with all that was sent and answered."""

    deliveryId: str
    webhookId: str
    eventId: str
    action: "Event"
    isTest: bool
    replayOfId: str | None
    status: "DeliveryStatus"
    attempts: int
    responseStatus: int | None
    createdAt: str
    lastAttemptAt: str | None
    nextAttemptAt: str | None
    deliveredAt: str | None
    payload: "JsonValue"
    log: list["AttemptView"]


class DeliveryRecipient(TypedDict):
    """One way by which the invoice is sent."""

    type: Literal["email", "peppol"]
    recipient: str | None
    carbonCopy: str | None
    blindCarbonCopy: str | None


DeliveryStatus: TypeAlias = Literal[
    "pending", "delivered", "failed", "failed_permanently", "cancelled"
]


class DeliveryView(TypedDict):
    """An event on its way to a webhook."""

    deliveryId: str
    webhookId: str
    eventId: str
    action: "Event"
    isTest: bool
    replayOfId: str | None
    status: "DeliveryStatus"
    attempts: int
    responseStatus: int | None
    createdAt: str
    lastAttemptAt: str | None
    nextAttemptAt: str | None
    deliveredAt: str | None


DisabledReason: TypeAlias = Literal["gone", "failing"]


class ElectronicAddress(TypedDict):
    """Where a company takes electronic invoices."""

    value: str
    scheme: NotRequired[str]


Environment: TypeAlias = Literal["live", "test"]


class ErrorBody(TypedDict):
    """The body of every answer that refuses."""

    code: str
    statusCode: int
    message: str
    errors: NotRequired["list[FieldError] | None"]
    requestId: NotRequired[str | None]


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


class FieldError(TypedDict):
    """What is wrong with one value of a request."""

    field: str
    code: str
    message: str


class FindingView(TypedDict):
    """A place where a rule does not hold."""

    rule: str
    ruleSet: str
    severity: Literal["fatal", "warning", "information"]
    decides: bool
    message: str
    why: str
    fix: str
    terms: list[str]
    path: str
    line: int | None
    xpath: str | None
    count: int
    patch: list["PatchStep"]


class FixesView(TypedDict):
    """How far an invoice can be mended without asking anybody."""

    verdictBefore: Literal["accept", "reject", "undecided"]
    verdictAfter: Literal["accept", "reject", "undecided"]
    changes: list["FindingView"]
    remaining: list["FindingView"]
    totalRemaining: int
    document: str | None


class GeneratedNumber(TypedDict):
    """A customer number."""

    value: str


class GlobalId(TypedDict):
    """An identifier of a registered scheme."""

    id: str
    schemeId: NotRequired[str]


class ImportCustomersBody(TypedDict):
    """A part of a request or an answer."""

    fileId: str
    skipInvalid: NotRequired[bool]


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


class ImportIncomingBody(TypedDict):
    """A part of a request or an answer."""

    onDuplicate: NotRequired["OnDuplicate"]


class ImportOutgoingBody(TypedDict):
    """A part of a request or an answer."""

    onDuplicate: NotRequired["OnDuplicate"]


ImportResult: TypeAlias = "list[CustomerView] | PartialImport"


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
    ruleSets: NotRequired[list["EinvoiceServerImportsViewsRuleSetView"]]
    notChecked: NotRequired[list[str]]
    findings: NotRequired[list["ImportFinding"]]
    moreFindings: NotRequired[int]


class ImportedFile(TypedDict):
    """The CSV file that a customer came with."""

    id: str
    filename: str


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


InputType: TypeAlias = Literal["xml", "pdf-hybrid", "pdf-plain"]


class InvoiceCreate(TypedDict):
    """An invoice reached the status draft, review or created."""

    action: NotRequired[Literal["invoiceCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    faktooraId: str
    amount: NotRequired[Decimal | int | None]
    outstandingBalance: NotRequired[Decimal | int | None]
    currency: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    invoiceTypeCode: NotRequired[str | None]
    format: NotRequired[str | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    deliveryDate: NotRequired[str | None]
    orderNumber: NotRequired[str | None]
    shippingOrderNumber: NotRequired[str | None]
    contractNumber: NotRequired[str | None]
    assignmentNumber: NotRequired[str | None]
    orderReferenceId: NotRequired[str | None]
    buyerReferenceId: NotRequired[str | None]
    mandateReference: NotRequired[str | None]
    projectName: NotRequired[str | None]
    totalCosts: NotRequired[Decimal | int | None]


class InvoiceDelivery(TypedDict):
    """One way by which the invoice is sent, and what became of it."""

    type: Literal["email", "peppol"]
    recipient: str | None
    carbonCopy: str | None
    blindCarbonCopy: str | None
    status: "Sending"
    message: str | None
    sentAt: str | None


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


class InvoiceFinding(TypedDict):
    """One place where a rule does not hold."""

    rule: str
    severity: str
    path: str
    message: str
    fix: str
    decides: bool


class InvoiceIncomingCreate(TypedDict):
    """An invoice was received and read."""

    action: NotRequired[Literal["invoiceIncomingCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    importId: str
    amount: NotRequired[Decimal | int | None]
    taxAmount: NotRequired[Decimal | int | None]
    invoiceCurrencyCode: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    sellerName: NotRequired[str | None]
    buyerReference: NotRequired[str | None]
    type: NotRequired[str | None]
    inputType: NotRequired[str | None]
    isValid: NotRequired[bool | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    duplicateOf: NotRequired[str | None]


class InvoiceIncomingSent(TypedDict):
    """A received invoice was passed on by e-mail."""

    action: NotRequired[Literal["invoiceIncomingSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    importId: str
    amount: NotRequired[Decimal | int | None]
    taxAmount: NotRequired[Decimal | int | None]
    invoiceCurrencyCode: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    sellerName: NotRequired[str | None]
    buyerReference: NotRequired[str | None]
    type: NotRequired[str | None]
    inputType: NotRequired[str | None]
    isValid: NotRequired[bool | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    duplicateOf: NotRequired[str | None]
    recipient: NotRequired[str | None]


class InvoiceItem(TypedDict):
    """A position of the invoice (BG-25)."""

    id: str
    product: "Product"
    note: NotRequired[str | None]
    period: NotRequired["Period | None"]
    orderLine: NotRequired[str | None]
    allowances: NotRequired[list["ItemAdjustment"]]
    charges: NotRequired[list["ItemAdjustment"]]


class InvoiceOverdue(TypedDict):
    """The due date of an invoice passed, and it is not paid."""

    action: NotRequired[Literal["invoiceOverdue"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    faktooraId: str
    amount: NotRequired[Decimal | int | None]
    outstandingBalance: NotRequired[Decimal | int | None]
    currency: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    invoiceTypeCode: NotRequired[str | None]
    format: NotRequired[str | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    deliveryDate: NotRequired[str | None]
    orderNumber: NotRequired[str | None]
    shippingOrderNumber: NotRequired[str | None]
    contractNumber: NotRequired[str | None]
    assignmentNumber: NotRequired[str | None]
    orderReferenceId: NotRequired[str | None]
    buyerReferenceId: NotRequired[str | None]
    mandateReference: NotRequired[str | None]
    projectName: NotRequired[str | None]
    totalCosts: NotRequired[Decimal | int | None]
    daysOverdue: NotRequired[int | None]


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


class InvoiceSent(TypedDict):
    """An invoice was handed to its recipient."""

    action: NotRequired[Literal["invoiceSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    faktooraId: str
    amount: NotRequired[Decimal | int | None]
    outstandingBalance: NotRequired[Decimal | int | None]
    currency: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    invoiceTypeCode: NotRequired[str | None]
    format: NotRequired[str | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    deliveryDate: NotRequired[str | None]
    orderNumber: NotRequired[str | None]
    shippingOrderNumber: NotRequired[str | None]
    contractNumber: NotRequired[str | None]
    assignmentNumber: NotRequired[str | None]
    orderReferenceId: NotRequired[str | None]
    buyerReferenceId: NotRequired[str | None]
    mandateReference: NotRequired[str | None]
    projectName: NotRequired[str | None]
    totalCosts: NotRequired[Decimal | int | None]
    deliveryType: NotRequired[str | None]
    recipient: NotRequired[str | None]


InvoiceStatus: TypeAlias = Literal[
    "draft", "review", "created", "sent", "overdue", "paid", "archived", "rejected", "error"
]


class InvoiceStatusView(TypedDict):
    """Where an invoice stands."""

    invoiceStatus: "InvoiceStatus"
    jobStatus: "WorkStatus | None"
    authority: list["AuthorityView"]
    delivery: list["DeliveryRecipient"]
    validation: NotRequired["InvoiceValidation | None"]


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


class ItemAdjustment(TypedDict):
    """What is taken off an item's total (allowance), or added to it (charge)."""

    amount: NotRequired[Decimal | int | str | None]
    percentage: NotRequired[Decimal | int | str | None]
    baseAmount: NotRequired[Decimal | int | str | None]
    reason: NotRequired[str | None]
    reasonCode: NotRequired[str | None]


JsonValue: TypeAlias = object


KeyStatus: TypeAlias = Literal["active", "expiring_soon", "expired", "revoked"]


class LetterCreate(TypedDict):
    """A letter was written."""

    action: NotRequired[Literal["letterCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class LetterSent(TypedDict):
    """A letter was sent."""

    action: NotRequired[Literal["letterSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class LossView(TypedDict):
    """A value that has no place in the new document."""

    path: str
    term: str | None
    value: str
    reason: str


class NewApiKey(TypedDict):
    """A key that was just made, with the key itself."""

    apiKeyId: str
    label: str
    createdAt: str
    expiresAt: str | None
    lastUsedAt: str | None
    lastUsedIp: str | None
    isRevoked: bool
    revokedAt: str | None
    rotatedFromId: str | None
    status: "KeyStatus"
    environment: "Environment"
    scopes: list[str]
    accountIds: list[str]
    hint: str
    apiKey: str


class NextNumberByTemplate(TypedDict):
    """The number that another template would give now."""

    invoiceNumber: str
    counter: int
    template: NotRequired[str | None]


class NotRunView(TypedDict):
    """What was not checked."""

    name: str
    reason: str
    decides: bool


class Note(TypedDict):
    """A remark (BG-1)."""

    text: str
    subjectCode: NotRequired[str | None]


class NumberSettingsView(TypedDict):
    """How invoices are numbered."""

    template: str
    padLength: int
    counter: int


class OfferCreate(TypedDict):
    """An offer was made."""

    action: NotRequired[Literal["offerCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class OfferSent(TypedDict):
    """An offer was sent."""

    action: NotRequired[Literal["offerSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


OnDuplicate: TypeAlias = Literal["keep", "reject"]


class OrderConfirmationCreate(TypedDict):
    """An order confirmation was made."""

    action: NotRequired[Literal["orderConfirmationCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class OrderConfirmationSent(TypedDict):
    """An order confirmation was sent."""

    action: NotRequired[Literal["orderConfirmationSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


Origin: TypeAlias = Literal["imported", "created"]


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


class OutgoingRecord(TypedDict):
    """What is recorded of an outgoing invoice."""

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
    faktooraId: str


class PageMeta(TypedDict):
    """Which part of a list a page is."""

    page: int
    perPage: int
    totalItems: int
    totalPages: int


class PageApiKeyView(TypedDict):
    """A part of a request or an answer."""

    data: list["ApiKeyView"]
    meta: "PageMeta"


class PageAttachmentView(TypedDict):
    """A part of a request or an answer."""

    data: list["AttachmentView"]
    meta: "PageMeta"


class PageAuditEntryView(TypedDict):
    """A part of a request or an answer."""

    data: list["AuditEntryView"]
    meta: "PageMeta"


class PageBundleView(TypedDict):
    """A part of a request or an answer."""

    data: list["BundleView"]
    meta: "PageMeta"


class PageCustomerView(TypedDict):
    """A part of a request or an answer."""

    data: list["CustomerView"]
    meta: "PageMeta"


class PageDeliveryView(TypedDict):
    """A part of a request or an answer."""

    data: list["DeliveryView"]
    meta: "PageMeta"


class PageIncomingRecord(TypedDict):
    """A part of a request or an answer."""

    data: list["IncomingRecord"]
    meta: "PageMeta"


class PageInvoiceSummary(TypedDict):
    """A part of a request or an answer."""

    data: list["InvoiceSummary"]
    meta: "PageMeta"


class PageOutgoingRecord(TypedDict):
    """A part of a request or an answer."""

    data: list["OutgoingRecord"]
    meta: "PageMeta"


class PageProductView(TypedDict):
    """A part of a request or an answer."""

    data: list["ProductView"]
    meta: "PageMeta"


class PageReachedAccount(TypedDict):
    """A part of a request or an answer."""

    data: list["ReachedAccount"]
    meta: "PageMeta"


class PageUserView(TypedDict):
    """A part of a request or an answer."""

    data: list["UserView"]
    meta: "PageMeta"


class PageWebhookView(TypedDict):
    """A part of a request or an answer."""

    data: list["WebhookView"]
    meta: "PageMeta"


class PartialImport(TypedDict):
    """What became of a file some rows of which were left out."""

    customers: list["CustomerView"]
    skipped: int
    errors: list["FieldError"]


class PatchStep(TypedDict):
    """One change to the invoice, as JSON Patch (RFC 6902) has it."""

    op: Literal["add", "remove", "replace"]
    path: str
    value: NotRequired["JsonValue"]


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


class Period(TypedDict):
    """A span of days; one of them may be open."""

    startDate: NotRequired[str | None]
    endDate: NotRequired[str | None]


Phase: TypeAlias = Literal["pending", "accepted", "failed"]


class PhasesView(TypedDict):
    """How far processing has come; each step is pending, accepted or failed."""

    validationStatus: "Phase"
    visualizationStatus: "Phase"
    overallStatus: "Phase"


class Preferences(TypedDict):
    """What holds where a request does not say otherwise."""

    language: NotRequired[Literal["de", "en"]]
    timeZone: NotRequired[str]
    currency: NotRequired[str]
    customerNumberTemplate: NotRequired[str]


class Product(TypedDict):
    """What was sold: how much of it, at which price, with which VAT."""

    name: str
    description: NotRequired[str | None]
    quantity: Decimal | int | str
    unitCode: str
    price: Decimal | int | str
    priceQuantity: NotRequired[Decimal | int | str | None]
    taxes: list["Tax"]
    productId: NotRequired[str | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["GlobalId | None"]
    originCountry: NotRequired[str | None]
    discount: NotRequired[Decimal | int | str | None]


class ProductCreate(TypedDict):
    """A product was added."""

    action: NotRequired[Literal["productCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    code: NotRequired[str | None]
    number: NotRequired[str | None]
    name: NotRequired[str | None]
    unit: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]
    tax: NotRequired[Decimal | int | None]


class ProductDocument(TypedDict):
    """A document that belongs to the product."""

    id: str
    type: NotRequired[str | None]


class ProductGlobalId(TypedDict):
    """An identifier under a registered scheme (BT-157)."""

    id: str
    schemeId: str


class ProductView(TypedDict):
    """A product."""

    description: str | None
    price: Decimal | int | None
    cost: Decimal | int | None
    inventoryCount: Decimal | int | None
    time: Decimal | int | None
    estimate: Decimal | int | None
    buyerAssignedID: str | None
    globalID: "ProductGlobalId | None"
    additionalReferencedDocument: "ProductDocument | None"
    productId: str
    code: str
    name: str
    unit: str
    tax: Decimal | int
    createdAt: str
    updatedAt: str


Progress: TypeAlias = Literal["open", "approved", "rejected", "paid", "archived"]


class ReachedAccount(TypedDict):
    """An account that a key reaches."""

    accountId: str
    name: str


class ReferencedDocument(TypedDict):
    """An earlier invoice (BG-3)."""

    IssuerAssignedID: str
    issueDateTime: NotRequired[str | None]


class RejectInvoiceBody(TypedDict):
    """A part of a request or an answer."""

    reason: str


class ReminderCreate(TypedDict):
    """A reminder was written."""

    action: NotRequired[Literal["reminderCreate"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class ReminderSent(TypedDict):
    """A reminder was sent."""

    action: NotRequired[Literal["reminderSent"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    id: str
    number: NotRequired[str | None]
    name: NotRequired[str | None]


class ReplaceInvoiceBody(TypedDict):
    """A part of a request or an answer."""

    invoice: "InvoicePayload"


class ReportView(TypedDict):
    """What the rules say of an invoice."""

    verdict: Literal["accept", "reject", "undecided"]
    profile: str | None
    syntax: str | None
    specificationId: str | None
    counts: dict[str, int]
    findings: list["FindingView"]
    totalFindings: int
    ruleSets: list["EinvoiceServerCheckingSchemasRuleSetView"]
    notRun: list["NotRunView"]


Role: TypeAlias = Literal["owner", "admin", "member", "viewer"]


class RotateApiKeyBody(TypedDict):
    """A part of a request or an answer."""

    gracePeriodHours: NotRequired[int]


class RuleExplained(TypedDict):
    """A rule, in every set that has it."""

    ruleId: str
    entries: list["RuleView"]


class RuleView(TypedDict):
    """A rule as one set has it."""

    id: str
    ruleSet: str
    version: str
    severity: Literal["fatal", "warning", "information"]
    syntaxes: list[str]
    terms: list[str]
    rule: str
    why: str
    fix: str


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


Sending: TypeAlias = Literal["pending", "sent", "failed", "unsupported"]


class Skonto(TypedDict):
    """A discount for early payment."""

    days: int
    percentage: Decimal | int | str
    baseAmount: NotRequired[Decimal | int | str | None]


class Succeeded(TypedDict):
    """The answer to a yes-or-no question, and to a deletion."""

    succeed: bool


class SuggestFixesBody(TypedDict):
    """A part of a request or an answer."""

    xml: NotRequired[str | None]
    language: NotRequired[Literal["en", "de"]]


class Tax(TypedDict):
    """The VAT of an item (BG-30)."""

    typeCode: NotRequired[Literal["VAT"]]
    categoryCode: NotRequired[str | None]
    rate: Decimal | int | str


class UpdateAccountBody(TypedDict):
    """A part of a request or an answer."""

    company: NotRequired["Company | None"]
    preferences: NotRequired["Preferences | None"]


class UpdateApiKeyBody(TypedDict):
    """A part of a request or an answer."""

    label: NotRequired[str | None]
    expiresAt: NotRequired[str | None]


class UpdateBundleBody(TypedDict):
    """A part of a request or an answer."""

    name: NotRequired[str]
    items: NotRequired[list["BundleItem"]]
    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]


class UpdateCustomerBody(TypedDict):
    """A part of a request or an answer."""

    customerId: NotRequired[str | None]
    name: NotRequired[str | None]
    title: NotRequired[str | None]
    firstName: NotRequired[str | None]
    lastName: NotRequired[str | None]
    gender: NotRequired[str | None]
    nameAuthorisedSignatory: NotRequired[str | None]
    email: NotRequired[str | None]
    phoneNo: NotRequired[str | None]
    faxNo: NotRequired[str | None]
    category: NotRequired[str | None]
    vatId: NotRequired[str | None]
    taxId: NotRequired[str | None]
    invoiceProfile: NotRequired[str | None]
    supplierNumber: NotRequired[str | None]
    routeId: NotRequired[str | None]
    peppolId: NotRequired[str | None]
    faktooraId: NotRequired[str | None]
    legalform: NotRequired[str | None]
    invoiceTemplate: NotRequired[str | None]
    note: NotRequired[str | None]
    customerContacts: NotRequired["list[CustomerContact] | None"]
    customerDeliveryAddresses: NotRequired["list[CustomerDeliveryAddress] | None"]
    isCompany: NotRequired[bool | None]
    address: NotRequired[str | None]
    postcode: NotRequired[str | None]
    city: NotRequired[str | None]
    country: NotRequired[str | None]
    extras: NotRequired["dict[str, JsonValue] | None"]


class UpdateImportBody(TypedDict):
    """A part of a request or an answer."""

    invoiceNumber: NotRequired[str | None]
    issueDate: NotRequired[str | None]
    dueDate: NotRequired[str | None]
    buyerReference: NotRequired[str | None]
    status: NotRequired["Progress | None"]
    category: NotRequired[str | None]
    note: NotRequired[str | None]


class UpdateNumberSettingsBody(TypedDict):
    """A part of a request or an answer."""

    template: NotRequired[str | None]
    padLength: NotRequired[int | None]
    counter: NotRequired[int | None]


class UpdateProductBody(TypedDict):
    """A part of a request or an answer."""

    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]
    cost: NotRequired[Decimal | int | None]
    inventoryCount: NotRequired[Decimal | int | None]
    time: NotRequired[Decimal | int | None]
    estimate: NotRequired[Decimal | int | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["ProductGlobalId | None"]
    additionalReferencedDocument: NotRequired["ProductDocument | None"]
    name: NotRequired[str]
    unit: NotRequired[str]
    tax: NotRequired[Decimal | int]
    code: NotRequired[str]


class UpdateUserBody(TypedDict):
    """A part of a request or an answer."""

    name: NotRequired[str | None]
    role: NotRequired["Role | None"]
    password: NotRequired[str | None]


class UpdateWebhookBody(TypedDict):
    """A part of a request or an answer."""

    action: NotRequired[
        Literal[
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
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ]
        | None
    ]
    target: NotRequired[str | None]
    description: NotRequired[str | None]
    isActive: NotRequired[bool | None]
    headers: NotRequired[dict[str, str] | None]
    timeoutSeconds: NotRequired[int | None]


class UploadedFile(TypedDict):
    """A file that waits to be imported."""

    id: str


class UserView(TypedDict):
    """A person of an account."""

    userId: str
    email: str
    name: str
    role: "Role"
    createdAt: str


class ValidateDocumentBody(TypedDict):
    """A part of a request or an answer."""

    xml: NotRequired[str | None]
    profile: NotRequired[str | None]
    language: NotRequired[Literal["en", "de"]]


class ValidationJobCompleted(TypedDict):
    """The check of a document came to its end."""

    action: NotRequired[Literal["validationJobCompleted"]]
    timestamp: str
    isTest: NotRequired[bool]
    status: NotRequired[str | None]
    createdAt: NotRequired[str | None]
    detailsPage: NotRequired[str | None]
    faktooraId: NotRequired[str | None]
    importId: NotRequired[str | None]
    invoiceNumber: NotRequired[str | None]
    validity: NotRequired[bool | None]


ValidationStatus: TypeAlias = Literal["processing", "success", "error"]


class WebhookView(TypedDict):
    """A subscription."""

    webhookId: str
    action: "Event"
    target: str
    description: str | None
    isActive: bool
    disabledReason: "DisabledReason | None"
    failingSince: str | None
    headers: dict[str, str]
    timeoutSeconds: int
    previousSecretEndsAt: str | None
    createdAt: str
    updatedAt: str


class WebhookWithSecret(TypedDict):
    """A subscription with the secret that signs what is sent."""

    webhookId: str
    action: "Event"
    target: str
    description: str | None
    isActive: bool
    disabledReason: "DisabledReason | None"
    failingSince: str | None
    headers: dict[str, str]
    timeoutSeconds: int
    previousSecretEndsAt: str | None
    createdAt: str
    updatedAt: str
    secret: str


WorkStatus: TypeAlias = Literal["none", "queued", "processing", "done", "error"]


class EinvoiceServerCheckingSchemasRuleSetView(TypedDict):
    """A set of rules that was checked."""

    name: str
    version: str


class EinvoiceServerImportsViewsRuleSetView(TypedDict):
    """A set of rules that was checked."""

    name: str
    version: str
