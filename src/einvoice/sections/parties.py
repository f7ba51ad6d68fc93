"""Who takes part, with the names that a party has where invoices are made."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from einvoice.model import party
from einvoice.model.group import Group
from einvoice.model.values import Identifier
from einvoice.sections.basis import Basis
from einvoice.sections.section import Derived, Of, Section

_EMAIL = "EM"
"""The scheme of electronic addresses that are those of mail (EAS)."""


class Id(Section):
    """An identifier with the scheme that issues it."""

    shows = Identifier

    id: Annotated[str | None, Of("value")] = None
    """The identifier itself."""
    scheme_id: Annotated[str | None, Of("scheme")] = None
    """The code of the scheme."""


class Address(Section):
    """A postal address."""

    shows = party.Address

    street: Annotated[str | None, Of("line_1")] = None
    address_line2: Annotated[str | None, Of("line_2"), Field(alias="addressLine2")] = None
    address_line3: Annotated[str | None, Of("line_3"), Field(alias="addressLine3")] = None
    postcode: Annotated[str | None, Of("post_code")] = None
    city: Annotated[str | None, Of("city")] = None
    subdivision: Annotated[str | None, Of("subdivision")] = None
    country: Annotated[str | None, Of("country_code")] = None


class Contact(Section):
    """Whom to ask."""

    shows = party.Contact

    name: Annotated[str | None, Of("point")] = None
    department: Annotated[str | None, Of("department")] = None
    type_code: Annotated[str | None, Of("type_code")] = None
    phone: Annotated[str | None, Of("telephone")] = None
    fax: Annotated[str | None, Of("fax")] = None
    email: Annotated[str | None, Of("email")] = None


class Party(Section):
    """A person or organisation."""

    shows = party.Party

    name: Annotated[str | None, Of("name")] = None
    trading_name: Annotated[str | None, Of("trading_name")] = None
    ids: Annotated[tuple[Id, ...], Of("ids")] = ()
    role_code: Annotated[str | None, Of("role_code")] = None
    legal_id: Annotated[Id | None, Of("legal_id")] = None
    legal_information: Annotated[str | None, Of("legal_information")] = None
    legal_address: Annotated[Address | None, Of("legal_address")] = None
    vat_id: Annotated[str | None, Of("vat_id")] = None
    tax_id: Annotated[str | None, Of("tax_registration_id")] = None
    electronic_address: Annotated[Id | None, Of("electronic_address")] = None
    street: Annotated[str | None, Of("address.line_1")] = None
    address_line2: Annotated[str | None, Of("address.line_2"), Field(alias="addressLine2")] = None
    address_line3: Annotated[str | None, Of("address.line_3"), Field(alias="addressLine3")] = None
    postcode: Annotated[str | None, Of("address.post_code")] = None
    city: Annotated[str | None, Of("address.city")] = None
    subdivision: Annotated[str | None, Of("address.subdivision")] = None
    country: Annotated[str | None, Of("address.country_code")] = None
    email: Annotated[str | None, Of("contact.email")] = None
    """Where mail reaches the party: its contact, else its electronic address if that is one."""
    contact_person: Annotated[Contact | None, Of("contact")] = None
    more_contacts: Annotated[tuple[Contact, ...], Of("more_contacts")] = ()

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The address for mail, where only the electronic address states one."""
        electronic: Id | None = values["electronic_address"]
        if values["email"] is None and electronic and electronic.scheme_id == _EMAIL:
            yield Derived("email", electronic.id, f"{origin}.electronic_address.value")


class Seller(Party):
    """Who claims payment, and who acts on that side."""

    tax_representative: Annotated[Party | None, Of("/tax_representative")] = None
    invoicer: Annotated[Party | None, Of("/invoicer")] = None
    sales_agent: Annotated[Party | None, Of("/sales_agent")] = None


class Buyer(Party):
    """To whom the invoice is addressed, and who acts on that side."""

    tax_representative: Annotated[Party | None, Of("/buyer_tax_representative")] = None
    invoicee: Annotated[Party | None, Of("/invoicee")] = None
    payer: Annotated[Party | None, Of("/payer")] = None
    agent: Annotated[Party | None, Of("/buyer_agent")] = None
    product_end_user: Annotated[Party | None, Of("/product_end_user")] = None
