"""References to other documents: which are needed, and how many there may be."""

from collections.abc import Iterator, Sequence

from einvoice.model.line import Line
from einvoice.model.reference import DocumentReference
from einvoice.rules.peppol.containers import has_agreement
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

OBJECT = "130"
"""The document type of an invoiced object (UNTDID 1001)."""
PROJECT = "50"
"""That of a project in UBL credit notes, and of a tender in CII."""


@rule("PEPPOL-EN16931-R003", "BT-10", "BT-13")
def has_a_reference_of_the_buyer(stated: Stated) -> Iterator[Hit]:
    """BT-10 or BT-13 must be stated."""
    invoice = stated.invoice
    if invoice.buyer_reference is not None or invoice.purchase_order_reference is not None:
        return
    if stated.syntax == "ubl" or has_agreement(stated):
        yield Hit("buyer_reference")


@rule("PEPPOL-EN16931-R006", "BT-18", syntax="cii")
def has_one_object(stated: Stated) -> Iterator[Hit]:
    """At most one invoiced object on document level."""
    yield from _more(stated, OBJECT, stated.invoice.object_id is not None)


@rule("PEPPOL-EN16931-R080", "BT-11", syntax="ubl")
def has_one_project(stated: Stated) -> Iterator[Hit]:
    """At most one additional document of a credit note refers to the project."""
    if stated.is_credit_note:
        yield from _more(stated, PROJECT, stated.invoice.project_reference is not None)


@rule("PEPPOL-EN16931-R080", "BT-17", syntax="cii", text="PEPPOL-EN16931-R080-CII")
def has_one_tender(stated: Stated) -> Iterator[Hit]:
    """At most one additional document has the type 50."""
    yield from _more(stated, PROJECT, stated.invoice.tender_reference is not None)


def _more(stated: Stated, type_code: str, is_stated: bool) -> Iterator[Hit]:
    """The supporting documents of a type of which only one reference is allowed."""
    documents = stated.invoice.supporting_documents
    found = [index for index, one in enumerate(documents) if one.type_code == type_code]
    if not found:
        return
    # The reading takes the first of them apart, even where it has no reference.
    count = len(found) + (is_stated or stated.look is not None)
    if count > 1:
        yield Hit(f"supporting_documents[{found[-1]}]", {"count": str(count)})


@rule("PEPPOL-EN16931-R100", "BT-128", syntax="ubl")
def line_has_one_document(stated: Stated) -> Iterator[Hit]:
    """At most one document reference on a line."""
    for index, line in enumerate(stated.lines):
        if line.documents:
            count = len(line.documents) + _has_object(stated, line, line.documents)
            if count > 1:
                yield Hit(f"lines[{index}].documents[0]", _named(line.id, index, count))


@rule("PEPPOL-EN16931-R100", "BT-128", syntax="cii", text="PEPPOL-EN16931-R100-CII")
def line_has_one_object(stated: Stated) -> Iterator[Hit]:
    """At most one invoiced object on a line."""
    for index, line in enumerate(stated.lines):
        if line.objects:
            objects = sum(document.type_code == OBJECT for document in line.objects)
            count = objects + _has_object(stated, line, line.objects)
            if count > 1:
                yield Hit(f"lines[{index}].objects[0]", _named(line.id, index, count))


@rule("PEPPOL-EN16931-R101", "BT-128", syntax="ubl")
def line_refers_to_an_object(stated: Stated) -> Iterator[Hit]:
    """A document reference of a line is there for the invoiced object only."""
    for index, line in enumerate(stated.lines):
        if line.documents and line.object_id is None:
            if all(document.type_code != OBJECT for document in line.documents):
                yield Hit(f"lines[{index}].documents[0]", _named(line.id, index))


@rule("PEPPOL-EN16931-R101", "BT-128", syntax="cii")
def line_refers_to_an_object_in_cii(stated: Stated) -> Iterator[Hit]:
    """An additional document in the settlement of a line is the invoiced object."""
    for index, line in enumerate(stated.lines):
        if line.objects and line.object_id is None:
            if all(document.type_code != OBJECT for document in line.objects):
                yield Hit(f"lines[{index}].objects[0]", _named(line.id, index))


def _has_object(stated: Stated, line: Line, others: Sequence[DocumentReference]) -> bool:
    """Whether an object was taken apart from the other documents, even one without a reference."""
    if line.object_id is not None:
        return True
    return stated.look is not None and any(one.type_code == OBJECT for one in others)


def _named(line_id: str | None, index: int, count: int = 0) -> dict[str, str]:
    return {"line": line_id or f"#{index + 1}", "count": str(count)}


RULES = declared_in(globals())
