"""Imports and the content of documents: what can be done, and where, for both ways of invoices."""

from collections.abc import Iterator
from typing import cast

from einvoice.sections import Content
from einvoice_server.documents.recognising import PDF, XML
from einvoice_server.errors import ConflictError
from einvoice_server.imports import contents, examples, service, uploading
from einvoice_server.imports.declaring import Row, operation
from einvoice_server.imports.schemas import (
    ImportIncoming,
    ImportOutgoing,
    IncomingAttachment,
    IncomingAttachments,
    IncomingSource,
    ListIncoming,
    ListOutgoing,
    OfIncoming,
    OfOutgoing,
    OutgoingAttachment,
    OutgoingAttachments,
    OutgoingSource,
    UpdateImport,
)
from einvoice_server.imports.shapes import many_of, section_of, with_id
from einvoice_server.imports.tracks import INCOMING, OUTGOING, Track
from einvoice_server.imports.views import (
    AttachmentView,
    ImportValidation,
    IncomingImported,
    IncomingRecord,
    OutgoingImported,
    OutgoingRecord,
    PhasesView,
)
from einvoice_server.kit.paging import Page
from einvoice_server.operations import AnyOperation, Effect, Example, Operation, Rest
from einvoice_server.schema import Arguments
from einvoice_server.tenancy.features import Feature

_WHILE_PROCESSED = " While the document is being processed the answer is 404 NOT_READY."
_SECTIONS = (
    ("summary", "summary", "Show the summary", "Number, type, dates, parties and amounts of {}."),
    ("line_items", "lineitems", "List the line items", "The positions of {}, as an array."),
    ("taxes", "taxes", "Show the VAT", "The VAT of {} by category and rate, as an array."),
    (
        "payment_terms",
        "paymentterms",
        "Show the payment terms",
        "Due date, discounts for early payment (Skonto) and instalments of {}.",
    ),
    (
        "payment_means",
        "paymentmeans",
        "Show the payment means",
        "How {} is to be paid: accounts (IBAN), cards, mandate, payee.",
    ),
    ("seller", "seller", "Show the seller", "The seller of {}, as it stands there."),
    ("buyer", "buyer", "Show the buyer", "The buyer of {}, as it stands there."),
    ("delivery", "delivery", "Show the delivery", "To whom, where and when {} was delivered."),
)
"""Tool, section, title and words of every section that has an endpoint of its own."""

_MANY = frozenset({"lineitems", "taxes"})


def _section_rows(track: Track, one: type[Arguments]) -> Iterator[Row]:
    for tool, name, title, says in _SECTIONS:
        kind = section_of(name)
        is_many = name in _MANY
        yield Row(
            tool=f"get_{{}}_{tool}",
            path=f"/content/{name}",
            title=title,
            says=says + _WHILE_PROCESSED,
            arguments=one,
            result=many_of(kind) if is_many else with_id(track, kind),
            call=contents.section_reader(track, name, with_id=not is_many),
            answer=examples.section(track, name),
        )
    yield Row(
        tool="get_{}_content",
        path="/content",
        title="Show the whole content",
        says="All that {} says: seller, buyer, line items, taxes, payment and the rest in one "
        "answer. What has no field of its own stands in `further`, what is not certain in "
        "`doubtful`, what was not understood in `unmapped`." + _WHILE_PROCESSED,
        arguments=one,
        result=with_id(track, Content),
        call=contents.content_reader(track),
        answer=examples.content(track),
    )


def _file_rows(one: type[Arguments], source: type[Arguments]) -> Iterator[Row]:
    yield Row(
        tool="get_{}_visual",
        path="/content/pdf",
        title="Download the visual representation",
        says="A PDF in which people read {}: drawn from its XML, so that it shows what counts in "
        "law; the PDF itself where there is no XML in it." + _WHILE_PROCESSED,
        arguments=one,
        media_types=(PDF,),
        call=contents.get_visual,
    )
    yield Row(
        tool="get_{}_source",
        path="/source",
        title="Download the source",
        says="The file of {}: its XML, else its PDF. With `Accept: application/pdf` the PDF "
        "around the XML, where there is one.",
        arguments=source,
        media_types=(XML, PDF),
        call=contents.get_source,
    )
    yield Row(
        tool="get_{}_report",
        path="/validation/pdf",
        title="Download the validation report",
        says="The outcome of checking {} as a PDF for people, with every finding explained."
        + _WHILE_PROCESSED,
        arguments=one,
        media_types=(PDF,),
        call=contents.get_report,
    )


