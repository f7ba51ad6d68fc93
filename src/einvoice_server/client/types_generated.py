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


class CustomerContact(TypedDict):
    """A person to turn to."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phoneNo: NotRequired[str | None]
    position: NotRequired[str | None]


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


JsonValue: TypeAlias = object


KeyStatus: TypeAlias = Literal["active", "expiring_soon", "expired", "revoked"]


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
