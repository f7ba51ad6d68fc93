"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import NotRequired, TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import JsonValue
from einvoice_server.client.generated.outgoing_invoices_pieces import FieldError


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


class ImportedFile(TypedDict):
    """The CSV file that a customer came with."""

    id: str
    filename: str
