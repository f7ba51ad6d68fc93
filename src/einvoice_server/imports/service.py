"""What is recorded of imported documents: lists, records, edits, deletion."""

from datetime import UTC, datetime, timedelta

from einvoice_server.documents.columns import apply_edits
from einvoice_server.documents.repository import Days, DocumentRepository, Wanted
from einvoice_server.documents.tables import Document, Origin
from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.files.service import drop
from einvoice_server.imports.records import TERMS, incoming, outgoing, phases
from einvoice_server.imports.schemas import (
    ListDocuments,
    ListIncoming,
    ListOutgoing,
    OfDocument,
    OfIncoming,
    OfOutgoing,
    UpdateImport,
)
from einvoice_server.imports.views import IncomingRecord, OutgoingRecord, PhasesView
from einvoice_server.kit.paging import Page, PageMeta, PageQuery
from einvoice_server.unit import Unit


async def find(unit: Unit, asked: OfDocument, *, for_change: bool = False) -> Document:
    """The document of a path."""
    repository = DocumentRepository(unit.session)
    document = await repository.get(asked.direction, asked.document_id, for_change=for_change)
    if document is None:
        raise NotFoundError
    return document


async def list_incoming(unit: Unit, asked: ListIncoming) -> Page[IncomingRecord]:
    """A page of incoming invoices."""
    documents, meta = await _page(unit, asked)
    return Page[IncomingRecord](data=[incoming(unit, one) for one in documents], meta=meta)


async def list_outgoing(unit: Unit, asked: ListOutgoing) -> Page[OutgoingRecord]:
    """A page of outgoing invoices."""
    documents, meta = await _page(unit, asked)
    return Page[OutgoingRecord](data=[outgoing(unit, one) for one in documents], meta=meta)


async def get_incoming(unit: Unit, asked: OfIncoming) -> IncomingRecord:
    """What is recorded of an incoming invoice."""
    return incoming(unit, await find(unit, asked))


async def get_outgoing(unit: Unit, asked: OfOutgoing) -> OutgoingRecord:
    """What is recorded of an outgoing invoice."""
    return outgoing(unit, await find(unit, asked))


async def get_status(unit: Unit, asked: OfDocument) -> PhasesView:
    """How far processing has come."""
    return phases(await find(unit, asked))


async def update_import(unit: Unit, asked: UpdateImport) -> IncomingRecord:
    """Record something otherwise than the document states it, or what was done with it."""
    document = await find(unit, asked, for_change=True)
    given = asked.model_fields_set
    if "status" in given and asked.status is not None:
        document.progress = asked.status.value
    if "category" in given:
        document.category = asked.category
    if "note" in given:
        document.note = asked.note or None
    edits = dict(document.edits)
    for column, name in TERMS.items():
        if name in given:
            edits[column] = getattr(asked, name)
    document.updated_at = unit.now
    apply_edits(document, {name: value for name, value in edits.items() if value is not None})
    await DocumentRepository(unit.session).save(document)
    return incoming(unit, document)


async def delete_import(unit: Unit, asked: OfDocument) -> None:
    """Remove an imported document with its files."""
    repository = DocumentRepository(unit.session)
    await repository.queue_up()
    document = await find(unit, asked, for_change=True)
    if document.origin == Origin.CREATED.value:
        raise ConflictError("This invoice was created here: delete it below /invoices.")
    first: str | None = None
    for one in await repository.repeating(document.id):
        one.duplicate_of = first
        first = first or one.id
    await drop(unit, *document.file_ids)
    await repository.delete(document)


async def _page(unit: Unit, asked: ListDocuments) -> tuple[list[Document], PageMeta]:
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    origin = asked.wanted_origin
    wanted = Wanted(
        direction=asked.direction,
        origin=origin.value if origin else None,
        keyword=asked.keyword,
        seller=asked.seller,
        number=asked.invoice_number,
        progress=asked.status.value if asked.status else None,
        phase=asked.validation_status.value if asked.validation_status else None,
        is_valid=asked.is_valid,
        is_duplicate=asked.is_duplicate,
        issued=Days(
            max(asked.from_ or "", asked.issue_date_from or ""),
            min(filter(None, (asked.to, asked.issue_date_to)), default=""),
        ),
        due=Days(asked.due_date_from or "", asked.due_date_to or ""),
        created_from=_midnight(asked.created_from),
        created_before=_midnight(asked.created_to, days=1),
    )
    return await DocumentRepository(unit.session).page(wanted, asked.sort, query)


def _midnight(day: str | None, *, days: int = 0) -> datetime | None:
    if day is None:
        return None
    begin = datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC)
    # No day comes after the last that there is, and nothing was imported then.
    return begin if day == "99991231" else begin + timedelta(days=days)
