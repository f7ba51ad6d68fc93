"""One document as one row: what a table of many invoices has columns for."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias, cast, get_type_hints

from einvoice.documents import read
from einvoice.errors import EInvoiceError
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.party import Party
from einvoice.results import ReadResult
from einvoice.syntax.source import load
from einvoice.validation import validate
from einvoice.verdict import Report

PathLike: TypeAlias = str | os.PathLike[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document that was read and validated, or the reason why it could not be."""

    file: str
    size: int = 0
    modified: datetime | None = None
    sha256: str = ""
    error: str = ""
    """The code of what made it unusable; empty where it was read."""
    error_message: str = ""

    container: str = ""
    """ "pdf" for a hybrid invoice."""
    syntax: str = ""
    profile: str = ""
    specification_id: str | None = None
    issues: int = 0
    """How many places could not be taken as they stand."""
    unmapped: int = 0
    """How many elements and attributes no term stands for."""

    verdict: str = ""
    fatal: int = 0
    warnings: int = 0
    rules: tuple[str, ...] = ()
    """The rules that fired and decide, each once."""
    not_run: tuple[str, ...] = ()
    """What keeps the verdict open."""

    number: str | None = None
    type_code: str | None = None
    issue_date: date | None = None
    due_date: date | None = None
    delivery_date: date | None = None
    currency: str | None = None
    buyer_reference: str | None = None
    order_reference: str | None = None
    contract_reference: str | None = None

    seller: str | None = None
    seller_vat_id: str | None = None
    seller_tax_id: str | None = None
    seller_country: str | None = None
    buyer: str | None = None
    buyer_vat_id: str | None = None
    buyer_country: str | None = None

    lines: int = 0
    """Invoice lines, those below others included."""
    vat_categories: tuple[str, ...] = ()
    """The VAT categories with their rates: "S 19"."""
    total_without_vat: Decimal | None = None
    vat_total: Decimal | None = None
    total_with_vat: Decimal | None = None
    paid_amount: Decimal | None = None
    amount_due: Decimal | None = None
    payment_means: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    """The accounts to be credited."""

    def as_json(self) -> dict[str, Any]:
        """The row for JSON: dates and amounts as texts, exactly as they were stated."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> "Record":
        """The row that `as_json` made."""
        kinds = column_types()
        return cls(**{name: _typed(value, kinds[name]) for name, value in row.items()})


def column_types() -> dict[str, Any]:
    """Column -> its type, as the class declares it."""
    return get_type_hints(Record)


def record_of(path: PathLike) -> Record:
    """Read and validate one file; what makes it unusable is in the record, and never raised."""
    name = os.fspath(path)
    size, modified = state_of(name)
    try:
        data = load(name).data
    except EInvoiceError as error:
        return Record(
            file=name, size=size, modified=modified, error=error.code, error_message=str(error)
        )
    digest = hashlib.sha256(data).hexdigest()
    about: dict[str, Any] = {"size": len(data), "modified": modified, "sha256": digest}
    try:
        result = read(data)
        report = validate(result)
    except EInvoiceError as error:
        return Record(file=name, **about, error=error.code, error_message=str(error))
    return Record(file=name, **about, **_read(result), **_checked(report), **_said(result.invoice))


def crashed(path: PathLike, reason: str) -> Record:
    """The row of a file whose process ended while it was worked on."""
    name = os.fspath(path)
    size, modified = state_of(name)
    return Record(file=name, size=size, modified=modified, error="crashed", error_message=reason)


def state_of(name: str) -> tuple[int, datetime | None]:
    """The size of a file and when it was changed, which tell whether it is still the same."""
    try:
        found = os.stat(name)
    except (OSError, ValueError):
        return 0, None
    return found.st_size, datetime.fromtimestamp(found.st_mtime, UTC)


def _read(result: ReadResult) -> dict[str, Any]:
    process = result.invoice.process
    return {
        "container": "" if result.container is None else "pdf",
        "syntax": result.syntax.value,
        "profile": result.profile.name if result.profile else "",
        "specification_id": process.specification_id if process else None,
        "issues": len(result.issues),
        "unmapped": len(result.unmapped),
    }


def _checked(report: Report) -> dict[str, Any]:
    deciding = [one for one in report.findings if one.decides]
    return {
        "verdict": report.verdict.value,
        "fatal": sum(one.count for one in deciding if one.severity == "fatal"),
        "warnings": sum(one.count for one in deciding if one.severity == "warning"),
        "rules": tuple(dict.fromkeys(one.rule for one in deciding)),
        "not_run": tuple(dict.fromkeys(one.name for one in report.not_run if one.decides)),
    }


def _said(invoice: Invoice) -> dict[str, Any]:
    totals, means = invoice.totals, invoice.payment.means if invoice.payment else ()
    categories = (
        f"{one.category_code or '?'} {'' if one.rate is None else f'{one.rate:f}'}".strip()
        for one in invoice.vat_breakdown
    )
    return {
        "number": invoice.number,
        "type_code": invoice.type_code,
        "issue_date": invoice.issue_date,
        "due_date": invoice.due_date,
        "delivery_date": invoice.delivery.date if invoice.delivery else None,
        "currency": invoice.currency_code,
        "buyer_reference": invoice.buyer_reference,
        "order_reference": invoice.purchase_order_reference,
        "contract_reference": invoice.contract_reference,
        **_party("seller", invoice.seller),
        "seller_tax_id": invoice.seller.tax_registration_id if invoice.seller else None,
        **_party("buyer", invoice.buyer),
        "lines": _count(invoice.lines),
        "vat_categories": tuple(dict.fromkeys(categories)),
        "total_without_vat": totals.total_without_vat if totals else None,
        "vat_total": totals.vat_total if totals else None,
        "total_with_vat": totals.total_with_vat if totals else None,
        "paid_amount": totals.paid_amount if totals else None,
        "amount_due": totals.amount_due if totals else None,
        "payment_means": tuple(dict.fromkeys(one.code for one in means if one.code)),
        "accounts": tuple(
            dict.fromkeys(
                one.account.account_id for one in means if one.account and one.account.account_id
            )
        ),
    }


def _party(name: str, party: Party | None) -> dict[str, str | None]:
    address = party.address if party else None
    return {
        name: party.name if party else None,
        f"{name}_vat_id": party.vat_id if party else None,
        f"{name}_country": address.country_code if address else None,
    }


def _count(lines: Sequence[Line]) -> int:
    total, pending = 0, list(lines)
    while pending:
        line = pending.pop()
        total += 1
        pending.extend(line.sub_lines)
    return total


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return list(cast("tuple[object, ...]", value))
        case _:
            return value


def _typed(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, list):
        return tuple(cast("list[object]", value))
    if kind == Decimal | None:
        return Decimal(value)
    if kind == datetime | None:
        return datetime.fromisoformat(value)
    if kind == date | None:
        return date.fromisoformat(value)
    return value
