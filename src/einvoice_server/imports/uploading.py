"""Taking files in: recognised and stored before the transaction, then named and queued in it."""

from typing import TypeVar

from einvoice_server.documents.analysis import InputType, identify
from einvoice_server.documents.columns import fill
from einvoice_server.documents.duplicates import earlier
from einvoice_server.documents.events import details_page
from einvoice_server.documents.facts import Facts
from einvoice_server.documents.processing import PROCESS
from einvoice_server.documents.recognising import PDF, UnknownContentError, media_type_of
from einvoice_server.documents.repository import DocumentRepository
from einvoice_server.documents.tables import Direction, Document, Origin, Phase
from einvoice_server.errors import BadRequestError, ConflictError, FieldError
from einvoice_server.files.service import name, put
from einvoice_server.imports.schemas import (
    ImportFile,
    ImportIncoming,
    ImportOutgoing,
    OnDuplicate,
)
from einvoice_server.imports.views import IncomingImported, OutgoingImported
from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.kit.crew import CrewError
from einvoice_server.kit.ids import new_id
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import Unit

Asked = TypeVar("Asked", bound=ImportFile)
_PREFIXES = {Direction.INCOMING: "IMP", Direction.OUTGOING: "INV-"}


async def prepare_incoming(
    services: Services, principal: Principal, asked: ImportIncoming
) -> ImportIncoming:
    """Refuse what is no invoice file, and store the bytes of what may be one."""
    return await _prepare(services, principal, asked)


async def prepare_outgoing(
    services: Services, principal: Principal, asked: ImportOutgoing
) -> ImportOutgoing:
    """Refuse what is no invoice file, and store the bytes of what may be one."""
    return await _prepare(services, principal, asked)


async def import_incoming(unit: Unit, asked: ImportIncoming) -> IncomingImported:
    """Take in an incoming invoice."""
    document = await _take_in(unit, asked)
    return IncomingImported(
        import_id=document.id,
        details_page=details_page(unit, document),
        duplicate_of=document.duplicate_of,
    )


async def import_outgoing(unit: Unit, asked: ImportOutgoing) -> OutgoingImported:
    """Take in an outgoing invoice."""
    document = await _take_in(unit, asked)
    return OutgoingImported(
        faktoora_id=document.id,
        details_page=details_page(unit, document),
        duplicate_of=document.duplicate_of,
    )


async def _prepare(services: Services, principal: Principal, asked: Asked) -> Asked:
    data = asked.file.data
    try:
        media_type = media_type_of(data)
    except UnknownContentError as error:
        message = f"Expected an invoice as XML or PDF, found {error}."
        fault = FieldError(field="file", code="unknown_content", message=message)
        raise BadRequestError(message, errors=[fault]) from None
    facts = None
    if asked.on_duplicate is OnDuplicate.REJECT:
        try:
            facts = await services.crew.run(identify, data)
        except CrewError:
            facts = None  # what takes too long is compared by its bytes only
    stored = await put(
        services, principal.tenant, data, filename=asked.file.filename, media_type=media_type
    )
    return asked.prepared(stored, facts)


async def _take_in(unit: Unit, asked: ImportFile) -> Document:
    file = asked.stored
    first = await earlier(unit, asked.direction, file.sha256, asked.facts)
    if first is not None and asked.on_duplicate is OnDuplicate.REJECT:
        raise ConflictError(f"This invoice is there already: {first.id}.")
    document = Document(
        id=new_id(_PREFIXES[asked.direction]),
        direction=asked.direction.value,
        origin=Origin.IMPORTED.value,
        filename=file.filename,
        media_type=file.media_type,
        input_type=(InputType.PDF_PLAIN if file.media_type == PDF else InputType.XML).value,
        sha256=file.sha256,
        size=file.size,
        source_file_id=await name(unit, file),
        validation_status=Phase.PENDING.value,
        visualization_status=Phase.PENDING.value,
        duplicate_of=first.id if first is not None else None,
        edits={},
        created_at=unit.now,
        updated_at=unit.now,
    )
    fill(document, Facts())
    await DocumentRepository(unit.session).save(document)
    await enqueue(unit, PROCESS, {"documentId": document.id}, subject=document.id)
    return document
