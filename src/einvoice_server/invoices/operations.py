"""Outgoing invoices: what can be done, and where."""

from einvoice_server.errors import ConflictError, NotAcceptableError, NotFoundError
from einvoice_server.invoices import creation, deciding, files, previewing, service, tool_shapes
from einvoice_server.invoices.accepting import PDF, XML
from einvoice_server.invoices.creation import CreateInvoices
from einvoice_server.invoices.deciding import RejectInvoice, ReplaceInvoice
from einvoice_server.invoices.examples import (
    CREATED,
    DETAILS,
    ID,
    INVOICE,
    LISTED,
    PREVIEW,
    STATUS,
)
from einvoice_server.invoices.files import DownloadInvoice
from einvoice_server.invoices.previewing import InvoicePreview
from einvoice_server.invoices.schemas import (
    CreatedInvoice,
    CreatedInvoices,
    InvoiceDetails,
    InvoicePath,
    InvoiceStatusView,
    InvoiceSummary,
)
from einvoice_server.invoices.selection import ListInvoices
from einvoice_server.invoices.single import OneInvoice
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.tenancy.features import Feature

_AREA = "Outgoing invoices"
_READ, _WRITE = "invoices:read", "invoices:write"

CREATE = Operation(
    name="create_invoices",
    area=_AREA,
    title="Create invoices",
    description=(
        "Creates one to 500 invoices, all or none, and answers in the order of the request. "
        "Without a mode, documents are made and sent by themselves; `draftOnly` keeps an invoice "
        "until it is confirmed, `reviewMode` until it is approved. Documents are made after the "
        "answer: ask for the status until `invoiceStatus` is `created`, or `sent` where `delivery` "
        "is given. Leave `invoiceNumber` out to get the next number of the account without gaps."
    ),
    arguments=CreateInvoices,
    result=CreatedInvoices,
    call=creation.create_invoices,
    prepare=creation.foresee,
    scope=_WRITE,
    effect=Effect.ADDS,
    rest=Rest("POST", "/invoices", status=202),
    takes_files=True,
    raises=(ConflictError,),
    tools=tool_shapes.CREATING,
    example=Example({"invoices": [INVOICE]}, [CREATED]),
)
PREVIEW_OF = Operation(
    name="preview_invoice",
    area=_AREA,
    title="Preview an invoice",
    description=(
        "What creating this invoice would give, without creating it: totals, VAT, the amount of "
        "each position, warnings, and what the official rules of its `format` say. It is refused "
        "as creating would be, with every field that is wrong, and where its number is taken."
    ),
    arguments=OneInvoice,
    result=InvoicePreview,
    call=previewing.preview_invoice,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("POST", "/invoices/preview"),
    takes_files=True,
    raises=(ConflictError,),
    example=Example(INVOICE, PREVIEW),
)
LIST = Operation(
    name="list_invoices",
    area=_AREA,
    title="List invoices, or download one by its number",
    description=(
        "The invoices of the account, filtered, sorted and by pages. With `Accept: "
        "application/pdf` or `application/xml` it answers with the file of the invoice that "
        "`invoiceNumber` names instead."
    ),
    arguments=ListInvoices,
    result=Page[InvoiceSummary],
    media_types=(PDF, XML),
    call=service.list_invoices,
    scope=_READ,
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/invoices"),
    raises=(NotFoundError, NotAcceptableError),
    tools=tool_shapes.LISTING,
    example=Example(
        {"keyword": "Acme", "page": 1, "perPage": 20, "sort": "issueDate", "order": "desc"}, LISTED
    ),
)
DOWNLOAD = Operation(
    name="download_invoice",
    area=_AREA,
    title="Download an invoice",
    description=(
        "The PDF or the XML of an invoice. 404 while the documents are not made yet; the message "
        "says what the status is."
    ),
    arguments=DownloadInvoice,
    media_types=(PDF, XML),
    call=files.download_invoice,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/invoices/{faktooraId}"),
    raises=(NotFoundError, NotAcceptableError),
    tools=tool_shapes.DOWNLOADING,
    example=Example({"faktooraId": ID}),
)
STATUS_OF = Operation(
    name="get_invoice_status",
    area=_AREA,
    title="Show where an invoice stands",
    description=(
        "invoiceStatus goes draft, review, created, sent; then overdue, paid, archived; or "
        "rejected, error. `jobStatus` is null once the documents are there. `validation` is only "
        "there if a validation was asked for."
    ),
    arguments=InvoicePath,
    result=InvoiceStatusView,
    call=service.get_status,
    scope=_READ,
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/invoices/{faktooraId}/status"),
    raises=(NotFoundError,),
    tools=tool_shapes.POLLING,
    example=Example({"faktooraId": ID}, STATUS),
)
DETAILS_OF = Operation(
    name="get_invoice_details",
    area=_AREA,
    title="Show everything about an invoice",
    description=(
        "The content as it was given, amounts, warnings, what the rules say of the documents, "
        "what became of each delivery, the latest validation."
    ),
    arguments=InvoicePath,
    result=InvoiceDetails,
    call=service.get_details,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/invoices/{faktooraId}/details"),
    raises=(NotFoundError,),
    example=Example({"faktooraId": ID}, DETAILS),
)
REPORT = Operation(
    name="get_invoice_validation_report",
    area=_AREA,
    title="Download the validation report",
    description="The PDF report of the latest validation; 404 if there is none, or not yet.",
    arguments=InvoicePath,
    media_types=(PDF,),
    call=files.validation_report,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/invoices/{faktooraId}/validation-report"),
    raises=(NotFoundError,),
    tools=tool_shapes.REPORTING,
    example=Example({"faktooraId": ID}),
)
DELETE = Operation(
    name="delete_invoice",
    area=_AREA,
    title="Delete an invoice",
    description=(
        "Deletes an invoice with its files; an archived one stays. Its number may be given again "
        "by hand, and is never given again by the counter."
    ),
    arguments=InvoicePath,
    call=service.delete_invoice,
    scope=_WRITE,
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/invoices/{faktooraId}", status=204),
    feature=Feature.INVOICE_DELETE_MODE,
    raises=(NotFoundError, ConflictError),
    example=Example({"faktooraId": ID}),
)
REPLACE = Operation(
    name="replace_invoice",
    area=_AREA,
    title="Replace a draft",
    description=(
        "Gives a draft another content, or one that was rejected or could not be made. It is a "
        "draft afterwards, whatever `draftOnly` and `reviewMode` say; confirm it to let it go on."
    ),
    arguments=ReplaceInvoice,
    result=CreatedInvoice,
    call=deciding.replace_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("PUT", "/invoices/{faktooraId}"),
    takes_files=True,
    raises=(NotFoundError, ConflictError),
    example=Example({"faktooraId": ID, "invoice": INVOICE}, CREATED),
)
CONFIRM = Operation(
    name="confirm_invoice",
    area=_AREA,
    title="Confirm a draft",
    description=(
        "Lets a draft go on: to review where `reviewMode` asks for it, else its documents are made "
        "and sent. A draft without a number gets the next one."
    ),
    arguments=InvoicePath,
    result=CreatedInvoice,
    call=deciding.confirm_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/confirm", status=202),
    raises=(NotFoundError, ConflictError),
    example=Example({"faktooraId": ID}, CREATED),
)
APPROVE = Operation(
    name="approve_invoice",
    area=_AREA,
    title="Approve an invoice",
    description="Releases an invoice in review: it becomes created, and is sent as it says.",
    arguments=InvoicePath,
    result=CreatedInvoice,
    call=deciding.approve_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/approve", status=202),
    raises=(NotFoundError, ConflictError),
    example=Example({"faktooraId": ID}, CREATED),
)
REJECT = Operation(
    name="reject_invoice",
    area=_AREA,
    title="Reject an invoice",
    description="Sends an invoice in review back, with a reason; it can be replaced and confirmed.",
    arguments=RejectInvoice,
    result=CreatedInvoice,
    call=deciding.reject_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/reject"),
    raises=(NotFoundError, ConflictError),
    example=Example({"faktooraId": ID, "reason": "The order number is missing."}, CREATED),
)
VALIDATE = Operation(
    name="validate_invoice",
    area=_AREA,
    title="Validate an invoice",
    description=(
        "Has the documents of an invoice validated, after the answer: ask for the status until "
        "`validation.status` is success or error, then download the report."
    ),
    arguments=InvoicePath,
    result=InvoiceStatusView,
    call=service.validate_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/validate", status=202),
    feature=Feature.INVOICE_VALIDATION,
    raises=(NotFoundError, ConflictError),
    tools=(tool_shapes.POLLED,),
    example=Example({"faktooraId": ID}, STATUS),
)
MARK_PAID = Operation(
    name="mark_invoice_paid",
    area=_AREA,
    title="Mark an invoice as paid",
    description="Notes that an invoice that was created or sent was paid in full.",
    arguments=InvoicePath,
    result=InvoiceStatusView,
    call=service.mark_paid,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/mark-paid"),
    raises=(NotFoundError, ConflictError),
    tools=(tool_shapes.POLLED,),
    example=Example({"faktooraId": ID}, {**STATUS, "invoiceStatus": "paid"}),
)
ARCHIVE = Operation(
    name="archive_invoice",
    area=_AREA,
    title="Archive an invoice",
    description="Puts a paid invoice away: it cannot be changed or deleted any more.",
    arguments=InvoicePath,
    result=InvoiceStatusView,
    call=service.archive_invoice,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/invoices/{faktooraId}/archive"),
    raises=(NotFoundError, ConflictError),
    tools=(tool_shapes.POLLED,),
    example=Example({"faktooraId": ID}, {**STATUS, "invoiceStatus": "archived"}),
)

OPERATIONS = (
    CREATE,
    PREVIEW_OF,
    LIST,
    DOWNLOAD,
    STATUS_OF,
    DETAILS_OF,
    REPORT,
    DELETE,
    REPLACE,
    CONFIRM,
    APPROVE,
    REJECT,
    VALIDATE,
    MARK_PAID,
    ARCHIVE,
)
