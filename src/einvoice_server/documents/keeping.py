"""Storing what an analysis made: bytes before the transaction, rows in it."""

from dataclasses import dataclass

from einvoice_server.documents import attachments_file, sections_file
from einvoice_server.documents.analysis import Analysis
from einvoice_server.documents.columns import fill, index
from einvoice_server.documents.tables import Document, Phase
from einvoice_server.documents.verdicts import unchecked
from einvoice_server.files.service import PutFile, name, put
from einvoice_server.services import Services
from einvoice_server.tenancy.tenant import Tenant
from einvoice_server.unit import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of an analysis, whose bytes are stored and whose rows are still to be written."""

    xml: PutFile | None
    visual: PutFile | None
    report: PutFile | None
    sections: PutFile | None
    attachments: PutFile | None


async def keep(services: Services, tenant: Tenant, id: str, analysis: Analysis) -> Kept:
    """Store the bytes of what an analysis made; done before a transaction."""

    async def stored(data: bytes | None, suffix: str, media_type: str) -> PutFile | None:
        if data is None:
            return None
        return await put(services, tenant, data, filename=f"{id}{suffix}", media_type=media_type)

    return Kept(
        xml=await stored(analysis.xml, ".xml", "application/xml"),
        visual=await stored(analysis.visual, ".pdf", "application/pdf"),
        report=await stored(analysis.report, "-report.pdf", "application/pdf"),
        sections=await stored(analysis.sections, ".ndjson", sections_file.MEDIA_TYPE),
        attachments=await stored(analysis.attachments, ".zip", attachments_file.MEDIA_TYPE),
    )


async def settle(unit: Unit, document: Document, analysis: Analysis, kept: Kept) -> None:
    """Write into a document what came of its analysis; it is saved by the caller."""

    async def named(file: PutFile | None) -> str | None:
        return None if file is None else await name(unit, file)

    # Naming a file writes what is pending, so the document is changed only after all are named.
    xml, report = await named(kept.xml), await named(kept.report)
    sections, attachments = await named(kept.sections), await named(kept.attachments)
    visual = await named(kept.visual)
    document.xml_file_id = xml
    document.report_file_id = report
    document.sections_file_id = sections
    document.attachments_file_id = attachments
    document.visual_file_id = document.source_file_id if analysis.is_visual_itself else visual
    document.input_type = analysis.input_type.value
    document.is_valid = analysis.is_valid
    document.verdict = analysis.verdict
    document.validation_status = _phase(analysis.is_valid)
    document.visualization_status = _phase(analysis.is_visual)
    document.processed_at = document.updated_at = unit.now
    fill(document, analysis.facts)


def give_up(unit: Unit, document: Document, reason: str) -> None:
    """Write into a document that it could not be processed, and why."""
    document.is_valid = False
    document.verdict = unchecked(reason, "processing-failed")
    document.validation_status = document.visualization_status = Phase.FAILED.value
    document.processed_at = document.updated_at = unit.now
    index(document)


def _phase(good: bool) -> str:
    return (Phase.ACCEPTED if good else Phase.FAILED).value
