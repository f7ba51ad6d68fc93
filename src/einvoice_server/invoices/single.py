"""One invoice by itself: what assistants create, and what is looked at before it is created."""

from einvoice_server.invoices.creation import CreateInvoices
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.invoices.schemas import (
    CreatedInvoice,
    CreatedInvoices,
    InvoiceStatusView,
    PlainStatus,
)
from einvoice_server.invoices.status import InvoiceStatus, WorkStatus
from einvoice_server.schema import Arguments


class OneInvoice(InvoicePayload, Arguments):
    """An invoice, credit note or correction."""


WITHIN = "invoices[0]."
"""Where its fields stand in the arguments of `create_invoices`."""


def as_several(asked: OneInvoice) -> CreateInvoices:
    """The same, as one of several to create."""
    return CreateInvoices(invoices=[asked])


def as_one(created: CreatedInvoices) -> CreatedInvoice:
    """The answer for the only one of several."""
    return created.root[0]


def as_polled(status: InvoiceStatusView) -> PlainStatus:
    """A status that says `done` where that of REST says nothing any more.

    Of a draft nothing is to be made before it is confirmed: there it stays null.
    """
    job = status.job_status
    if job is None and status.invoice_status is not InvoiceStatus.DRAFT:
        job = WorkStatus.DONE
    if status.validation is not None:
        return status.model_copy(update={"job_status": job})
    return PlainStatus(
        invoice_status=status.invoice_status,
        job_status=job,
        authority=status.authority,
        delivery=status.delivery,
    )
