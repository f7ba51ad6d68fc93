"""What can be done with an invoice that exists."""

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.invoices.accepting import JSON, PDF, XML, preferred
from einvoice_server.invoices.account import account_facts
from einvoice_server.invoices.content import forget_content
from einvoice_server.invoices.deciding import found
from einvoice_server.invoices.files import download_by_number, drop_documents
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.schemas import (
    InvoiceDetails,
    InvoicePath,
    InvoiceSummary,
    PlainStatus,
)
from einvoice_server.invoices.selection import ListInvoices, conditions
from einvoice_server.invoices.status import OPEN, InvoiceStatus, ValidationStatus, WorkStatus
from einvoice_server.invoices.tables import NOTHING, Invoice
from einvoice_server.invoices.views import details, status_view, summary
from einvoice_server.invoices.work import GENERATE, ask_validation, have_validated
from einvoice_server.jobs.tables import JobStatus
from einvoice_server.kit.files import Download
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.unit import Unit


async def list_invoices(unit: Unit, asked: ListInvoices) -> Page[InvoiceSummary] | Download:
    """A page of invoices; or the file of one, by `Accept`."""
    wanted = preferred(asked.accept, (JSON, PDF, XML))
    if wanted != JSON:
        return await download_by_number(unit, asked.invoice_number, wanted)
    facts = await account_facts(unit) if asked.needs_account else None
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    rows, meta = await InvoiceRepository(unit.session).page(
        conditions(asked, facts), query, asked.sort
    )
    return Page[InvoiceSummary](data=[summary(unit, row) for row in rows], meta=meta)


async def get_status(unit: Unit, asked: InvoicePath) -> PlainStatus:
    """Where an invoice stands."""
    row = await InvoiceRepository(unit.session).get(asked.faktoora_id)
    if row is None:
        raise NotFoundError
    return status_view(row, await _work(unit, row))


async def get_details(unit: Unit, asked: InvoicePath) -> InvoiceDetails:
    """Everything about an invoice."""
    row = await InvoiceRepository(unit.session).whole(asked.faktoora_id)
    if row is None:
        raise NotFoundError
    return details(unit, row, await _work(unit, row))


async def validate_invoice(unit: Unit, asked: InvoicePath) -> PlainStatus:
    """Have an invoice validated, now or as soon as its documents are there."""
    row = await found(unit, asked.faktoora_id)
    work = WorkStatus(row.work_status)
    if work not in (WorkStatus.QUEUED, WorkStatus.DONE):
        raise ConflictError(f"There are no documents to validate; this invoice is {row.status}.")
    if row.validation_status != ValidationStatus.PROCESSING.value:
        ask_validation(unit, row)
        if work is WorkStatus.DONE:
            await have_validated(unit, row)
    await InvoiceRepository(unit.session).save()
    return status_view(row, work)


async def mark_paid(unit: Unit, asked: InvoicePath) -> PlainStatus:
    """Note that an invoice was paid; nothing is outstanding any more."""
    row = await found(unit, asked.faktoora_id)
    if row.status not in OPEN:
        raise ConflictError(
            f"Only what was created, sent or is overdue can be paid; this invoice is {row.status}."
        )
    row.status = InvoiceStatus.PAID.value
    row.outstanding_amount = NOTHING
    row.paid_at = row.updated_at = unit.now
    await InvoiceRepository(unit.session).save()
    return status_view(row, WorkStatus(row.work_status))


async def archive_invoice(unit: Unit, asked: InvoicePath) -> PlainStatus:
    """Put a paid invoice away; it does not change any more."""
    row = await found(unit, asked.faktoora_id)
    if row.status != InvoiceStatus.PAID.value:
        raise ConflictError(f"Only a paid invoice can be archived; this invoice is {row.status}.")
    row.status = InvoiceStatus.ARCHIVED.value
    row.updated_at = unit.now
    await InvoiceRepository(unit.session).save()
    return status_view(row, WorkStatus(row.work_status))


async def delete_invoice(unit: Unit, asked: InvoicePath) -> None:
    """Delete an invoice and its files; the counter of the numbers does not go back."""
    row = await found(unit, asked.faktoora_id)
    if row.status == InvoiceStatus.ARCHIVED.value:
        raise ConflictError("An archived invoice cannot be deleted.")
    await forget_content(unit, row)
    await drop_documents(unit, row)
    await InvoiceRepository(unit.session).delete(row)


async def _work(unit: Unit, row: Invoice) -> WorkStatus:
    """How far the making of the documents is; whether a worker is at it, only its job knows."""
    if row.work_status != WorkStatus.QUEUED.value:
        return WorkStatus(row.work_status)
    job = await InvoiceRepository(unit.session).job_status(row.id, GENERATE)
    is_begun = job == JobStatus.PROCESSING.value
    return WorkStatus.PROCESSING if is_begun else WorkStatus.QUEUED
