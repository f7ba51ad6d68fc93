"""Parties, addresses and contacts in UBL."""

from einvoice.model.party import (
    Address,
    Buyer,
    Contact,
    Payee,
    Seller,
    TaxRepresentative,
    TradeParty,
)
from einvoice.syntax.binding import Bind, Const, Nest, Row, Table
from einvoice.syntax.codecs import IDENTIFIER, has_no_scheme, has_scheme

ADDRESS = Table(
    Address,
    (
        Bind("line_1", "cbc:StreetName"),
        Bind("line_2", "cbc:AdditionalStreetName"),
        Bind("city", "cbc:CityName"),
        Bind("post_code", "cbc:PostalZone"),
        Bind("subdivision", "cbc:CountrySubentity"),
        Bind("line_3", "cac:AddressLine/cbc:Line"),
        Bind("country_code", "cac:Country/cbc:IdentificationCode"),
    ),
)

CONTACT = Table(
    Contact,
    (
        Bind("point", "cbc:Name"),
        Bind("telephone", "cbc:Telephone"),
        Bind("fax", "cbc:Telefax"),
        Bind("email", "cbc:ElectronicMail"),
    ),
)

_VAT = "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT|vat|Vat']"
_OTHER_TAX = "cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!='VAT|vat|Vat']"
_ID = "cac:PartyIdentification+/cbc:ID"
_LEGAL = "cac:PartyLegalEntity"
_LEGAL_ADDRESS = f"{_LEGAL}/cac:RegistrationAddress"

_ENDPOINT = Bind("electronic_address", "cbc:EndpointID", IDENTIFIER)
_ROLE = Bind("role_code", "cbc:IndustryClassificationCode")
_IDS: tuple[Row, ...] = (
    Bind("ids", f"{_ID}[!@schemeID]", IDENTIFIER, only=has_no_scheme),
    Bind("ids", _ID, IDENTIFIER, only=has_scheme),
)
_CREDITOR = Bind("^payment.direct_debit.creditor_id", f"{_ID}[@schemeID='SEPA']")
"""The creditor of a direct debit (BT-90), which UBL keeps among the seller's identifiers."""
_READ_CREDITOR = Bind(
    "^payment.direct_debit.creditor_id",
    f"{_ID}[@schemeID='SEPA']",
    when=lambda party, invoice: False,
)
"""The same on the payee, where it may stand as well but is not written."""


def _party(trading_name: str, *, ids: tuple[Row, ...] = _IDS) -> tuple[Row, ...]:
    """The rows of a party; the name that is no legal one is called differently by kind."""
    return (
        _ENDPOINT,
        _ROLE,
        *ids,
        Bind(trading_name, "cac:PartyName/cbc:Name"),
        Nest("address", "cac:PostalAddress", ADDRESS),
        Bind("vat_id", f"{_VAT}/cbc:CompanyID"),
        Const(f"{_VAT}/cac:TaxScheme/cbc:ID", "VAT"),
        Bind("tax_registration_id", f"{_OTHER_TAX}/cbc:CompanyID"),
        Const(f"{_OTHER_TAX}/cac:TaxScheme/cbc:ID", "FC", also=("TAX",)),
        *(() if trading_name == "name" else (Bind("name", f"{_LEGAL}/cbc:RegistrationName"),)),
        Bind("legal_id", f"{_LEGAL}/cbc:CompanyID", IDENTIFIER),
        Bind("legal_information", f"{_LEGAL}/cbc:CompanyLegalForm"),
        Nest("legal_address", _LEGAL_ADDRESS, ADDRESS),
        Nest("contact", "cac:Contact", CONTACT),
    )


PARTY = _party("trading_name")
TRADE_PARTY = Table(TradeParty, PARTY)

_AGENT = "cac:AgentParty"
_PROVIDER = "cac:ServiceProviderParty/cac:Party"

SELLER = Table(
    Seller,
    (
        *_party("trading_name", ids=(_IDS[0], _CREDITOR, _IDS[1])),
        Nest("^sales_agent", _AGENT, TRADE_PARTY),
        Nest("^invoicer", _PROVIDER, TRADE_PARTY),
    ),
)
BUYER = Table(
    Buyer,
    (
        *PARTY,
        Nest("^buyer_agent", _AGENT, TRADE_PARTY),
        Nest("^invoicee", _PROVIDER, TRADE_PARTY),
    ),
)
PAYEE = Table(Payee, _party("name", ids=(_IDS[0], _READ_CREDITOR, _IDS[1])))
TAX_REPRESENTATIVE = Table(TaxRepresentative, _party("name"))
