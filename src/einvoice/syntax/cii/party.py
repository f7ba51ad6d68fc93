"""Parties, addresses and contacts in CII."""

from typing import Any

from einvoice.model.party import (
    Address,
    Buyer,
    Contact,
    Payee,
    Seller,
    TaxRepresentative,
    TradeParty,
)
from einvoice.syntax.binding import Bind, Nest, Row, Table
from einvoice.syntax.codecs import IDENTIFIER, PLAIN_IDENTIFIER, has_no_scheme, has_scheme

ADDRESS = Table(
    Address,
    (
        Bind("post_code", "ram:PostcodeCode"),
        Bind("line_1", "ram:LineOne"),
        Bind("line_2", "ram:LineTwo"),
        Bind("line_3", "ram:LineThree"),
        Bind("city", "ram:CityName"),
        Bind("country_code", "ram:CountryID"),
        Bind("subdivision", "ram:CountrySubDivisionName"),
    ),
)


def _name_the_contact(values: dict[str, Any]) -> None:
    """A department alone is the contact point (BT-41): CII names persons and departments."""
    if "point" not in values and "department" in values:
        values["point"] = values.pop("department")


CONTACT = Table(
    Contact,
    (
        Bind("point", "ram:PersonName"),
        Bind("department", "ram:DepartmentName"),
        Bind("type_code", "ram:TypeCode"),
        Bind("telephone", "ram:TelephoneUniversalCommunication/ram:CompleteNumber"),
        Bind("fax", "ram:FaxUniversalCommunication/ram:CompleteNumber"),
        Bind("email", "ram:EmailURIUniversalCommunication/ram:URIID"),
    ),
    tidy=_name_the_contact,
)

PARTY: tuple[Row, ...] = (
    Bind("ids", "ram:ID", PLAIN_IDENTIFIER, only=has_no_scheme),
    Bind("ids", "ram:GlobalID", IDENTIFIER, only=has_scheme),
    Bind("name", "ram:Name"),
    Bind("role_code", "ram:RoleCode"),
    Bind("legal_information", "ram:Description"),
    Bind("legal_id", "ram:SpecifiedLegalOrganization/ram:ID", IDENTIFIER),
    Bind("trading_name", "ram:SpecifiedLegalOrganization/ram:TradingBusinessName"),
    Nest("legal_address", "ram:SpecifiedLegalOrganization/ram:PostalTradeAddress", ADDRESS),
    Nest("contact", "ram:DefinedTradeContact[1]", CONTACT),
    Nest("more_contacts", "ram:DefinedTradeContact[>1]", CONTACT),
    Nest("address", "ram:PostalTradeAddress", ADDRESS),
    Bind("electronic_address", "ram:URIUniversalCommunication/ram:URIID", IDENTIFIER),
    Bind("tax_registration_id", "ram:SpecifiedTaxRegistration+/ram:ID[@schemeID='FC']"),
    Bind("vat_id", "ram:SpecifiedTaxRegistration+/ram:ID[@schemeID='VA']"),
)

SELLER = Table(Seller, PARTY)
BUYER = Table(Buyer, PARTY)
PAYEE = Table(Payee, PARTY)
TAX_REPRESENTATIVE = Table(TaxRepresentative, PARTY)
TRADE_PARTY = Table(TradeParty, PARTY)
