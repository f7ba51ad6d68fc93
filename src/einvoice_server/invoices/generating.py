"""Making the documents of an invoice, in another process."""

from dataclasses import asdict
from typing import cast

from einvoice_server.files.service import PutFile, name, put
from einvoice_server.invoices.accepting import PDF, XML
from einvoice_server.invoices.content import Told, keep_content, told_by
from einvoice_server.invoices.deciding import enter_created
from einvoice_server.invoices.files import drop_documents
from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.files import Made, MadeFile, make
from einvoice_server.invoices.making.findings import Finding
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.status import InvoiceStatus, ValidationStatus, WorkStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.work import GENERATE, have_validated
from einvoice_server.jobs.errors import JobFailedError, TryLaterError
from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.crew import CrewError
from einvoice_server.unit import Unit

_PAUSES = (1, 10, 60, 600)
_CONTENT_NAME = "content.xml"


async def generate(job: RunningJob) -> None:
    """Make and keep the documents, and let the invoice go on."""
    async with job.unit() as unit:
        row = await _wanted(unit, job)
    if row is None or row.number is None:  # it was deleted or replaced meanwhile
        return
    try:
        made = await job.services.crew.run(
            make, row.payload.encode(), row.company.encode(), row.preferences.encode(), row.number
        )
    except MakingError as error:
        raise JobFailedError(str(error)) from None
    except CrewError as error:
        raise TryLaterError(str(error)) from None
    files = [await _put(job, one) for one in made.files]
    content = await _put(job, MadeFile("xml", _CONTENT_NAME, XML, made.content_xml))
    told = await told_by(job, row, made)
    async with job.finishing() as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is not None:
            await _keep(unit, row, files, content, made, told)
            await _go_on(unit, row)


async def could_not(job: RunningJob) -> None:
    """Note that the documents cannot be made, and why."""
    async with job.finishing() as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is None:
            return
        row.work_status = WorkStatus.ERROR.value
        row.work_error = _told(job)
        row.updated_at = unit.now
        if row.status != InvoiceStatus.REJECTED.value:
            row.status = InvoiceStatus.ERROR.value
        if row.validation_status == ValidationStatus.PROCESSING.value:
            row.validation_status = ValidationStatus.ERROR.value


async def _wanted(unit: Unit, job: RunningJob, *, for_change: bool = False) -> Invoice | None:
    """The invoice, unless it is gone, or has another content than the job is about."""
    row = await InvoiceRepository(unit.session).whole(job.subject or "", for_change=for_change)
    if row is None or row.revision != job.payload.get("revision"):
        return None
    return row if row.work_status == WorkStatus.QUEUED.value else None


async def _put(job: RunningJob, file: MadeFile) -> PutFile:
    return await put(
        job.services, job.tenant, file.data, filename=file.filename, media_type=file.media_type
    )


async def _keep(
    unit: Unit, row: Invoice, files: list[PutFile], content: PutFile, made: Made, told: Told
) -> None:
    named = {file.media_type: await name(unit, file) for file in files}
    content_id = await name(unit, content)
    pdf, xml = named.get(PDF), named.get(XML)
    # Before the invoice itself is changed: what comes after is then one entry of the audit log.
    await keep_content(unit, row, told, source=xml or content_id, visual=pdf)
    await drop_documents(unit, row)
    row.pdf_file_id, row.xml_file_id, row.content_file_id = pdf, xml, content_id
    row.findings = [_finding(one) for one in made.judged.findings]
    notes: list[JsonObject] = [
        {"field": "", "code": "document", "message": note} for note in made.notes
    ]
    if notes:
        row.warnings = [*row.warnings, *notes]


async def _go_on(unit: Unit, row: Invoice) -> None:
    row.work_status = WorkStatus.DONE.value
    row.updated_at = unit.now
    if row.validation_status == ValidationStatus.PROCESSING.value:
        await have_validated(unit, row)
    if row.released_at is not None:
        await enter_created(unit, row)


def _finding(one: Finding) -> JsonObject:
    return cast("JsonObject", asdict(one))


def _told(job: RunningJob) -> str:
    """What the account is told; of accidents only the log tells more."""
    error = job.error or ""
    if ": " in error and error.split(": ")[0].endswith(("Error", "Exception")):
        return f"The documents could not be made; the log of the server says why ({job.id})."
    return error


KIND = JobKind(GENERATE, generate, pauses=_PAUSES, given_up=could_not)
