"""Who takes part in an invoice, and in which country."""

from collections.abc import Iterator
from operator import attrgetter

from einvoice.model.invoice import Invoice
from einvoice.model.party import Party
from einvoice.rules.peppol.white_space import collapsed

_NAMES = (
    "seller",
    "buyer",
    "payee",
    "tax_representative",
    "sales_agent",
    "buyer_agent",
    "buyer_tax_representative",
    "product_end_user",
    "ultimate_ship_to",
    "ship_from",
    "invoicer",
    "invoicee",
    "payer",
)
_parties = attrgetter(*_NAMES)


def are_german(invoice: Invoice) -> bool:
    """Whether seller and buyer have their addresses in Germany."""
    return _country(invoice.seller) == "DE" and _country(invoice.buyer) == "DE"


def _country(party: Party | None) -> str:
    address = party.address if party is not None else None
    return collapsed(address.country_code).upper() if address is not None else ""


def parties_of(invoice: Invoice) -> Iterator[tuple[str, Party]]:
    """Every party on document level with its path, but for whom was delivered to."""
    for name, party in zip(_NAMES, _parties(invoice), strict=True):
        if party is not None:
            yield name, party
