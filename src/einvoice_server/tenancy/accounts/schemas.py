"""An account as the API shows and takes it."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.tenancy.tenant import Environment

Short = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class ContactPerson(Schema):
    """Whom to ask."""

    name: Short | None = None
    email: Short | None = None
    phone: Short | None = None


class Company(Schema):
    """The account's own company: the seller of invoices that name no other."""

    name: Short | None = None
    """The full formal name."""

    street: Short | None = None
    """Street and number."""

    postcode: Short | None = None
    """The postal code."""

    city: Short | None = None
    """The city."""

    country: Country | None = None
    """ISO 3166-1, two letters."""

    vat_id: Short | None = None
    """The VAT number, with its country."""

    tax_id: Short | None = None
    """The number at the local tax office."""

    registration_number: Short | None = None
    """The number in the register of companies."""

    email: Short | None = None
    """Where invoices come from, and answers go to."""

    phone: Short | None = None
    """The telephone number."""

    iban: Short | None = None
    """Where payments go."""

    bic: Short | None = None
    """The bank of that account."""

    account_holder: Short | None = None
    """Who holds that account, if not the company by its name."""

    contact_person: ContactPerson | None = None
    """Whom buyers ask."""


class Preferences(Schema):
    """What holds where a request does not say otherwise."""

    language: Literal["de", "en"] = "de"
    """The language of documents and messages."""

    time_zone: Short = "Europe/Berlin"
    """Where a day begins and ends."""

    currency: Currency = "EUR"
    """The currency of new invoices."""


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
