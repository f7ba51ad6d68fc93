"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from einvoice_server.client.generated.outgoing_invoices_pieces import (
    ContactPerson,
    ElectronicAddress,
)


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


Environment: TypeAlias = Literal["live", "test"]


class Preferences(TypedDict):
    """What holds where a request does not say otherwise."""

    language: NotRequired[Literal["de", "en"]]
    timeZone: NotRequired[str]
    currency: NotRequired[str]
    customerNumberTemplate: NotRequired[str]


class ReachedAccount(TypedDict):
    """An account that a key reaches."""

    accountId: str
    name: str
