"""A row of a document as the API tells of it."""

from pydantic.alias_generators import to_camel

from einvoice_server.documents.analysis import InputType
from einvoice_server.documents.events import details_page
from einvoice_server.documents.tables import Document, Origin, Phase, Progress
from einvoice_server.imports.views import DocumentRecord, IncomingRecord, OutgoingRecord, PhasesView
from einvoice_server.unit import Unit

TERMS = {
    "number": "invoice_number",
    "issue_date": "issue_date",
    "due_date": "due_date",
    "buyer_reference": "buyer_reference",
}
"""The terms that can be edited: their columns, and what they are called outside."""


def incoming(unit: Unit, document: Document) -> IncomingRecord:
    """The record of an incoming invoice."""
    told = _told(unit, document)
    return IncomingRecord(import_id=document.id, **dict(told))


def outgoing(unit: Unit, document: Document) -> OutgoingRecord:
    """The record of an outgoing invoice."""
    told = _told(unit, document)
    return OutgoingRecord(faktoora_id=document.id, **dict(told))


def phases(document: Document) -> PhasesView:
    """How far processing has come."""
    steps = (Phase(document.validation_status), Phase(document.visualization_status))
    overall = next((one for one in (Phase.FAILED, Phase.PENDING) if one in steps), Phase.ACCEPTED)
    return PhasesView(
        validation_status=steps[0], visualization_status=steps[1], overall_status=overall
    )


def _told(unit: Unit, document: Document) -> DocumentRecord:
    steps = phases(document)
    return DocumentRecord(
        filename=document.filename,
        media_type=document.media_type,
        input_type=InputType(document.input_type),
        size=document.size,
        sha256=document.sha256,
        origin=Origin(document.origin),
        syntax=document.syntax or None,
        profile=document.profile or None,
        invoice_number=document.number or None,
        invoice_type_code=document.type_code or None,
        issue_date=document.issue_date or None,
        due_date=document.due_date or None,
        seller_name=document.seller_name or None,
        seller_vat_id=document.seller_vat_id or None,
        buyer_name=document.buyer_name or None,
        buyer_vat_id=document.buyer_vat_id or None,
        buyer_reference=document.buyer_reference or None,
        currency=document.currency or None,
        net_amount=document.net_amount,
        tax_amount=document.tax_amount,
        amount=document.amount,
        edited=[to_camel(name) for column, name in TERMS.items() if column in document.edits],
        status=Progress(document.progress),
        category=document.category,
        note=document.note,
        is_valid=document.is_valid,
        validation_status=steps.validation_status,
        visualization_status=steps.visualization_status,
        overall_status=steps.overall_status,
        duplicate_of=document.duplicate_of,
        created_at=document.created_at,
        updated_at=document.updated_at,
        processed_at=document.processed_at,
        details_page=details_page(unit, document),
    )
