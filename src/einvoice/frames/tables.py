"""The tables: which columns they have, and the rows that a document has in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from einvoice.bulk.record import Record, column_types, record_of
from einvoice.errors import EInvoiceError
from einvoice.frames.column import Column, Columns, Kind, RowT
from einvoice.frames.documents import One, Source, invoice_of, named, report_of
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.vat import VatBreakdown
from einvoice.report.parts import part_of
from einvoice.results import ReadResult
from einvoice.verdict import Explanation, Finding, Language, Report

TableName = Literal["documents", "lines", "vat", "findings"]
OnError = Literal["raise", "skip"]

_LineRow: TypeAlias = tuple[Invoice, Line, str, int]
_VatRow: TypeAlias = tuple[Invoice, VatBreakdown]
_FindingRow: TypeAlias = tuple[Finding, Explanation]

_LINES: tuple[Column[_LineRow], ...] = (
    Column("number", "text", lambda row: row[0].number),
    Column("line", "text", lambda row: row[1].id),
    Column("path", "text", lambda row: row[2]),
    Column("depth", "integer", lambda row: row[3]),
    Column("item", "text", lambda row: row[1].item and row[1].item.name),
    Column("description", "text", lambda row: row[1].item and row[1].item.description),
    Column("seller_item_id", "text", lambda row: row[1].item and row[1].item.seller_id),
    Column("buyer_item_id", "text", lambda row: row[1].item and row[1].item.buyer_id),
    Column("standard_item_id", "text", lambda row: _standard_id(row[1])),
    Column("quantity", "decimal", lambda row: row[1].quantity),
    Column("unit_code", "text", lambda row: row[1].unit_code),
    Column("price", "decimal", lambda row: row[1].price and row[1].price.net_amount),
    Column("base_quantity", "decimal", lambda row: row[1].price and row[1].price.base_quantity),
    Column("net_amount", "decimal", lambda row: row[1].net_amount),
    Column("currency", "text", lambda row: row[0].currency_code),
    Column("vat_category", "text", lambda row: row[1].vat and row[1].vat.category_code),
    Column("vat_rate", "decimal", lambda row: row[1].vat and row[1].vat.rate),
    Column("period_start", "date", lambda row: row[1].period and row[1].period.start_date),
    Column("period_end", "date", lambda row: row[1].period and row[1].period.end_date),
    Column("order_line", "text", lambda row: row[1].order_line_reference),
    Column("accounting_reference", "text", lambda row: row[1].accounting_reference),
    Column("note", "text", lambda row: row[1].note),
)

_VAT: tuple[Column[_VatRow], ...] = (
    Column("number", "text", lambda row: row[0].number),
    Column("category", "text", lambda row: row[1].category_code),
    Column("rate", "decimal", lambda row: row[1].rate),
    Column("taxable_amount", "decimal", lambda row: row[1].taxable_amount),
    Column("tax_amount", "decimal", lambda row: row[1].tax_amount),
    Column("currency", "text", lambda row: row[0].currency_code),
    Column("exemption_reason_code", "text", lambda row: row[1].exemption_reason_code),
    Column("exemption_reason", "text", lambda row: row[1].exemption_reason),
)

_FINDINGS: tuple[Column[_FindingRow], ...] = (
    Column("rule", "text", lambda row: row[0].rule),
    Column("rule_set", "text", lambda row: row[0].rule_set),
    Column("severity", "text", lambda row: row[0].severity),
    Column("decides", "truth", lambda row: row[0].decides),
    Column("count", "integer", lambda row: row[0].count),
    Column("part", "text", lambda row: part_of(row[0])),
    Column("terms", "texts", lambda row: row[0].terms),
    Column("path", "text", lambda row: row[0].path),
    Column("xpath", "text", lambda row: row[0].location and row[0].location.xpath),
    Column("source_line", "integer", lambda row: row[0].location and row[0].location.line),
    Column("message", "text", lambda row: row[1].message),
    Column("fix", "text", lambda row: row[1].fix),
    Column("why", "text", lambda row: row[1].why),
)


def table_for(one: One) -> TableName:
    """The table that is shown of such a document where none is named."""
    match one:
        case Invoice() | ReadResult():
            return "lines"
        case Report():
            return "findings"
        case _:
            return "documents"


def columns_of(source: Source, table: TableName, language: Language, on_error: OnError) -> Columns:
    """The columns of a table with their values."""
    match table:
        case "documents":
            records = (_record(one) for _name, one in named(source))
            return _filled(_DOCUMENTS, ((one.file, one) for one in records), [])
        case "lines":
            return _filled(_LINES, _rows(source, _lines, on_error), _NAME)
        case "vat":
            return _filled(_VAT, _rows(source, _vat, on_error), _NAME)
        case "findings":
            return _filled(_FINDINGS, _findings(source, language, on_error), _NAME)


_NAME = ["document"]
"""The column in front of a table: the name of the document that a row is of."""


def _filled(
    columns: Sequence[Column[RowT]], rows: Iterator[tuple[str, RowT]], before: Sequence[str]
) -> Columns:
    found: Columns = {name: ("text", []) for name in before}
    found |= {column.name: (column.kind, []) for column in columns}
    filling = [(column.value, found[column.name][1]) for column in columns]
    for name, row in rows:
        for front in before:
            found[front][1].append(name)
        for value, values in filling:
            values.append(value(row))
    return found


def _record(one: One) -> Record:
    match one:
        case Record():
            return one
        case Invoice() | ReadResult() | Report():
            raise TypeError(
                "expected paths or what `batch` returned for a table of documents, "
                f"found {type(one).__name__}"
            )
        case _:
            return record_of(one)


def _rows(
    source: Source, rows_of: Callable[[Invoice], Iterator[RowT]], on_error: OnError
) -> Iterator[tuple[str, RowT]]:
    for name, one in named(source):
        try:
            invoice = invoice_of(one)
        except EInvoiceError:
            if on_error == "raise":
                raise
            continue
        for row in rows_of(invoice):
            yield name, row


def _lines(invoice: Invoice) -> Iterator[_LineRow]:
    """The lines with those below them, in the order in which people read them."""
    left = [(line, f"lines[{index}]", 0) for index, line in enumerate(invoice.lines)][::-1]
    while left:
        line, path, depth = left.pop()
        yield invoice, line, path, depth
        below = enumerate(line.sub_lines)
        left += [(one, f"{path}.sub_lines[{at}]", depth + 1) for at, one in below][::-1]


def _vat(invoice: Invoice) -> Iterator[_VatRow]:
    yield from ((invoice, one) for one in invoice.vat_breakdown)


def _findings(
    source: Source, language: Language, on_error: OnError
) -> Iterator[tuple[str, _FindingRow]]:
    for name, one in named(source):
        try:
            report = report_of(one)
        except EInvoiceError:
            if on_error == "raise":
                raise
            continue
        for finding in report.findings:
            yield name, (finding, finding.explain(language))


def _standard_id(line: Line) -> str | None:
    found = line.item and line.item.standard_id
    return found.value if found else None


_KINDS: tuple[tuple[object, Kind], ...] = (
    (int, "integer"),
    (Decimal | None, "decimal"),
    (date | None, "date"),
    (datetime | None, "time"),
    (tuple[str, ...], "texts"),
)


def _kind(annotation: object) -> Kind:
    for known, kind in _KINDS:
        if annotation == known:
            return kind
    return "text"


def _field(name: str) -> Column[Record]:
    return Column(name, _kind(column_types()[name]), lambda row: getattr(row, name))


_DOCUMENTS: tuple[Column[Record], ...] = tuple(_field(one.name) for one in fields(Record))
