"""Customers as the API shows and takes them.

By the contract `id` names a customer, and `customerId` is the customer number that people read.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, StringConstraints

from einvoice_server.customers.texts import (
    CountryCode,
    Extras,
    NeededCity,
    NeededPostcode,
    NeededStreet,
    OptionalEmail,
    OptionalName,
    OptionalNote,
    OptionalNumber,
    OptionalShort,
    OptionalWords,
)
from einvoice_server.errors import FieldError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.schema import Arguments, Schema, Timestamp

Term = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
CustomerId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40),
    Field(validation_alias=AliasChoices("id", "customerUuid")),
]
RelationField = Literal[
    "user",
    "legalform",
    "importedFile",
    "customerContacts",
    "invoiceTemplate",
    "customerDeliveryAddresses",
]


class CustomerSort(StrEnum):
    """What customers can be sorted by."""

    CUSTOMER_ID = "customerId"
    NAME = "name"
    NAME_AUTHORISED_SIGNATORY = "nameAuthorisedSignatory"
    ADDRESS = "address"
    PHONE_NO = "phoneNo"
    CATEGORY = "category"
    IS_COMPANY = "isCompany"
    EMAIL = "email"
    FAKTOORA_ID = "faktooraId"
    VAT_ID = "vatId"
    TAX_ID = "taxId"
    INVOICE_PROFILE = "invoiceProfile"
    SUPPLIER_NUMBER = "supplierNumber"
    ROUTE_ID = "routeId"
    PEPPOL_ID = "peppolId"
    CREATED_AT = "createdAt"
    UPDATED_AT = "updatedAt"


class CustomerContact(Schema):
    """A person to turn to."""

    name: OptionalName = None
    """The full name, such as `Erika Mustermann`."""

    email: OptionalEmail = None
    """The e-mail address."""

    phone_no: OptionalShort = None
    """The telephone number."""

    position: OptionalWords = None
    """What the person does there, such as `Accounting`."""


class CustomerDeliveryAddress(Schema):
    """Where goods go, if not to the customer's own address."""

    name: OptionalName = None
    """Who receives them."""

    address: NeededStreet
    """Street and number."""

    postcode: NeededPostcode
    """The postal code: 5 digits in Germany, 4 in Austria and Switzerland."""

    city: NeededCity
    """The city."""

    country: CountryCode = "DE"
    """ISO 3166-1, two letters."""


Contacts = Annotated[list[CustomerContact], Field(max_length=50)]
DeliveryAddresses = Annotated[list[CustomerDeliveryAddress], Field(max_length=50)]


class ImportedFile(Schema):
    """The CSV file that a customer came with."""

    id: str
    """The id that the upload got."""

    filename: str
    """What it was called."""


class CustomerView(Schema):
    """A customer. In lists, the fields of `relationFields` are null unless they are asked for."""

    id: str
    """The id of the customer, a UUID."""

    customer_id: str
    """The customer number, such as `CUST-0042`."""

    is_company: bool
    """True for a company, false for a person."""

    name: str | None
    """The name of the company; a person may have `firstName` and `lastName` instead."""

    title: str | None
    """A title such as `Dr.`."""

    first_name: str | None
    """The first name of a person."""

    last_name: str | None
    """The last name of a person."""

    gender: str | None
    """How to address a person."""

    name_authorised_signatory: str | None
    """Who signs for the company."""

    address: str
    """Street and number."""

    postcode: str
    """The postal code."""

    city: str
    """The city."""

    country: str
    """ISO 3166-1, two letters."""

    email: str | None
    """Where invoices go."""

    phone_no: str | None
    """The telephone number."""

    fax_no: str | None
    """The fax number."""

    category: str | None
    """Any word that groups customers."""

    vat_id: str | None
    """The VAT number, with its country."""

    tax_id: str | None
    """The number at the local tax office."""

    invoice_profile: str | None
    """The form of invoices that the customer wants."""

    supplier_number: str | None
    """The number that the customer has given to this account."""

    route_id: str | None
    """The Leitweg-ID of a public customer (BT-10)."""

    peppol_id: str | None
    """The address in the Peppol network, such as `0204:991-1234512345-06`."""

    faktoora_id: str | None
    """An id of the customer elsewhere."""

    note: str | None
    """What else is to be known."""

    extras: JsonObject
    """Whatever was given."""

    created_at: Timestamp
    """When the customer was added."""

    updated_at: Timestamp
    """When something about it last changed."""

    user: str | None
    """Who added the customer, as the audit log names them."""

    legalform: str | None
    """The legal form, such as `GmbH`."""

    imported_file: ImportedFile | None
    """The CSV file that the customer came with."""

    customer_contacts: list[CustomerContact] | None
    """Persons to turn to."""

    invoice_template: str | None
    """The template of invoices to this customer."""

    customer_delivery_addresses: list[CustomerDeliveryAddress] | None
    """Where goods go, if not to the address."""

    warnings: list[FieldError]
    """What looks wrong and is kept as it is: `checksum` of `vatId` or `routeId`."""


