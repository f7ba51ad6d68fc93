"""Who sells, who buys, and whom to ask."""

from typing import Annotated

from pydantic import Field

from einvoice_server.invoices.payload.values import Country, Name, Postcode
from einvoice_server.schema import Schema
from einvoice_server.tenancy.accounts.schemas import Company, ElectronicAddress


class Seller(Company):
    """Who sells, where that is not simply the account's own company.

    With another `name` than the account's company, the seller is another company and stands alone:
    nothing of the account's is taken over. Otherwise the fields given here replace those of the
    account for this invoice.
    """


class Address(Schema):
    """A postal address."""

    name: Name | None = None
    """Who receives there: "Example Buyer GmbH, goods-in" (BT-70)."""

    street: Name | None = None
    """Street and number (BT-75)."""

    additional_line: Name | None = None
    """What else the address needs (BT-76)."""

    postcode: Postcode
    """The postal code: 5 digits for DE, 4 for AT and CH (BT-78)."""

    city: Name
    """The city (BT-77)."""

    country: Country
    """ISO 3166-1, two letters: "DE" (BT-80)."""


class Buyer(Schema):
    """Who buys (BG-7)."""

    name: Name
    """The company or person: "Acme GmbH" (BT-44)."""

    trading_name: Name | None = None
    """The name by which it is known, if that is another (BT-45)."""

    street: Name
    """Street and number: "Hauptstraße 1" (BT-50)."""

    additional_line: Name | None = None
    """What else the address needs: a building, a floor (BT-51)."""

    postcode: Postcode
    """The postal code: 5 digits for DE, 4 for AT and CH: "10115" (BT-53)."""

    city: Name
    """The city: "Berlin" (BT-52)."""

    country: Country
    """ISO 3166-1, two letters: "DE" (BT-55)."""

    vat_id: Name | None = None
    """The VAT number, with its country: "DE123456789" (BT-48). Reverse charge (AE) and
    intra-community supply (K) need it."""

    email: Name | None = None
    """Where the invoice goes: "invoices@example.org" (BT-58, BT-49)."""

    phone: Name | None = None
    """The telephone number (BT-57)."""

    contact_name: Name | None = None
    """Whom the invoice is for: "Max Beispiel" (BT-56)."""

    customer_number: Name | None = None
    """The number that the seller gives the buyer: "CUST-0042" (BT-46)."""

    registration_number: Name | None = None
    """The number in the register of companies (BT-47)."""

    electronic_address: ElectronicAddress | None = None
    """The address for electronic invoices, if not the email address (BT-49). Peppol needs one,
    and takes no email address; where none is given there, the Leitweg-ID or the VAT number
    makes it."""


class BuyerReference(Schema):
    """How the buyer recognises the invoice."""

    buyer_reference_id: Annotated[Name, Field(examples=["991-1234512345-98"])]
    """What the buyer asked to be stated: for public buyers in Germany the Leitweg-ID (BT-10)."""


class Contact(Schema):
    """Whom the buyer may ask (BG-6); what is not given comes from the seller."""

    name: Name | None = None
    """The person or the department (BT-41)."""

    email: Name | None = None
    """The email address: "billing@example.com" (BT-43)."""

    phone: Name | None = None
    """The telephone number, with at least three digits: "+49 30 0000000" (BT-42)."""
