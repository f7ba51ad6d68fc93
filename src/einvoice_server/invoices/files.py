"""The documents of an invoice: given, and dropped."""

from typing import Annotated, Literal

from einvoice_server.errors import BadRequestError, FieldError, NotFoundError
from einvoice_server.files.service import drop, fetch
from einvoice_server.invoices.accepting import PDF, XML, preferred
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.schemas import InvoicePath
from einvoice_server.invoices.status import InvoiceStatus, ValidationStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.files import Download
from einvoice_server.operations import Header
from einvoice_server.unit import Unit

_BY_FORMAT = {"pdf": PDF, "xml": XML}


class DownloadInvoice(InvoicePath):
    """Which invoice, in which form."""

    format: Literal["pdf", "xml"] | None = None
    """Which file; wins over `Accept`. An invoice in the format pdf has no XML."""

    accept: Annotated[str, Header("accept")] = ""
    """`application/pdf` (default) or `application/xml`."""


async def download_invoice(unit: Unit, asked: DownloadInvoice) -> Download:
    """The PDF or the XML of an invoice."""
    wanted = _BY_FORMAT[asked.format] if asked.format else preferred(asked.accept, (PDF, XML))
    row = await InvoiceRepository(unit.session).get(asked.faktoora_id)
    if row is None:
        raise NotFoundError
    return await document(unit, row, wanted)


async def download_by_number(unit: Unit, number: str | None, media_type: str) -> Download:
    """The PDF or the XML of the invoice of a number."""
    if number is None:
        message = "Say which invoice: a file is given by its invoiceNumber."
        raise BadRequestError(
            message, errors=[FieldError(field="invoiceNumber", code="missing", message=message)]
        )
    row = await InvoiceRepository(unit.session).by_number(number)
    if row is None:
        raise NotFoundError
    return await document(unit, row, media_type)


async def document(unit: Unit, row: Invoice, media_type: str) -> Download:
    """A document of an invoice.

    Raises:
        NotFoundError: It is not there, not yet or never; the message says which.
    """
    id = row.pdf_file_id if media_type == PDF else row.xml_file_id
    if id is not None:
        return await fetch(unit, id)
    if row.pdf_file_id is not None:
        raise NotFoundError(f"An invoice in the format {row.format} has no XML.")
    raise NotFoundError(_not_ready(row))


async def validation_report(unit: Unit, asked: InvoicePath) -> Download:
    """The report of the latest validation, as a PDF."""
    row = await InvoiceRepository(unit.session).get(asked.faktoora_id)
    if row is None:
        raise NotFoundError
    if row.validation_status is None:
        raise NotFoundError("This invoice was never validated.")
    if row.validation_status == ValidationStatus.PROCESSING.value:
        raise NotFoundError("The validation is not finished yet.")
    if row.report_file_id is None:
        raise NotFoundError("The validation failed and left no report.")
    return await fetch(unit, row.report_file_id)


async def drop_documents(unit: Unit, row: Invoice) -> None:
    """Forget all files of an invoice."""
    await drop(unit, row.pdf_file_id, row.xml_file_id, row.content_file_id, row.report_file_id)
    row.pdf_file_id = row.xml_file_id = row.content_file_id = row.report_file_id = None


def _not_ready(row: Invoice) -> str:
    if row.status == InvoiceStatus.ERROR.value:
        return f"The documents of this invoice could not be made: {row.work_error}"
    if row.status == InvoiceStatus.DRAFT.value and row.released_at is None:
        return "This invoice is a draft; its documents are made when it is confirmed."
    return f"The documents of this invoice are not made yet; its status is {row.status}."
