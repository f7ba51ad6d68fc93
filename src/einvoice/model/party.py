"""Who takes part: the parties of an invoice, their addresses and contacts."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import Part
from einvoice.model.values import Code, Identifier, Many, PlainId, Text


class Address(Group):
    """A postal address (BG-5, BG-8, BG-12, BG-15)."""

    line_1: Annotated[Text | None, Part("address line 1")] = None
    """The main line, usually street and number or the post office box."""

    line_2: Annotated[Text | None, Part("address line 2")] = None
    """A further line that details the main one."""

    line_3: Annotated[Text | None, Part("address line 3")] = None
    """A third line that details the main one."""

    city: Annotated[Text | None, Part("city")] = None
    """The city, town or village."""

    post_code: Annotated[Text | None, Part("post code")] = None
    """The postal code of the place."""

    subdivision: Annotated[Text | None, Part("country subdivision")] = None
    """The region, county, state or province."""

    country_code: Annotated[Code | None, Part("country code", "1..1")] = None
    """The country, as two letters of ISO 3166-1."""


class Contact(Group):
    """Whom or what to ask (BG-6, BG-9)."""

    point: Annotated[Text | None, Part("contact point")] = None
    """The person, or the name of the contact."""

    department: Annotated[Text | None, Part("contact department")] = None
    """The department, which CII holds apart from the person."""

    type_code: Annotated[Code | None, Part("contact type code")] = None
    """What the contact is for (UNTDID 3139)."""

    telephone: Annotated[Text | None, Part("contact telephone number")] = None
    """The telephone number."""

    fax: Annotated[Text | None, Part("contact fax number")] = None
    """The fax number."""

    email: Annotated[Text | None, Part("contact email address")] = None
    """The email address."""


class Party(Group):
    """A person or organisation with all that any profile says of one."""

    name: Annotated[Text | None, Part("name")] = None
    """The full formal name; the trading name has its own field."""

    trading_name: Annotated[Text | None, Part("trading name")] = None
    """The name under which the party is known, other than the formal one."""

    ids: Annotated[Many[Identifier], Part("identifier", "0..n")] = ()
    """Identifiers of the party; those with a scheme of ISO 6523 carry it."""

    role_code: Annotated[Code | None, Part("role code")] = None
    """The part that the party plays (UNTDID 3035)."""

    legal_id: Annotated[Identifier | None, Part("legal registration identifier")] = None
    """The entry in the official register, with the scheme of the register."""

    legal_information: Annotated[Text | None, Part("additional legal information")] = None
    """Further legal facts, such as the legal form or the share capital."""

    legal_address: Annotated[Address | None, Part("legal registration address")] = None
    """Where the party is registered, if that is not its postal address."""

    vat_id: Annotated[PlainId | None, Part("VAT identifier")] = None
    """The VAT number including its country prefix."""

    tax_registration_id: Annotated[PlainId | None, Part("tax registration identifier")] = None
    """The local tax number, which has no country prefix."""

    electronic_address: Annotated[Identifier | None, Part("electronic address")] = None
    """Where electronic documents are delivered, with the scheme of the address (EAS)."""

    address: Annotated[Address | None, Part("postal address")] = None
    """The postal address."""

    contact: Annotated[Contact | None, Part("contact")] = None
    """Whom to ask."""

    more_contacts: Annotated[Many[Contact], Part("further contact", "0..n")] = ()
    """Whom else to ask."""


class Seller(
    Party,
    owner="Seller",
    numbers={
        "name": (27, "1..1"),
        "trading_name": 28,
        "ids": 29,
        "legal_id": 30,
        "vat_id": 31,
        "tax_registration_id": 32,
        "legal_information": 33,
        "electronic_address": 34,
        "address": ("BG-5", "1..1"),
        "address.line_1": 35,
        "address.line_2": 36,
        "address.line_3": 162,
        "address.city": 37,
        "address.post_code": 38,
        "address.subdivision": 39,
        "address.country_code": 40,
        "contact": "BG-6",
        "contact.point": 41,
        "contact.telephone": 42,
        "contact.email": 43,
    },
):
    """The party that claims payment (BG-4)."""


class Buyer(
    Party,
    owner="Buyer",
    numbers={
        "name": (44, "1..1"),
        "trading_name": 45,
        "ids": (46, "0..1"),
        "legal_id": 47,
        "vat_id": 48,
        "electronic_address": 49,
        "address": ("BG-8", "1..1"),
        "address.line_1": 50,
        "address.line_2": 51,
        "address.line_3": 163,
        "address.city": 52,
        "address.post_code": 53,
        "address.subdivision": 54,
        "address.country_code": 55,
        "contact": "BG-9",
        "contact.point": 56,
        "contact.telephone": 57,
        "contact.email": 58,
    },
):
    """The party to whom the invoice is addressed (BG-7)."""


class Payee(
    Party,
    owner="Payee",
    numbers={"name": (59, "1..1"), "ids": (60, "0..1"), "legal_id": 61},
):
    """Who is paid, where that is not the seller (BG-10)."""


class TaxRepresentative(
    Party,
    owner="Seller tax representative",
    numbers={
        "name": (62, "1..1"),
        "vat_id": (63, "1..1"),
        "address": ("BG-12", "1..1"),
        "address.line_1": (64, "0..1", "Tax representative address line 1"),
        "address.line_2": (65, "0..1", "Tax representative address line 2"),
        "address.line_3": (164, "0..1", "Tax representative address line 3"),
        "address.city": (66, "0..1", "Tax representative city"),
        "address.post_code": (67, "0..1", "Tax representative post code"),
        "address.subdivision": (68, "0..1", "Tax representative country subdivision"),
        "address.country_code": (69, "1..1", "Tax representative country code"),
    },
):
    """Who answers for the seller's VAT (BG-11)."""


class TradeParty(Party):
    """A party of the extensions, numbered by the place where it stands."""
