"""Who takes part, and where it was delivered."""

from collections.abc import Iterator

from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from einvoice.model.party import Party
from einvoice.rendering.content.blocks import Card, Fact
from einvoice.rendering.content.teller import Teller, address_lines
from einvoice.rendering.text import Text, Words, lines_of, said

_ON_CARD = frozenset({"name", "address"})
_IN_HEAD = frozenset({"name", "address"})
OTHERS = (
    "payee",
    "tax_representative",
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
"""The parties that few invoices have."""


def name_and_address(teller: Teller, party: Party) -> tuple[Text, ...]:
    """A party as it stands on an envelope."""
    names = tuple(said(line) for line in lines_of(party.name or ""))
    return names + (address_lines(teller, party.address) if party.address else ())


def party_cards(invoice: Invoice, teller: Teller) -> Iterator[Card]:
    """A card for every party; seller and buyer without what the head of the page says."""
    for name in ("seller", "buyer"):
        party: Party | None = getattr(invoice, name)
        if party is not None:
            # The number of a customer stands in the head.
            is_numbered = name == "buyer" and len(party.ids) == 1
            hidden = _IN_HEAD | {"ids"} if is_numbered else _IN_HEAD
            facts = tuple(_facts(teller, party, f"{name}.", hidden))
            if facts:
                yield Card(teller.languages.say(name), (), facts, name)
    for name in OTHERS:
        party = getattr(invoice, name)
        if party is not None:
            yield card(teller, party, name, teller.field(invoice, name))


def delivery_card(delivery: Delivery, teller: Teller, title: Words) -> Card:
    """To whom and where it was delivered; the date stands in the head."""
    facts = _facts(teller, delivery, "delivery.", _ON_CARD | {"date"})
    return Card(title, name_and_address(teller, delivery), tuple(facts), "delivery")


def card(teller: Teller, party: Party, path: str, title: Words) -> Card:
    """Everything that is known of a party."""
    facts = tuple(_facts(teller, party, f"{path}.", _ON_CARD))
    return Card(title, name_and_address(teller, party), facts, path)


def _facts(teller: Teller, party: Party, path: str, shown: frozenset[str]) -> Iterator[Fact]:
    """The facts of a party; those of its contact without the party's word in front."""
    yield from teller.facts(party, path, shown | {"contact", "more_contacts"})
    if party.contact is not None:
        yield from teller.facts(party.contact, f"{path}contact.")
    yield from teller.fact(party, "more_contacts", path)
