"""What people decide about drafts and reviews: confirm, approve, reject, replace."""

from typing import Annotated

from pydantic import StringConstraints

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.invoices.account import account_facts
from einvoice_server.invoices.assessing import assess
from einvoice_server.invoices.content import forget_content
from einvoice_server.invoices.contents import Snapshot, fill, make_findable
from einvoice_server.invoices.creation import check_free, validate_if_wanted
from einvoice_server.invoices.events import tell_created
from einvoice_server.invoices.files import drop_documents
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.invoices.payload.values import Words
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.schemas import CreatedInvoice, InvoicePath
from einvoice_server.invoices.status import REPLACEABLE, InvoiceStatus, WorkStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.views import created_view
from einvoice_server.invoices.work import have_delivered, have_made
from einvoice_server.numbers.allocation import assign
from einvoice_server.unit import Unit


class RejectInvoice(InvoicePath):
    """Which invoice is not approved, and why."""

    reason: Annotated[Words, StringConstraints(max_length=2000)]
    """What must be changed: "The order number is missing."."""


class ReplaceInvoice(InvoicePath):
    """Which draft gets which content."""

    invoice: InvoicePayload
    """The whole new content. Without `invoiceNumber` the draft keeps the number that it has."""


async def found(unit: Unit, id: str) -> Invoice:
    """An invoice of the tenant, whole, locked for a change.

    Raises:
        NotFoundError: There is none of this id.
    """
    row = await InvoiceRepository(unit.session).whole(id, for_change=True)
    if row is None:
        raise NotFoundError
    return row


async def confirm_invoice(unit: Unit, asked: InvoicePath) -> CreatedInvoice:
    """Let a draft go on, to review if it asks for one, else to be created."""
    row = await found(unit, asked.faktoora_id)
    if row.status != InvoiceStatus.DRAFT.value:
        raise ConflictError(f"Only a draft can be confirmed; this invoice is {row.status}.")
    if row.released_at is not None:
        raise ConflictError("This invoice was confirmed already; its documents are being made.")
    facts = await account_facts(unit)
    payload = InvoicePayload.model_validate_json(row.payload)
    # The company may have changed since; what is wrong now must not be issued.
    fill(row, assess([payload], facts, "")[0], Snapshot.of(facts))
    if row.number is None:
        row.number = (await assign(unit, facts.today(unit.now), [None]))[0]
        make_findable(row)
    row.updated_at = unit.now
    validate_if_wanted(unit, row, payload)
    if payload.review_mode:
        row.status = InvoiceStatus.REVIEW.value
    else:
        row.released_at = unit.now
    await have_made(unit, row)
    if row.released_at is None:
        await tell_created(unit, row)
    return created_view(unit, row)


async def approve_invoice(unit: Unit, asked: InvoicePath) -> CreatedInvoice:
    """Release an invoice in review; it is created once its documents are there."""
    row = await found(unit, asked.faktoora_id)
    _check_in_review(row, "approved")
    row.released_at = row.updated_at = unit.now
    if row.work_status == WorkStatus.DONE.value:
        await enter_created(unit, row)
    await InvoiceRepository(unit.session).save()
    return created_view(unit, row)


async def reject_invoice(unit: Unit, asked: RejectInvoice) -> CreatedInvoice:
    """Send an invoice in review back; it can be replaced and confirmed again."""
    row = await found(unit, asked.faktoora_id)
    _check_in_review(row, "rejected")
    row.status = InvoiceStatus.REJECTED.value
    row.rejection = asked.reason
    row.updated_at = unit.now
    await InvoiceRepository(unit.session).save()
    return created_view(unit, row)


async def replace_invoice(unit: Unit, asked: ReplaceInvoice) -> CreatedInvoice:
    """Give a draft another content; it is a draft afterwards, whatever the modes say."""
    row = await found(unit, asked.faktoora_id)
    is_replaceable = row.status in REPLACEABLE and (
        row.released_at is None or row.status == InvoiceStatus.ERROR.value
    )
    if not is_replaceable:
        raise ConflictError(
            "Only a draft, or what was rejected or could not be made, can be replaced; "
            f"this invoice is {'being made' if row.released_at else row.status}."
        )
    facts = await account_facts(unit)
    assessed = assess([asked.invoice], facts, "invoice.")[0]
    number = asked.invoice.invoice_number
    if number is not None and number != row.number:
        await assign(unit, facts.today(unit.now), [number])
        await check_free(unit, [("invoice.invoiceNumber", number)])
        row.number = number
    await forget_content(unit, row)
    await drop_documents(unit, row)
    fill(row, assessed, Snapshot.of(facts))
    row.revision += 1
    row.status = InvoiceStatus.DRAFT.value
    row.work_status = WorkStatus.NONE.value
    row.work_error = row.rejection = row.released_at = None
    row.validation_status = row.is_valid = row.validation_asked_at = None
    row.updated_at = unit.now
    await InvoiceRepository(unit.session).save()
    return created_view(unit, row)


async def enter_created(unit: Unit, row: Invoice) -> None:
    """Go on from draft or review: the documents are there and nobody has to agree any more."""
    row.status = InvoiceStatus.CREATED.value
    await have_delivered(unit, row)
    await tell_created(unit, row)


def _check_in_review(row: Invoice, what: str) -> None:
    if row.status != InvoiceStatus.REVIEW.value:
        raise ConflictError(
            f"Only an invoice in review can be {what}; this invoice is {row.status}."
        )
    if row.released_at is not None:
        raise ConflictError("This invoice was approved already; its documents are being made.")
