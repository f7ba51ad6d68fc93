"""Giving an invoice to those who make, validate and send its documents."""

from einvoice_server.invoices.status import Sending, ValidationStatus, WorkStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.unit import Unit

GENERATE = "invoices.generate"
VALIDATE = "invoices.validate"
DELIVER = "invoices.deliver"


def await_making(row: Invoice) -> None:
    """Note that the documents of an invoice are to be made."""
    row.work_status = WorkStatus.QUEUED.value
    row.work_error = None


async def have_made(unit: Unit, row: Invoice) -> None:
    """Have the documents of an invoice made, of the content that it has now."""
    await_making(row)
    await enqueue(unit, GENERATE, {"revision": row.revision}, subject=row.id)


def ask_validation(unit: Unit, row: Invoice) -> None:
    """Note that a validation is wanted; it begins when the documents are there."""
    row.validation_status = ValidationStatus.PROCESSING.value
    row.validation_asked_at = unit.now
    row.is_valid = None


async def have_validated(unit: Unit, row: Invoice) -> None:
    """Have the documents, which are there, validated."""
    await enqueue(unit, VALIDATE, {"revision": row.revision}, subject=row.id)


async def have_delivered(unit: Unit, row: Invoice) -> None:
    """Have an invoice, which is created, sent by every way that it was given."""
    for place, one in enumerate(row.deliveries):
        if one.get("status") == Sending.PENDING.value:
            await enqueue(unit, DELIVER, {"place": place, "revision": row.revision}, subject=row.id)