def _state_rows(one: type[Arguments]) -> Iterator[Row]:
    yield Row(
        tool="get_{}_validation",
        path="/validation",
        title="Show the validation result",
        says="Whether {} is valid: `accepted` or `rejected`, with the reason and the findings; "
        "`pending` while it is being processed.",
        arguments=one,
        result=ImportValidation,
        call=contents.get_validation,
        answer=examples.VALIDATION,
    )
    yield Row(
        tool="get_{}_status",
        path="/status",
        title="Show the processing status",
        says="How far processing {} has come. Poll it until overallStatus is not `pending`.",
        arguments=one,
        result=PhasesView,
        call=service.get_status,
        answer=examples.PHASES,
    )


def _attachment_rows(part: type[Arguments], parts: type[Arguments]) -> Iterator[Row]:
    yield Row(
        tool="list_{}_attachments",
        path="/attachments",
        title="List the attachments",
        says="The files that are embedded in {}, or in the PDF around it." + _WHILE_PROCESSED,
        arguments=parts,
        result=Page[AttachmentView],
        call=contents.list_attachments,
        answer=examples.page(examples.ATTACHMENT),
    )
    yield Row(
        tool="get_{}_attachment",
        path="/attachment/{attachmentId}",
        title="Show an attachment",
        says="What is known of one file in {}." + _WHILE_PROCESSED,
        arguments=part,
        result=AttachmentView,
        call=contents.get_attachment,
        given={"attachmentId": "1"},
        answer=examples.ATTACHMENT,
    )
    yield Row(
        tool="download_{}_attachment",
        path="/attachment/{attachmentId}/file",
        title="Download an attachment",
        says="The bytes of one file in {}." + _WHILE_PROCESSED,
        arguments=part,
        media_types=(contents.BYTES,),
        call=contents.download_attachment,
        given={"attachmentId": "1"},
    )


def _delete_row(one: type[Arguments]) -> Row:
    return Row(
        tool="delete_{}",
        path="",
        method="DELETE",
        status=204,
        title="Delete an imported invoice",
        says="Removes {} with all its files, for good. Invoices that were created here are deleted "
        "below /invoices.",
        arguments=one,
        call=service.delete_import,
        effect=Effect.DELETES,
        feature=Feature.INVOICE_DELETE_MODE,
        raises=(ConflictError,),
    )


def _rows(
    track: Track,
    one: type[Arguments],
    source: type[Arguments],
    part: type[Arguments],
    parts: type[Arguments],
) -> Iterator[Row]:
    yield from _section_rows(track, one)
    yield from _file_rows(one, source)
    yield from _state_rows(one)
    yield from _attachment_rows(part, parts)
    yield _delete_row(one)


_INCOMING_ROWS = (
    Row(
        tool="get_{}",
        path="",
        title="Show the record",
        says="What is recorded of {}: file, status, key facts, and what people have edited.",
        arguments=OfIncoming,
        result=IncomingRecord,
        call=service.get_incoming,
        answer=examples.record(INCOMING),
    ),
    Row(
        tool="update_{}",
        path="",
        method="PATCH",
        title="Edit the record",
        says="Changes what is recorded of {}: number, dates and reference to go by, status, "
        "category, note. Only what is given changes; null goes back to what the document states. "
        "The file and its content stay as they are. Answers the record.",
        arguments=UpdateImport,
        result=IncomingRecord,
        call=service.update_import,
        effect=Effect.CHANGES,
        given={"status": "paid", "note": "Paid by direct debit"},
        answer={
            **examples.record(INCOMING),
            "status": "paid",
            "note": "Paid by direct debit",
        },
    ),
    *_rows(INCOMING, OfIncoming, IncomingSource, IncomingAttachment, IncomingAttachments),
)
_OUTGOING_ROWS = (
    Row(
        tool="get_{}",
        path="",
        title="Show the record",
        says="What is recorded of {}: file, status and key facts.",
        arguments=OfOutgoing,
        result=OutgoingRecord,
        call=service.get_outgoing,
        answer=examples.record(OUTGOING),
    ),
    *_rows(OUTGOING, OfOutgoing, OutgoingSource, OutgoingAttachment, OutgoingAttachments),
)

