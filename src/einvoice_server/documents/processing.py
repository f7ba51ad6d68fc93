"""The job that reads, checks and draws an uploaded document."""

from typing import cast

from einvoice.verdict import Language
from einvoice_server.documents.analysis import analyse
from einvoice_server.documents.duplicates import mark
from einvoice_server.documents.events import tell
from einvoice_server.documents.keeping import give_up, keep, settle
from einvoice_server.documents.repository import DocumentRepository
from einvoice_server.documents.tables import Document
from einvoice_server.files.service import fetch
from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.files import Download
from einvoice_server.tenancy.accounts.repository import AccountRepository
from einvoice_server.unit import Unit

PROCESS = "documents.process"


async def _process(job: RunningJob) -> None:
    found = await _open(job)
    if found is None:
        return
    source, language = found
    services = job.services
    analysis = await services.crew.run(
        analyse, source.data, name=source.filename, language=language
    )
    kept = await keep(services, job.tenant, _id(job), analysis)
    async with job.finishing() as unit:
        await DocumentRepository(unit.session).queue_up()
        document = await _pending(unit, job)
        if document is None:
            return
        await settle(unit, document, analysis, kept)
        await DocumentRepository(unit.session).save(document)
        await mark(unit, document)
        await tell(unit, document)


async def _given_up(job: RunningJob) -> None:
    async with job.finishing() as unit:
        document = await _pending(unit, job)
        if document is None:
            return
        give_up(unit, document, f"The document could not be processed ({job.error}).")
        await DocumentRepository(unit.session).save(document)
        await tell(unit, document)


async def _open(job: RunningJob) -> tuple[Download, Language] | None:
    """The document's file and the account's language; None where there is nothing to do."""
    async with job.unit() as unit:
        document = await _pending(unit, job)
        if document is None:
            return None
        settings = await AccountRepository(unit.session).settings()
        language: Language = "en" if settings.preferences.get("language") == "en" else "de"
        source = await fetch(unit, document.source_file_id)
        return Download(document.filename, source.media_type, source.data), language


async def _pending(unit: Unit, job: RunningJob) -> Document | None:
    """The document, unless it was deleted or processed meanwhile."""
    repository = DocumentRepository(unit.session)
    document = await repository.find(_id(job), for_change=True)
    return document if document is not None and document.is_pending else None


def _id(job: RunningJob) -> str:
    return cast("str", job.payload["documentId"])


JOBS = (JobKind(PROCESS, _process, pauses=(2, 20), given_up=_given_up),)
