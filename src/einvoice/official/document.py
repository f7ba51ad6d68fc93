"""A document as the official artefacts get to see it."""

from dataclasses import dataclass
from typing import Final

from einvoice.official.faithful import faithful_tree, text_of
from einvoice.syntax.detect import Syntax, find_document
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.note import XmlNote
from einvoice.syntax.xml import Element, parse

_CLAIMS: Final = {
    "cii": "{*}ExchangedDocumentContext/{*}GuidelineSpecifiedDocumentContextParameter/{*}ID",
    "zugferd-1": (
        "{*}SpecifiedExchangedDocumentContext/{*}GuidelineSpecifiedDocumentContextParameter/{*}ID"
    ),
    "ubl": "{*}CustomizationID",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One invoice, safe to be shown to engines of others."""

    source: Element
    """The element of the invoice where it was found, which knows its lines."""
    root: Element
    """The same as the root of a document: taken out of an envelope, where it came in one."""
    text: str
    syntax: Syntax
    specification_id: str | None
    """What it claims (BT-24)."""
    notes: tuple[XmlNote, ...]
    """What of broken XML had to be put right."""


def document_of(data: bytes, *, recover: bool = False, limits: Limits = DEFAULT) -> Document:
    """The invoice in a document; raises a `ReadError` where there is none."""
    parsed = parse(data, limits=limits, recover=recover, faithful=True)
    source, syntax = find_document(parsed.root)
    text = text_of(source)
    root = source if source is parsed.root else faithful_tree(text.encode(), limits=limits)
    return Document(source, root, text, syntax, _claimed(root, syntax), parsed.notes)


def _claimed(root: Element, syntax: Syntax) -> str | None:
    found = root.find(_CLAIMS.get(syntax, _CLAIMS[syntax.family]))
    return ((found.text or "").strip() or None) if found is not None else None
