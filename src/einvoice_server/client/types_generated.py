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


class ContactPerson(TypedDict):
    """Whom to ask about an invoice (BG-6)."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


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


class CreateProductBody(TypedDict):
    """A part of a request or an answer."""

    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]
    cost: NotRequired[Decimal | int | None]
    inventoryCount: NotRequired[Decimal | int | None]
    time: NotRequired[Decimal | int | None]
    estimate: NotRequired[Decimal | int | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["GlobalId | None"]
    additionalReferencedDocument: NotRequired["ReferencedDocument | None"]
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


class GeneratedNumber(TypedDict):
    """A customer number."""

    value: str


class GlobalId(TypedDict):
    """An identifier under a registered scheme (BT-157)."""

    id: str
    schemeId: str


class ImportCustomersBody(TypedDict):
    """A part of a request or an answer."""

    fileId: str
    skipInvalid: NotRequired[bool]


ImportResult: TypeAlias = "list[CustomerView] | PartialImport"


class ImportedFile(TypedDict):
    """The CSV file that a customer came with."""

    id: str
    filename: str


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


class Preferences(TypedDict):
    """What holds where a request does not say otherwise."""

    language: NotRequired[Literal["de", "en"]]
    timeZone: NotRequired[str]
    currency: NotRequired[str]
    customerNumberTemplate: NotRequired[str]


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


class ProductView(TypedDict):
    """A product."""

    description: str | None
    price: Decimal | int | None
    cost: Decimal | int | None
    inventoryCount: Decimal | int | None
    time: Decimal | int | None
    estimate: Decimal | int | None
    buyerAssignedID: str | None
    globalID: "GlobalId | None"
    additionalReferencedDocument: "ReferencedDocument | None"
    productId: str
    code: str
    name: str
    unit: str
    tax: Decimal | int
    createdAt: str
    updatedAt: str


class ReachedAccount(TypedDict):
    """An account that a key reaches."""

    accountId: str
    name: str


class ReferencedDocument(TypedDict):
    """A document that belongs to the product."""

    id: str
    type: NotRequired[str | None]


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


Role: TypeAlias = Literal["owner", "admin", "member", "viewer"]


class RotateApiKeyBody(TypedDict):
    """A part of a request or an answer."""

    gracePeriodHours: NotRequired[int]


class Succeeded(TypedDict):
    """The answer to a yes-or-no question, and to a deletion."""

    succeed: bool


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


class UpdateProductBody(TypedDict):
    """A part of a request or an answer."""

    description: NotRequired[str | None]
    price: NotRequired[Decimal | int | None]
    cost: NotRequired[Decimal | int | None]
    inventoryCount: NotRequired[Decimal | int | None]
    time: NotRequired[Decimal | int | None]
    estimate: NotRequired[Decimal | int | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["GlobalId | None"]
    additionalReferencedDocument: NotRequired["ReferencedDocument | None"]
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
