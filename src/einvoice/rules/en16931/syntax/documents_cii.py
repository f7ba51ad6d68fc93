"""What additional documents of CII may state: that depends on the type which each of them has.

The table forbids the same elements in all other references to documents.
"""

from collections.abc import Iterator, Mapping

from einvoice.model.reference import DocumentReference, SupportingDocument
from einvoice.rules.en16931.syntax.columns import lines_with
from einvoice.rules.en16931.syntax.special import at, hits, looked_at
from einvoice.rules.en16931.syntax.special_cii_content import lacking_type
from einvoice.rules.rule import Check, Hit
from einvoice.rules.stated import Stated

_ADDITIONAL = "ram:AdditionalReferencedDocument"
_OBJECT, _SUPPORT = "130", "916"
_KINDS = frozenset({"50", _OBJECT, _SUPPORT})

Document = SupportingDocument | DocumentReference


def _documents(stated: Stated) -> Iterator[tuple[str, Document, str | None]]:
    """The additional documents with their paths and their types as the source states them."""
    documents = stated.invoice.supporting_documents
    if documents:
        lacking = lacking_type(stated)
        for index, document in enumerate(documents):
            path = f"supporting_documents[{index}]"
            usual = None if path in lacking else _SUPPORT
            yield path, document, document.type_code if document.type_code is not None else usual
    for index, line in lines_with(stated, "documents", "objects"):
        for name in ("documents", "objects"):
            for number, one in enumerate(getattr(line, name)):
                yield f"lines[{index}].{name}[{number}]", one, one.type_code


def _only(allowed: str, element: str, *fields: str) -> Check:
    """An element that only documents of one type may have."""

    def check(stated: Stated) -> Iterator[Hit]:
        for path, document, kind in _documents(stated):
            if kind != allowed:
                for field in fields:
                    if document.__dict__.get(field) is not None:
                        yield at(f"{path}.{field}")
        # Tender and invoiced object are no such documents in the model, and have no row for it.
        for place in looked_at(stated).ending(_ADDITIONAL, element):
            if place.code == "unknown":
                yield from hits([place])

    return check


def _kind(stated: Stated) -> Iterator[Hit]:
    """An additional document is a tender, an invoiced object or a supporting document."""
    for path, document, _ in _documents(stated):
        if document.type_code is not None and document.type_code not in _KINDS:
            yield at(f"{path}.type_code")


DOCUMENTS: Mapping[str, Check] = {
    "CII-DT-015": _only(_SUPPORT, "ram:URIID", "location"),
    "CII-DT-018": _kind,
    "CII-DT-021": _only(_SUPPORT, "ram:Name", "description", "name"),
    "CII-DT-022": _only(_SUPPORT, "ram:AttachmentBinaryObject", "attachment"),
    "CII-DT-024": _only(_OBJECT, "ram:ReferenceTypeCode", "reference_type_code"),
}
"""Rule -> what the table does not say of it."""
