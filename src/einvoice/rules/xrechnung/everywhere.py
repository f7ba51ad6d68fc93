"""Walks over what may stand in many places: lines with their sub-lines, parties, files."""

from collections.abc import Iterable, Iterator, Sequence

from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.party import Party
from einvoice.model.reference import DocumentReference
from einvoice.model.values import Attachment
from einvoice.rules.stated import Stated


def every_line(stated: Stated) -> Iterator[tuple[str, Line]]:
    """Every line and sub-line with its path, in the order of the document."""
    for index, line in enumerate(stated.lines):
        yield f"lines[{index}]", line
        if line.sub_lines:
            yield from below(f"lines[{index}]", line)


def below(path: str, line: Line) -> Iterator[tuple[str, Line]]:
    """The sub-lines of a line, however deep; a stack of our own, as invoices may be hostile."""
    waiting = _children(path, line)
    while waiting:
        place, sub_line = waiting.pop()
        yield place, sub_line
        if sub_line.sub_lines:
            waiting.extend(_children(place, sub_line))


def _children(path: str, line: Line) -> list[tuple[str, Line]]:
    numbered = list(enumerate(line.sub_lines))
    return [(f"{path}.sub_lines[{index}]", sub_line) for index, sub_line in reversed(numbered)]


_PARTIES = (
    "seller",
    "buyer",
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
"""The parties of the invoice; the one that goods are delivered to is apart."""


def every_party(stated: Stated) -> Iterator[tuple[str, Party]]:
    """Every party with its path, save those that goods are delivered to."""
    invoice = stated.invoice
    for name in _PARTIES:
        party: Party | None = getattr(invoice, name)
        if party is not None:
            yield name, party
    if invoice.payment_schedule and (payee := invoice.payment_schedule.payee):
        yield "payment_schedule.payee", payee
    for index, terms in enumerate(invoice.more_payment_terms):
        if terms.payee is not None:
            yield f"more_payment_terms[{index}].payee", terms.payee
    for path, line in every_line(stated):
        if line.item_seller is not None:
            yield f"{path}.item_seller", line.item_seller
        if line.item is not None and line.item.manufacturer is not None:
            yield f"{path}.item.manufacturer", line.item.manufacturer
        if line.delivery is not None and line.delivery.ultimate_ship_to is not None:
            yield f"{path}.delivery.ultimate_ship_to", line.delivery.ultimate_ship_to


def every_ship_to(stated: Stated) -> Iterator[tuple[str, Party]]:
    """Those that goods are delivered to: of the invoice, and of its lines."""
    if stated.invoice.delivery is not None:
        yield "delivery", stated.invoice.delivery
    for path, line in every_line(stated):
        if line.delivery is not None and line.delivery.ship_to is not None:
            yield f"{path}.delivery.ship_to", line.delivery.ship_to


_DOCUMENTS = ("quotation", "delivery_note")
_DOCUMENTS_OF_LINE = (
    "sales_order",
    "quotation",
    "contract",
    "despatch_advice",
    "receiving_advice",
    "delivery_note",
    "preceding_invoice",
)


def every_attachment(stated: Stated) -> Iterator[tuple[str, Attachment]]:
    """Every embedded file with its path."""
    invoice = stated.invoice
    for index, support in enumerate(invoice.supporting_documents):
        if support.attachment is not None:
            yield f"supporting_documents[{index}].attachment", support.attachment
    yield from _attached("", invoice, _DOCUMENTS)
    yield from _attached_each("ultimate_customer_orders", invoice.ultimate_customer_orders)
    for path, line in every_line(stated):
        yield from _attached(f"{path}.", line, _DOCUMENTS_OF_LINE)
        yield from _attached_each(f"{path}.documents", line.documents)
        yield from _attached_each(f"{path}.objects", line.objects)
        yield from _attached_each(f"{path}.ultimate_customer_orders", line.ultimate_customer_orders)


def _attached(
    prefix: str, group: Invoice | Line, names: Iterable[str]
) -> Iterator[tuple[str, Attachment]]:
    for name in names:
        document: DocumentReference | None = getattr(group, name)
        if document is not None and document.attachment is not None:
            yield f"{prefix}{name}.attachment", document.attachment


def _attached_each(
    path: str, documents: Sequence[DocumentReference]
) -> Iterator[tuple[str, Attachment]]:
    for index, document in enumerate(documents):
        if document.attachment is not None:
            yield f"{path}[{index}].attachment", document.attachment
