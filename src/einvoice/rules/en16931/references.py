"""References to other documents: each of them says which."""

from collections.abc import Iterator

from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.presence import is_blank, name_of
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.en16931.traces import Trace, bare_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-52", "BG-24", "BT-122", syntax="ubl")
def document_has_a_reference(stated: Stated) -> Iterator[Hit]:
    """BT-122 is not empty; nor what UBL keeps in the same element, object and project."""
    yield from _supporting_documents(stated)
    invoice = stated.invoice
    if invoice.object_id is not None and is_blank(invoice.object_id.value):
        yield Hit("object_id", terms=("BT-18",), kind="object")
    if stated.is_credit_note and invoice.project_reference == "":
        yield Hit("project_reference", terms=("BT-11",), kind="project")
    for trace in bare_of(stated, "cac:AdditionalDocumentReference"):
        yield _empty(trace)


@rule("BR-52", "BG-24", "BT-122", syntax="cii")
def document_of_any_kind_has_a_reference(stated: Stated) -> Iterator[Hit]:
    """BT-122 is not empty; nor what CII keeps in the same element, on lines as well."""
    yield from _supporting_documents(stated)
    invoice = stated.invoice
    if is_blank(invoice.tender_reference) and (
        invoice.tender_reference is not None or invoice.tender_date is not None
    ):
        yield Hit("tender_reference", terms=("BT-17",), kind="tender")
    if invoice.object_id is not None and is_blank(invoice.object_id.value):
        yield Hit("object_id", terms=("BT-18",), kind="object")
    for index, line in line_groups(stated).extended:
        if line.object_id is not None and is_blank(line.object_id.value):
            values = {"line": name_of(line, index)}
            yield Hit(f"lines[{index}].object_id", values, ("BT-128",), kind="line")
        for name, documents in (("documents", line.documents), ("objects", line.objects)):
            for place, document in enumerate(documents):
                if is_blank(document.reference):
                    path = f"lines[{index}].{name}[{place}].reference"
                    yield Hit(path, {"line": name_of(line, index)}, kind="line")
    for trace in bare_of(stated, "ram:AdditionalReferencedDocument"):
        yield _empty(trace)


def _empty(trace: Trace) -> Hit:
    return Hit(location=trace.location, line=trace.line, kind="empty")


def _supporting_documents(stated: Stated) -> Iterator[Hit]:
    for index, document in enumerate(stated.invoice.supporting_documents):
        if is_blank(document.reference):
            name = document.description or document.location or f"#{index + 1}"
            yield Hit(f"supporting_documents[{index}].reference", {"document": name})


@rule("BR-55", "BG-3", "BT-25", syntax="ubl")
def preceding_invoice_is_named(stated: Stated) -> Iterator[Hit]:
    """BT-25 occurs, and so do the references of lines to earlier invoices."""
    for index, preceding in enumerate(stated.invoice.preceding_invoices):
        if preceding.reference is None:
            yield Hit(f"preceding_invoices[{index}].reference")
    for trace in bare_of(stated, "cac:BillingReference"):
        yield Hit(location=trace.location, line=trace.line)
    for index, line in line_groups(stated).extended:
        preceding = line.preceding_invoice
        if preceding is not None and preceding.reference is None:
            yield Hit(f"lines[{index}].preceding_invoice.reference")
    for path, line in stated.once(sub_lines):
        preceding = line.preceding_invoice
        if preceding is not None and preceding.reference is None:
            yield Hit(f"{path}.preceding_invoice.reference")


@rule("BR-55", "BG-3", "BT-25", syntax="cii")
def preceding_invoice_has_a_number(stated: Stated) -> Iterator[Hit]:
    """BT-25 is not empty."""
    for index, preceding in enumerate(stated.invoice.preceding_invoices):
        if is_blank(preceding.reference):
            yield Hit(f"preceding_invoices[{index}].reference")


RULES = declared_in(globals())
