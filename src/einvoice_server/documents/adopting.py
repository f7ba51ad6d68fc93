"""Documents of invoices that were made here: found by the endpoints of content like imported ones.

analysis = await services.crew.run(analyse, xml)
kept = await keep(services, tenant, faktoora_id, analysis)      # before the transaction
async with job.finishing() as unit:
    await adopt(unit, id=faktoora_id, analysis=analysis, kept=kept, source=..., visual=...)
"""

from einvoice_server.documents.analysis import Analysis, InputType
from einvoice_server.documents.keeping import Kept, settle
from einvoice_server.documents.repository import DocumentRepository
from einvoice_server.documents.tables import Direction, Document, Origin, Phase
from einvoice_server.files.repository import FileRepository
from einvoice_server.files.service import drop
from einvoice_server.unit import Unit


async def adopt(
    unit: Unit,
    *,
    id: str,
    analysis: Analysis,
    kept: Kept,
    source: str,
    visual: str | None = None,
) -> None:
    """Register what is known of an invoice that was made here, or register it anew.

    Args:
        unit: The work that made it.
        id: Its `faktooraId`.
        analysis: What came of analysing the file of `source`.
        kept: The files of the analysis.
        source: The stored file that the invoice is: its XML, or its hybrid PDF.
        visual: The stored PDF that people see, where there is one; else what the analysis drew.
    """
    repository = DocumentRepository(unit.session)
    file = await FileRepository(unit.session).get(source)
    document = await repository.get(Direction.OUTGOING, id, for_change=True)
    if document is not None:
        await drop(unit, *_own_files(document))
    else:
        document = Document(
            id=id,
            direction=Direction.OUTGOING.value,
            origin=Origin.CREATED.value,
            input_type=InputType.XML.value,
            validation_status=Phase.PENDING.value,
            visualization_status=Phase.PENDING.value,
            stated={},
            edits={},
            created_at=unit.now,
        )
    document.filename = file.filename
    document.media_type = file.media_type
    document.sha256 = file.sha256
    document.size = file.size
    document.source_file_id = source
    await settle(unit, document, analysis, kept)
    if visual is not None:
        document.visual_file_id = visual
        document.visualization_status = Phase.ACCEPTED.value
    await repository.save(document)


async def forget(unit: Unit, id: str) -> None:
    """Drop what was registered for an invoice that was made here; its own files stay."""
    repository = DocumentRepository(unit.session)
    document = await repository.get(Direction.OUTGOING, id, for_change=True)
    if document is not None and document.origin == Origin.CREATED.value:
        await drop(unit, *_own_files(document))
        await repository.delete(document)


def _own_files(document: Document) -> tuple[str | None, ...]:
    """The files that nobody but the document refers to."""
    return (
        document.xml_file_id,
        document.report_file_id,
        document.sections_file_id,
        document.attachments_file_id,
    )