_UPLOADED = (
    "Takes XML (XRechnung, any CII or UBL) and PDF (ZUGFeRD, Factur-X), at most 20 MB; which it is "
    "follows from the content, not from the name. Anything else is 400, and nothing is stored. A "
    "file that is broken or invalid is kept, and its validation says why. The answer comes at "
    "once; poll the status for the outcome. `duplicateOf` names an earlier document with the same "
    "bytes; one with the same seller, number, day and amount is named once the file is read."
)

IMPORT_INCOMING = Operation(
    name="import_incoming_invoice",
    area=INCOMING.area,
    title="Import an incoming invoice",
    description=f"Takes in an invoice of a supplier. {_UPLOADED} Also at the older `/import`.",
    arguments=ImportIncoming,
    result=IncomingImported,
    prepare=uploading.prepare_incoming,
    call=uploading.import_incoming,
    scope="imports:write",
    effect=Effect.ADDS,
    rest=Rest("POST", INCOMING.path, 202, also=("/import",)),
    raises=(ConflictError,),
    example=Example({"file": examples.XML}, examples.imported(INCOMING)),
)
LIST_INCOMING = Operation(
    name=INCOMING.list_tool,
    aliases=(INCOMING.list_alias,),
    area=INCOMING.area,
    title="List incoming invoices",
    description="The invoices that were imported, the latest first if nothing else is asked for.",
    arguments=ListIncoming,
    result=Page[IncomingRecord],
    call=service.list_incoming,
    scope="imports:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", INCOMING.path),
    example=Example(result=examples.page(examples.record(INCOMING))),
)
IMPORT_OUTGOING = Operation(
    name="import_outgoing_invoice",
    area=OUTGOING.area,
    title="Import an outgoing invoice",
    description=f"Takes in an own invoice that was made elsewhere. {_UPLOADED}",
    arguments=ImportOutgoing,
    result=OutgoingImported,
    prepare=uploading.prepare_outgoing,
    call=uploading.import_outgoing,
    scope="imports:write",
    effect=Effect.ADDS,
    rest=Rest("POST", OUTGOING.path, 202),
    raises=(ConflictError,),
    example=Example({"file": examples.XML}, examples.imported(OUTGOING)),
)
LIST_OUTGOING = Operation(
    name=OUTGOING.list_tool,
    aliases=(OUTGOING.list_alias,),
    area=OUTGOING.area,
    title="List outgoing invoices",
    description="The own invoices that were imported as files, the latest first if nothing else is "
    "asked for. `origin=created` lists those that were created here, `origin=all` both.",
    arguments=ListOutgoing,
    result=Page[OutgoingRecord],
    call=service.list_outgoing,
    scope="imports:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", OUTGOING.path),
    example=Example(result=examples.page(examples.record(OUTGOING))),
)

OPERATIONS: tuple[AnyOperation, ...] = (
    cast("AnyOperation", LIST_INCOMING),
    cast("AnyOperation", IMPORT_INCOMING),
    *(operation(INCOMING, row) for row in _INCOMING_ROWS),
    cast("AnyOperation", LIST_OUTGOING),
    cast("AnyOperation", IMPORT_OUTGOING),
    *(operation(OUTGOING, row) for row in _OUTGOING_ROWS),
)
