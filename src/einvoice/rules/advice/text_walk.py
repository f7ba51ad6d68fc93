"""The texts of an invoice that people read, with their places."""

from collections.abc import Iterator

from einvoice.model.party import Party
from einvoice.rules.advice.party_walk import parties
from einvoice.rules.stated import Stated

_OF_PARTY = ("name", "trading_name", "legal_information")
_OF_ADDRESS = ("line_1", "line_2", "line_3", "city")


def texts(stated: Stated) -> Iterator[tuple[str, str, str]]:
    """Every text as (path of its group, field, text): paths are joined for the few that count."""
    invoice = stated.invoice
    for field in ("number", "buyer_reference", "payment_terms"):
        text: str | None = getattr(invoice, field)
        if text:
            yield "", field, text
    for index, note in enumerate(invoice.notes):
        if note.text:
            yield f"notes[{index}].", "text", note.text
    for where, party in parties(stated):
        yield from _of_party(f"{where}.", party)
    if invoice.payment and invoice.payment.remittance_information:
        yield "payment.", "remittance_information", invoice.payment.remittance_information
    yield from _of_lines(stated)


def _of_party(where: str, party: Party) -> Iterator[tuple[str, str, str]]:
    for field in _OF_PARTY:
        text: str | None = getattr(party, field)
        if text:
            yield where, field, text
    if party.address:
        for field in _OF_ADDRESS:
            text = getattr(party.address, field)
            if text:
                yield f"{where}address.", field, text
    if party.contact and party.contact.point:
        yield f"{where}contact.", "point", party.contact.point


def _of_lines(stated: Stated) -> Iterator[tuple[str, str, str]]:
    for index, line in enumerate(stated.lines):
        if line.note:
            yield f"lines[{index}].", "note", line.note
        item = line.item
        if item is None:
            continue
        if item.name:
            yield f"lines[{index}].item.", "name", item.name
        if item.description:
            yield f"lines[{index}].item.", "description", item.description
