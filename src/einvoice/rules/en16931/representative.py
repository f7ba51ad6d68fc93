"""The tax representative, who answers for the seller's VAT."""

from collections.abc import Iterator

from einvoice.rules.en16931.presence import is_blank
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-18", "BT-62")
def representative_has_a_name(stated: Stated) -> Iterator[Hit]:
    """BT-62 is not empty."""
    party = stated.invoice.tax_representative
    if party is not None and is_blank(party.name):
        yield Hit("tax_representative.name")


@rule("BR-19", "BG-12")
def representative_has_an_address(stated: Stated) -> Iterator[Hit]:
    """BG-12 occurs."""
    party = stated.invoice.tax_representative
    if party is not None and party.address is None:
        yield Hit("tax_representative.address", {"name": party.name or "…"})


@rule("BR-20", "BT-69")
def representative_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-69 is not empty; in CII this also counts where there is no address."""
    party = stated.invoice.tax_representative
    if party is None:
        return
    address = party.address
    missing = stated.syntax == "cii" if address is None else is_blank(address.country_code)
    if missing:
        yield Hit("tax_representative.address.country_code", {"name": party.name or "…"})


@rule("BR-56", "BT-63")
def representative_has_a_vat_id(stated: Stated) -> Iterator[Hit]:
    """BT-63 occurs; in CII it must not be empty either."""
    party = stated.invoice.tax_representative
    if party is None:
        return
    if is_blank(party.vat_id) if stated.syntax == "cii" else party.vat_id is None:
        yield Hit("tax_representative.vat_id", {"name": party.name or "…"})


RULES = declared_in(globals())
