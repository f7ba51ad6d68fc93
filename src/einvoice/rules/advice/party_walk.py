"""The parties of an invoice with their places, for the checks that hold for every party."""

from collections.abc import Sequence

from einvoice.model.party import Party
from einvoice.model.values import Identifier
from einvoice.rules.stated import Stated

_FIELDS = (
    "seller",
    "buyer",
    "payee",
    "tax_representative",
    "delivery",
    "sales_agent",
    "buyer_tax_representative",
    "buyer_agent",
    "product_end_user",
    "ultimate_ship_to",
    "ship_from",
    "invoicer",
    "invoicee",
    "payer",
)


def parties(stated: Stated) -> Sequence[tuple[str, Party]]:
    """Every party of the invoice as a whole with the field that it stands in."""
    return stated.once(_parties)


def _parties(stated: Stated) -> Sequence[tuple[str, Party]]:
    stated_parties = ((name, getattr(stated.invoice, name)) for name in _FIELDS)
    return [(name, party) for name, party in stated_parties if party is not None]


def identifiers(party: Party) -> Sequence[tuple[str, Identifier]]:
    """The identifiers of a party that may have a scheme, each with its place in the party."""
    found = [(f"ids[{index}]", one) for index, one in enumerate(party.ids)]
    for name in ("legal_id", "electronic_address"):
        one: Identifier | None = getattr(party, name)
        if one is not None:
            found.append((name, one))
    return found


def terms_of(party: Party, place: str) -> tuple[str, ...]:
    """The number of a term of a party, such as BT-31; none where the norm does not number it."""
    number = type(party).numbers.get(place.partition("[")[0])
    if isinstance(number, tuple):
        number = number[0]
    return () if number is None else (f"BT-{number}",)