class ListCustomers(Arguments):
    """Which customers."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: CustomerSort = CustomerSort.CREATED_AT
    """What to sort by; names without regard to case and accents."""

    order: Order = Order.DESC
    """In which direction."""

    category: Term | None = None
    """Only customers of this category, written exactly so."""

    keyword: Term | None = None
    """Part of a name, number, e-mail, city or VAT number; case and accents do not matter."""

    keywords: Annotated[list[Term], Field(max_length=10)] = Field(default_factory=list[str])
    """Several of these, each of which must be found."""

    relation_fields: Annotated[list[RelationField], Field(max_length=10)] = Field(
        default_factory=list[RelationField]
    )
    """What is to be shown besides; without it these fields are null."""


class CustomerPath(Arguments):
    """A customer."""

    customer_uuid: CustomerId
    """The id of the customer, a UUID; not the customer number."""


class CustomerDetails(Arguments):
    """What may be said about any customer; null or an empty text says nothing."""

    customer_id: OptionalNumber = None
    """The customer number, unique; the next one of the sequence where none is given."""

    name: OptionalName = None
    """The name of the company; needed for companies."""

    title: OptionalShort = None
    """A title such as `Dr.`."""

    first_name: OptionalWords = None
    """The first name of a person."""

    last_name: OptionalWords = None
    """The last name of a person."""

    gender: OptionalShort = None
    """How to address a person."""

    name_authorised_signatory: OptionalName = None
    """Who signs for the company."""

    email: OptionalEmail = None
    """Where invoices go."""

    phone_no: OptionalShort = None
    """The telephone number."""

    fax_no: OptionalShort = None
    """The fax number."""

    category: OptionalWords = None
    """Any word that groups customers, such as `Retail`."""

    vat_id: OptionalShort = None
    """The VAT number with its country, such as `DE136695976`; a wrong check digit is a warning."""

    tax_id: OptionalShort = None
    """The number at the local tax office."""

    invoice_profile: OptionalWords = None
    """The form of invoices that the customer wants, such as `xrechnung` or `zf:2`."""

    supplier_number: OptionalWords = None
    """The number that the customer has given to this account."""

    route_id: OptionalWords = None
    """The Leitweg-ID of a public customer (BT-10); a wrong check digit is a warning."""

    peppol_id: OptionalWords = None
    """The address in the Peppol network: scheme, colon, number."""

    faktoora_id: OptionalWords = None
    """An id of the customer elsewhere."""

    legalform: OptionalWords = None
    """The legal form, such as `GmbH`."""

    invoice_template: OptionalWords = None
    """The template of invoices to this customer."""

    note: OptionalNote = None
    """What else is to be known."""

    customer_contacts: Contacts | None = None
    """Persons to turn to, at most 50; a change replaces them all."""

    customer_delivery_addresses: DeliveryAddresses | None = None
    """Where goods go, if not to the address; at most 50, a change replaces them all."""


class CreateCustomer(CustomerDetails):
    """The customer to add."""

    is_company: bool
    """True for a company, which needs `name`; false for a person, who needs a name of any kind."""

    address: NeededStreet
    """Street and number."""

    postcode: NeededPostcode
    """The postal code: 5 digits in Germany, 4 in Austria and Switzerland."""

    city: NeededCity
    """The city."""

    country: CountryCode = "DE"
    """ISO 3166-1, two letters."""

    extras: Extras
    """Whatever else there is to say, as any JSON object; may be `{}`."""


class UpdateCustomer(CustomerDetails, CustomerPath):
    """What to change; what is left out stays, and null empties what may be empty."""

    is_company: bool | None = None
    """Whether it is a company; cannot be emptied."""

    address: NeededStreet | None = None
    """Street and number; cannot be emptied."""

    postcode: NeededPostcode | None = None
    """The postal code; cannot be emptied."""

    city: NeededCity | None = None
    """The city; cannot be emptied."""

    country: CountryCode | None = None
    """ISO 3166-1, two letters; cannot be emptied."""

    extras: Extras | None = None
    """Replaces what was there; cannot be emptied but by `{}`."""


class VerifyCustomerNumber(Arguments):
    """A customer number that may be free."""

    customer_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """The customer number to check, such as `CUST-0042`."""


class GeneratedNumber(Schema):
    """A customer number."""

    value: str
    """The number that the next customer without one will get, if nobody is faster."""
