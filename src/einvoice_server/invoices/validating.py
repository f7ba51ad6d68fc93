"""Validating the documents of an invoice: a report as PDF, and a verdict."""

from einvoice import Verdict
from einvoice_server.files.service import drop, fetch, name, put
from einvoice_server.invoices.accepting import PDF
from einvoice_server.invoices.events import tell_validated
from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.report import validation_report
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.status import ValidationStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.work import VALIDATE
from einvoice_server.jobs.errors import JobFailedError, TryLaterError
from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.crew import CrewError
from einvoice_server.tenancy.accounts.schemas import Preferences
from einvoice_server.unit import Unit

_PAUSES = (1, 10, 60, 600)


async def validate(job: RunningJob) -> None:
    """Validate the document that counts: the hybrid PDF or the XML; of a plain PDF, its content."""
    async with job.unit() as unit:
        row = await _wanted(unit, job)
        id = None if row is None else _document(row)
        data = None if id is None else (await fetch(unit, id)).data
    if row is None or data is None:
        return
    preferences = Preferences.model_validate_json(row.preferences)
    try:
        report, verdict = await job.services.crew.run(
            validation_report, data, preferences.language, row.number or ""
        )
    except MakingError as error:
        raise JobFailedError(str(error)) from None
    except CrewError as error:
        raise TryLaterError(str(error)) from None
    file = await put(job.services, job.tenant, report, filename=_filename(row), media_type=PDF)
    async with job.finishing() as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is None:
            return
        await drop(unit, row.report_file_id)
        row.report_file_id = await name(unit, file)
        # Undecided is not invalid: something could not be checked, and nobody knows.
        decided = {Verdict.ACCEPT: True, Verdict.REJECT: False}
        row.is_valid = decided.get(verdict)
        row.validation_status = (
            ValidationStatus.ERROR if row.is_valid is None else ValidationStatus.SUCCESS
        ).value
        row.updated_at = unit.now
        await tell_validated(unit, row)


async def could_not(job: RunningJob) -> None:
    """Note that there will be no report."""
    async with job.finishing() as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is not None:
            row.validation_status = ValidationStatus.ERROR.value
            row.updated_at = unit.now
            await tell_validated(unit, row)


async def _wanted(unit: Unit, job: RunningJob, *, for_change: bool = False) -> Invoice | None:
    row = await InvoiceRepository(unit.session).whole(job.subject or "", for_change=for_change)
    if row is None or row.revision != job.payload.get("revision"):
        return None
    return row if row.validation_status == ValidationStatus.PROCESSING.value else None


def _document(row: Invoice) -> str | None:
    if row.xml_file_id is None:
        return row.content_file_id
    is_hybrid = row.format.startswith(("zf:", "factur-x:"))
    return row.pdf_file_id if is_hybrid else row.xml_file_id


def _filename(row: Invoice) -> str:
    safe = "".join(one if one.isalnum() or one in "-_." else "-" for one in row.number or row.id)
    return f"validation-report-{safe}.pdf"


KIND = JobKind(VALIDATE, validate, pauses=_PAUSES, given_up=could_not)
