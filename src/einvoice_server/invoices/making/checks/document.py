"""Format, type, dates and references fit together."""

from einvoice.syntax.detect import CREDIT_NOTE_TYPES
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.faults import (
    Faults,
    check_code,
    fault,
    known,
    missing,
)
from einvoice_server.invoices.making.checks.items import check_period
from einvoice_server.invoices.payload.attachments import LARGEST_TOGETHER

_CORRECTED = "384"
_CURRENCIES = ("4217", "4217-peppol", "4217-facturx")


def check_document(case: Case) -> Faults:
    """All about the invoice as a whole."""
    payload = case.payload
    yield from _format(case)
    yield from _type(case)
    yield from check_code("currency", case.currency, *_CURRENCIES)
    if payload.due_date is not None and payload.due_date < payload.issue_date:
        yield fault("dueDate", "date_order", "The invoice is due before it was issued.")
    if payload.billing_period is not None:
        yield from check_period("billingPeriod", payload.billing_period)
    earlier = payload.invoice_referenced_document
    if earlier and earlier.issue_date_time and earlier.issue_date_time > payload.issue_date:
        yield fault(
            "invoiceReferencedDocument.issueDateTime",
            "date_order",
            "The earlier invoice was issued after this one.",
        )
    for index, note in enumerate(payload.notes):
        place = f"notes[{index}].subjectCode"
        yield from check_code(place, note.subject_code, "4451", "4451-ubl")
    if payload.draft_only and payload.review_mode:
        yield fault("reviewMode", "ambiguous", "Give draftOnly or reviewMode, not both.")
    yield from _files(case)
    yield from _sending(case)


def _format(case: Case) -> Faults:
    if case.making.is_partial and case.is_german:
        yield fault(
            "format",
            "not_supported",
            "Between German parties MINIMUM and BASIC WL are no invoices, because their XML says "
            'too little: use "zf:2".',
        )
    if case.making.kind == "hybrid" and case.payload.syntax == "UBL":
        yield fault("schema", "not_supported", "The XML inside a PDF is CII; leave out schema.")


def _type(case: Case) -> Faults:
    code = str(case.payload.invoice_type_code)
    if code == _CORRECTED and case.payload.invoice_referenced_document is None:
        yield missing(
            "invoiceReferencedDocument",
            "A corrected invoice (384) needs invoiceReferencedDocument: {IssuerAssignedID, "
            "issueDateTime} of the invoice that it corrects.",
        )
    lists = list(case.making.type_codes)
    if case.making.is_peppol and case.is_german:
        lists.append("1001-peppol-german")
    if not any(code in known(name) for name in lists) or not _has_root(case, code):
        yield fault(
            "invoiceTypeCode",
            "unknown_code",
            f"{code} is no type of document that the format {case.payload.format or 'pdf'} knows; "
            "usual are 380, 381, 384 and 326.",
        )
    elif case.making.is_peppol and code in known("1001-peppol-german") and not case.is_german:
        yield fault(
            "invoiceTypeCode", "not_supported",
            f"Peppol takes {code} only where seller and buyer are in Germany.",
        )  # fmt: skip


def _has_root(case: Case, code: str) -> bool:
    """Whether UBL has the code in the kind of document that it is written as."""
    if case.making.kind == "plain" or case.syntax != "UBL":
        return True
    kind = "creditnote" if code in CREDIT_NOTE_TYPES else "invoice"
    return code in known(f"1001-ubl-{kind}")


def _files(case: Case) -> Faults:
    attachments = case.payload.attachments
    if sum(one.size for one in attachments) > LARGEST_TOGETHER:
        yield fault(
            "attachments", "too_large", f"All together have at most {LARGEST_TOGETHER} bytes."
        )
    names: set[str] = set()
    for index, one in enumerate(attachments):
        if one.filename.lower() in names:
            yield fault(
                f"attachments[{index}].filename", "duplicate", f"{one.filename!r} stands twice."
            )
        names.add(one.filename.lower())
        if one.filename.lower().endswith(".xml"):
            yield fault(
                f"attachments[{index}].filename",
                "reserved",
                "A file that ends in .xml would be taken for the invoice.",
            )


def _sending(case: Case) -> Faults:
    for index, way in enumerate(case.payload.delivery):
        place = f"delivery[{index}].recipient"
        if way.type == "peppol" and not case.making.is_peppol and not case.making.is_xrechnung:
            yield fault(
                f"delivery[{index}].type", "not_supported",
                'The Peppol network carries the formats "peppol" and "xrechnung".',
            )  # fmt: skip
        if way.recipient is not None:
            if way.type == "email" and "@" not in way.recipient:
                yield fault(place, "email", f"{way.recipient!r} is no email address.")
        elif way.type == "email" and not case.payload.buyer.email:
            yield missing(place, "Say to whom: there is no buyer.email.")
        elif way.type == "peppol" and case.buyer_address is None:
            yield missing(place, "Say to whom: the buyer has no electronicAddress.")
