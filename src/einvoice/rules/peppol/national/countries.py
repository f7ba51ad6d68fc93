"""In which countries seller and buyer are, as the national rules find it out."""

from dataclasses import dataclass

from einvoice.model.party import Party
from einvoice.rules.peppol.national.registrations import vat_ids
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.stated import Stated

NOWHERE = "XX"
_UNDECIDED = "?"
"""Of several VAT identifiers the official expressions make no country, so no rules apply."""


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries of the parties, by tax and by address."""

    supplier: str
    """By the VAT identifier of the seller, else of its representative, else by the address."""
    seller: str
    """By the VAT identifier of the seller, else by its address."""
    customer: str
    """By the VAT identifier of the buyer, else by its address."""
    of_seller: str
    """In the address of the seller, as it is stated."""
    of_buyer: str
    """In the address of the buyer, as it is stated."""

    def are_by_address(self, country: str) -> bool:
        """Whether seller and buyer have this country in their addresses, small letters or not."""
        return is_country(self.of_seller, country) and is_country(self.of_buyer, country)


def countries(stated: Stated) -> Countries:
    """The countries of a document."""
    return stated.once(_countries)


def address_country(party: Party | None) -> str:
    """The country in the address of a party, as it is stated; empty where there is none."""
    address = party.address if party is not None else None
    return (address.country_code or "") if address is not None else ""


def is_country(code: str, country: str) -> bool:
    """Whether a stated code is that of a country, whatever its case and white space."""
    return collapsed(code).upper() == country


def _countries(stated: Stated) -> Countries:
    invoice = stated.invoice
    of_seller, of_buyer = address_country(invoice.seller), address_country(invoice.buyer)
    seller = _prefix(stated, "seller")
    buyer = _prefix(stated, "buyer")
    by_address = collapsed(of_seller).upper() or NOWHERE
    return Countries(
        supplier=seller or _prefix(stated, "tax_representative") or by_address,
        seller=seller or by_address,
        customer=buyer or collapsed(of_buyer).upper() or NOWHERE,
        of_seller=of_seller,
        of_buyer=of_buyer,
    )


def _prefix(stated: Stated, party: str) -> str:
    found = vat_ids(stated, party)
    if len(found) > 1:
        return _UNDECIDED
    return collapsed(found[0][:2]).upper() if found else ""
