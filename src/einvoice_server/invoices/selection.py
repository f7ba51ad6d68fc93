"""Which invoices a list shows, and in which order."""

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, cast

from pydantic import Field, StringConstraints, WithJsonSchema
from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.invoices.account import AccountFacts
from einvoice_server.invoices.payload.values import Currency, DayOrMoment
from einvoice_server.invoices.status import InvoiceStatus
from einvoice_server.invoices.tables import AMOUNT_PLACES, Invoice
from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.kit.searching import contains
from einvoice_server.operations import Header
from einvoice_server.schema import Arguments

Column = InstrumentedAttribute[object]


class InvoiceSort(StrEnum):
    """What a list can be sorted by."""

    CREATED_AT = "createdAt"
    INVOICE_NUMBER = "invoiceNumber"
    STATUS = "status"
    INVOICE_TYPE_CODE = "invoiceTypeCode"
    FORMAT = "format"
    ISSUE_DATE = "issueDate"
    DUE_DATE = "dueDate"
    DELIVERY_DATE = "deliveryDate"
    BUYER_NAME = "buyerName"
    ORDER_NUMBER = "orderNumber"
    CURRENCY = "currency"
    NET_AMOUNT = "netAmount"
    TAX_AMOUNT = "taxAmount"
    AMOUNT = "amount"
    OUTSTANDING_BALANCE = "outstandingBalance"
    SENT_AT = "sentAt"


COLUMNS = cast(
    "dict[InvoiceSort, Column]",
    {
        InvoiceSort.CREATED_AT: Invoice.created_at,
        InvoiceSort.INVOICE_NUMBER: Invoice.number,
        InvoiceSort.STATUS: Invoice.status,
        InvoiceSort.INVOICE_TYPE_CODE: Invoice.type_code,
        InvoiceSort.FORMAT: Invoice.format,
        InvoiceSort.ISSUE_DATE: Invoice.issue_date,
        InvoiceSort.DUE_DATE: Invoice.due_date,
        InvoiceSort.DELIVERY_DATE: Invoice.delivery_date,
        InvoiceSort.BUYER_NAME: Invoice.buyer_name,
        InvoiceSort.ORDER_NUMBER: Invoice.order_number,
        InvoiceSort.CURRENCY: Invoice.currency,
        InvoiceSort.NET_AMOUNT: Invoice.net_amount,
        InvoiceSort.TAX_AMOUNT: Invoice.tax_amount,
        InvoiceSort.AMOUNT: Invoice.gross_amount,
        InvoiceSort.OUTSTANDING_BALANCE: Invoice.outstanding_amount,
        InvoiceSort.SENT_AT: Invoice.sent_at,
    },
)

_Short = StringConstraints(min_length=1, max_length=200, strip_whitespace=True)
QueriedAmount = Annotated[
    Decimal,
    Field(max_digits=15, decimal_places=AMOUNT_PLACES),
    WithJsonSchema({"type": "number"}),
]


class ListInvoices(Arguments):
    """Which invoices, in which order; or the file of one."""

    keyword: Annotated[str, _Short] | None = None
    """Text within the number, the buyer's name or the order number: "acme"."""

    invoice_number: Annotated[str, _Short] | None = None
    """Exactly this number: "RE-2026-001". Needed where a file is asked for."""

    status: list[InvoiceStatus] = Field(default_factory=list[InvoiceStatus], max_length=9)
    """Only those of these statuses; may be given several times."""

    invoice_type_code: Annotated[int, Field(ge=1, le=999)] | None = None
    """Only those of this type: 380, 381, 384."""

    format: Annotated[str, StringConstraints(min_length=1, max_length=20)] | None = None
    """Only those made in this format: "xrechnung", "zf:2", "pdf"."""

    currency: Currency | None = None
    """Only those in this currency: "EUR"."""

    from_: Annotated[DayOrMoment | None, Field(alias="from")] = None
    """Issued on this day or later, YYYYMMDD or YYYY-MM-DD; the same as `issueDateFrom`."""

    to: DayOrMoment | None = None
    """Issued on this day or before; the same as `issueDateTo`."""

    issue_date_from: DayOrMoment | None = None
    """Issued on this day or later."""

    issue_date_to: DayOrMoment | None = None
    """Issued on this day or before."""

    due_date_from: DayOrMoment | None = None
    """Due on this day or later."""

    due_date_to: DayOrMoment | None = None
    """Due on this day or before."""

    created_from: DayOrMoment | None = None
    """Created here on this day, in the time zone of the account, or later."""

    created_to: DayOrMoment | None = None
    """Created here on this day, in the time zone of the account, or before."""

    amount_from: QueriedAmount | None = None
    """With a total, VAT included, of at least this: 100."""

    amount_to: QueriedAmount | None = None
    """With a total, VAT included, of at most this: 999.99."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: InvoiceSort = InvoiceSort.CREATED_AT
    """By what."""

    order: Order = Order.DESC
    """In which direction."""

    accept: Annotated[str, Header("accept")] = ""
    """`application/json` for the list; `application/pdf` or `application/xml` for the file of
    the invoice that `invoiceNumber` names."""

    @property
    def needs_account(self) -> bool:
        """Whether it must be known where days begin."""
        return self.created_from is not None or self.created_to is not None


def conditions(asked: ListInvoices, facts: AccountFacts | None) -> list[ColumnElement[bool]]:
    """What an invoice of the list must meet."""
    found = list[ColumnElement[bool]]()
    if asked.keyword is not None:
        found.append(contains(Invoice.search, asked.keyword))
    if asked.status:
        found.append(Invoice.status.in_([status.value for status in asked.status]))
    for column, value in (
        (Invoice.number, asked.invoice_number),
        (Invoice.type_code, asked.invoice_type_code),
        (Invoice.format, asked.format),
        (Invoice.currency, asked.currency),
    ):
        if value is not None:
            found.append(cast("Column", column) == value)
    found += _ranges(asked)
    if facts is not None:
        found += _created(asked, facts)
    return found


def _ranges(asked: ListInvoices) -> list[ColumnElement[bool]]:
    found = list[ColumnElement[bool]]()
    for column, least, most in (
        (Invoice.issue_date, asked.from_, asked.to),
        (Invoice.issue_date, asked.issue_date_from, asked.issue_date_to),
        (Invoice.due_date, asked.due_date_from, asked.due_date_to),
        (Invoice.gross_amount, asked.amount_from, asked.amount_to),
    ):
        if least is not None:
            found.append(cast("Column", column) >= least)
        if most is not None:
            found.append(cast("Column", column) <= most)
    return found


def _created(asked: ListInvoices, facts: AccountFacts) -> list[ColumnElement[bool]]:
    found = list[ColumnElement[bool]]()
    if asked.created_from is not None:
        found.append(Invoice.created_at >= facts.start_of(asked.created_from))
    if asked.created_to is not None:
        found.append(Invoice.created_at < facts.start_of(asked.created_to + timedelta(days=1)))
    return found
