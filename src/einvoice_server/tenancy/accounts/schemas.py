"""An account as the API shows and takes it."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.tenancy.tenant import Environment

Short = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
NumberTemplate = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9 ._/#-]*0[A-Za-z1-9 ._/#-]*$", max_length=30, strip_whitespace=True
    ),
]


class ContactPerson(Schema):
    """Whom to ask about an invoice (BG-6)."""

    name: Short | None = None
    """The person or the department: "Erika Beispiel" (BT-41)."""

    email: Short | None = None
    """The email address: "billing@example.com" (BT-43)."""

    phone: Short | None = None
    """The telephone number, with at least three digits: "+49 30 0000000" (BT-42)."""


class ElectronicAddress(Schema):
    """Where a company takes electronic invoices."""

    value: Short
    """The address in its scheme, without the scheme: "4012345000009"."""

    scheme: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{2,4}$")] = "EM"
    """The scheme, a code of the list EAS: EM email, 0088 GLN, 0204 Leitweg-ID, 9930 German VAT."""


class Company(Schema):
    """The account's own company: the seller of invoices that name no other."""

    name: Short | None = None
    """The full formal name: "Example GmbH" (BT-27)."""

    trading_name: Short | None = None
    """The name by which it is known, if that is another (BT-28)."""

    street: Short | None = None
    """Street and number: "Beispielweg 1" (BT-35)."""

    additional_line: Short | None = None
    """What else the address needs: a building, a floor (BT-36)."""

    postcode: Short | None = None
    """The postal code: "10115" (BT-38)."""

    city: Short | None = None
    """The city: "Berlin" (BT-37)."""

    country: Country | None = None
    """ISO 3166-1, two letters: "DE" (BT-40)."""

    vat_id: Short | None = None
    """The VAT number, with its country: "DE123456789" (BT-31)."""

    tax_id: Short | None = None
    """The number at the local tax office: "30/123/45678" (BT-32)."""

    registration_number: Short | None = None
    """The number in the register of companies: "HRB 12345" (BT-30)."""

    email: Short | None = None
    """Where invoices come from, and answers go to: "invoices@example.com" (BT-43, BT-34)."""

    phone: Short | None = None
    """The telephone number: "+49 30 0000000" (BT-42)."""

    electronic_address: ElectronicAddress | None = None
    """The address in a network such as Peppol, if not the email address (BT-34)."""

    iban: Short | None = None
    """Where payments go: "DE91100000000123456789" (BT-84)."""

    bic: Short | None = None
    """The bank of that account (BT-86)."""

    account_holder: Short | None = None
    """Who holds that account, if not the company by its name (BT-85)."""

    creditor_id: Short | None = None
    """The creditor identifier for SEPA direct debits: "DE98ZZZ09999999999" (BT-90)."""

    legal_notes: Annotated[str, StringConstraints(min_length=1, max_length=2000)] | None = None
    """What the law wants on letters: legal form, register, managing directors (BT-33)."""

    contact_person: ContactPerson | None = None
    """Whom buyers ask (BG-6)."""


class Preferences(Schema):
    """What holds where a request does not say otherwise."""

    language: Literal["de", "en"] = "de"
    """The language of documents and messages."""

    time_zone: Short = "Europe/Berlin"
    """Where a day begins and ends."""

    currency: Currency = "EUR"
    """The currency of new invoices."""

    customer_number_template: NumberTemplate = "CUST-0000"
    """What customer numbers look like; the last zeros are where the number stands."""


class AccountView(Schema):
    """An account."""

    account_id: str
    """The id, for `x-account-id`."""

    name: str
    """What it is called."""

    environment: Environment
    """Whether this is about its live or its test data."""

    company: Company
    """Its own company."""

    features: dict[str, bool]
    """What is turned on."""

    preferences: Preferences
    """Its preferences."""

    created_at: Timestamp
    """When it was made."""


class UpdateAccount(Arguments):
    """What to change; what is left out stays, within company and preferences, too."""

    company: Company | None = None
    """Its own company; null in a field empties it."""

    preferences: Preferences | None = None
    """Its preferences."""


class ReachedAccount(Schema):
    """An account that a key reaches."""

    account_id: str
    """The id, for `x-account-id`."""

    name: str
    """What it is called."""


class ListAccounts(Arguments):
    """Which accounts."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    order: Order = Order.ASC
    """In which direction, by name."""
