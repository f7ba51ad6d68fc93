"""How the operations on invoices look as tools, where that does not follow from them."""

from typing import Literal

from einvoice_server.invoices.examples import CREATED, ID, INVOICE, STATUS
from einvoice_server.invoices.files import DownloadInvoice
from einvoice_server.invoices.schemas import CreatedInvoice, InvoicePath
from einvoice_server.invoices.single import WITHIN, OneInvoice, as_one, as_polled, as_several
from einvoice_server.kit.base import JsonObject
from einvoice_server.operations import Example, Tool

_CREATES = (
    "Creates {}. Amounts are computed from quantities, net prices and VAT rates; the seller is the "
    "account's own company unless `seller` is given. Leave `invoiceNumber` out to get the next "
    "number without gaps. The documents are made after the answer: ask get_invoice_status until "
    "jobStatus is `done`, then download_invoice. `draftOnly` keeps it until confirm_invoice, "
    "`reviewMode` until approve_invoice. Ask preview_invoice first to see totals and mistakes."
)
_XRECHNUNG = (
    " Needs an email address at `seller` or `contactPerson`, and `buyer.email` or "
    "`buyerReference.buyerReferenceId` (the Leitweg-ID of a public buyer). `schema` is CII "
    "(default) or UBL."
)
_FIELDS: JsonObject = {
    name: value for name, value in INVOICE.items() if name not in ("format", "validate")
}


def _creating(name: str, title: str, made: str, format: str, more: str = "") -> Tool:
    return Tool(
        name=name,
        title=title,
        description=_CREATES.format(made) + more,
        arguments=OneInvoice,
        fixed={"format": format},
        means=as_several,
        within=WITHIN,
        result=CreatedInvoice,
        told=as_one,
        example=Example(_FIELDS, CREATED),
    )


CREATING = (
    _creating(
        "create_invoice_simple",
        "Create a PDF invoice",
        "an invoice as a PDF without XML, for buyers who take no e-invoice",
        "pdf",
    ),
    _creating(
        "create_invoice_zugferd2",
        "Create a ZUGFeRD invoice",
        "a ZUGFeRD 2 (Factur-X) e-invoice: a PDF/A-3 with the XML inside, which people and "
        "programs read",
        "zf:2",
    ),
    _creating(
        "create_invoice_xrechnung",
        "Create an XRechnung",
        "an XRechnung 3.0 e-invoice: an XML, as public buyers in Germany demand it, with a PDF to "
        "look at",
        "xrechnung",
        _XRECHNUNG,
    ),
    Tool(
        title="Create several invoices, or in another format",
        description=(
            "Creates one to 500 invoices, all or none, each in a `format` of its own: besides "
            "those of the other creating tools also Peppol and the further profiles of ZUGFeRD. "
            "For one ordinary invoice take create_invoice_zugferd2 or create_invoice_xrechnung."
        ),
    ),
)


class DownloadTool(InvoicePath):
    """Which invoice, in which form."""

    format: Literal["pdf", "xml"] = "pdf"
    """`pdf`, or `xml` for the XML of an e-invoice; a PDF invoice has none."""


def _as_download(asked: DownloadTool) -> DownloadInvoice:
    return DownloadInvoice(faktoora_id=asked.faktoora_id, format=asked.format)


DOWNLOADING = (
    Tool(
        description=(
            "The PDF or the XML of an invoice, as Base64. Not found while the documents are not "
            "made yet: ask get_invoice_status until jobStatus is `done`."
        ),
        arguments=DownloadTool,
        means=_as_download,
        example=Example({"faktooraId": ID, "format": "pdf"}),
    ),
)
LISTING = (
    Tool(
        title="List invoices",
        description=(
            "The invoices of the account, by pages: filtered by text, number, status, days and "
            "amounts, and sorted. The number of a page is `page`, its size `perPage`."
        ),
    ),
)
POLLED = Tool(told=as_polled)
"""For answers that tell where an invoice stands."""

POLLING = (
    Tool(
        description=(
            "Where an invoice stands. Ask again until jobStatus is `done`, then its documents can "
            "be downloaded; `error` means that they could not be made (get_invoice_details says "
            "why), null that it is a draft, which confirm_invoice lets go on. invoiceStatus goes "
            "draft, review, created, sent; then overdue, paid, archived; or rejected, error."
        ),
        told=as_polled,
        example=Example({"faktooraId": ID}, {**STATUS, "jobStatus": "done"}),
    ),
)
REPORTING = (Tool(name="get_validation_report", aliases=("get_invoice_validation_report",)),)
