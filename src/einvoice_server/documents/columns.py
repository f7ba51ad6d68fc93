"""What stands in the columns of a document: what was edited, else what it states."""

from dataclasses import asdict
from typing import cast

from einvoice_server.documents.facts import Facts
from einvoice_server.documents.tables import Document
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.searching import search_key

EDITABLE = ("number", "issue_date", "due_date", "buyer_reference")
"""The terms that people may set otherwise than the document states them."""


def fill(document: Document, facts: Facts) -> None:
    """Take over what a document states; what was edited before stays."""
    for name, value in asdict(facts).items():
        setattr(document, name, value)
    document.amount_order = float(facts.amount) if facts.amount is not None else 0.0
    document.stated = {name: cast("str", getattr(facts, name)) for name in EDITABLE}
    apply_edits(document, document.edits)


def apply_edits(document: Document, edits: JsonObject) -> None:
    """Set terms otherwise, and back to what is stated where an edit was taken back."""
    document.edits = dict(edits)
    for name in EDITABLE:
        setattr(document, name, edits.get(name, document.stated.get(name, "")))
    index(document)


def index(document: Document) -> None:
    """Write down once more, in one form, what the document is searched by."""
    seller = (document.seller_name, document.seller_vat_id)
    document.seller_search = search_key(" ".join(seller))[:600]
    texts = (
        document.id,
        document.filename,
        document.number,
        *seller,
        document.buyer_name,
        document.buyer_vat_id,
        document.buyer_reference,
        document.category or "",
        document.note or "",
    )
    document.search = search_key("\n".join(texts))
