"""What a report is about: the file by its fingerprint, and what its invoice says of itself."""

import hashlib
from dataclasses import dataclass, replace

from einvoice.errors import EInvoiceError
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from einvoice.model.values import plain
from einvoice.results import ReadResult


@dataclass(frozen=True, slots=True)
class VatLine:
    """One entry of the VAT breakdown, as it is stated."""

    category: str
    rate: str
    taxable_amount: str
    tax_amount: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A file and its invoice; what is not known or not stated is empty."""

    sha256: str = ""
    size: int = 0
    embedded: str = ""
    """The name of the invoice in a hybrid PDF."""
    remarks: tuple[str, ...] = ()
    """What is odd about that PDF, in English."""
    facts: tuple[tuple[str, str], ...] = ()
    """What tells the invoice from others: number, dates, parties, by the names of the labels."""
    amounts: tuple[tuple[str, str], ...] = ()
    """The totals by the names of their fields, exactly as they are stated."""
    vat: tuple[VatLine, ...] = ()


def subject_of(data: bytes) -> Subject:
    """The subject of a file; of one that cannot be read only the fingerprint."""
    file = Subject(hashlib.sha256(data).hexdigest(), len(data))
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            return _with_invoice(file, Invoice.from_json(data.removeprefix(b"\xef\xbb\xbf")))
        return _with_result(file, _read(data))
    except EInvoiceError:
        return file


def _read(data: bytes) -> ReadResult:
    from einvoice.documents import read

    return read(data)


def _with_result(file: Subject, result: ReadResult) -> Subject:
    container = result.container
    if container is not None:
        remarks = tuple(one.message for one in container.issues)
        file = replace(file, embedded=container.name, remarks=remarks)
    return _with_invoice(file, result.invoice)


def _with_invoice(file: Subject, invoice: Invoice) -> Subject:
    stated = {
        "number": invoice.number,
        "type_code": invoice.type_code,
        "issue_date": invoice.issue_date and invoice.issue_date.isoformat(),
        "due_date": invoice.due_date and invoice.due_date.isoformat(),
        "seller": invoice.seller and invoice.seller.name,
        "buyer": invoice.buyer and invoice.buyer.name,
        "currency": invoice.currency_code,
    }
    vat = (
        VatLine(
            one.category_code or "",
            "" if one.rate is None else plain(one.rate),
            "" if one.taxable_amount is None else plain(one.taxable_amount),
            "" if one.tax_amount is None else plain(one.tax_amount),
        )
        for one in invoice.vat_breakdown
    )
    return replace(
        file,
        facts=tuple((name, value) for name, value in stated.items() if value),
        amounts=_amounts(invoice.totals),
        vat=tuple(vat),
    )


def _amounts(totals: Totals | None) -> tuple[tuple[str, str], ...]:
    if totals is None:
        return ()
    values = ((name, getattr(totals, name)) for name in type(totals).model_fields)
    return tuple((name, plain(value)) for name, value in values if value is not None)
