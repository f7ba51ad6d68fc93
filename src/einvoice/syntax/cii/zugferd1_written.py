"""How ZUGFeRD 1.0 is written: in the order of its schema, with all that its rules demand.

They demand values that an invoice need not state elsewhere. What stands for them says nothing new:
zero where nothing is charged, the due date in words, the unit of the line for that of its price.
"""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.item import ItemAttribute, ItemClassification
from einvoice.model.line import Line
from einvoice.model.payment import PaymentTerms
from einvoice.model.vat import TaxIncluded, VatBreakdown
from einvoice.structure.tables import tables_of
from einvoice.syntax.arrange import arranged
from einvoice.syntax.binding import Bind, Nest, Row, Table
from einvoice.syntax.cii.zugferd1 import FORMAT
from einvoice.syntax.codecs import AMOUNT, CII_AMOUNT
from einvoice.syntax.detect import CREDIT_NOTE_TYPES, Syntax

_ONLY_READ = (
    # The account has one name in the header and another one in lines.
    "ram:ApplicableSupplyChainTradeSettlement/ram:SpecifiedTradeAccountingAccount",
    "ram:SpecifiedSupplyChainTradeSettlement/ram:ReceivableSpecifiedTradeAccountingAccount",
    # There is no other currency than that of the invoice.
    "[$accounting-currency]",
)
"""Parts of the paths of rows that the schema would take, and that are not written."""

_MUTUALLY_DEFINED = "ZZZ"


def _name_of_type(invoice: Any) -> str:
    return "GUTSCHRIFT" if invoice.type_code in CREDIT_NOTE_TYPES else "RECHNUNG"


def _no_total(invoice: Any) -> Decimal | None:
    return Decimal("0.00") if invoice.totals else None


def _no_rate(group: Any) -> Decimal | None:
    return Decimal(0) if group.vat_category_code else None


def _no_line_rate(line: Any) -> Decimal | None:
    return Decimal(0) if line.vat else None


def _in_words(terms: Any) -> str | None:
    return f"Due {terms.due_date.isoformat()}" if terms.due_date else None


def _code(classification: Any) -> str | None:
    return classification.code


_DEMANDED: dict[tuple[type[Group], str], object] = {
    (Invoice, "name"): _name_of_type,
    (Invoice, "totals.sum_of_charges"): _no_total,
    (Invoice, "totals.sum_of_allowances"): _no_total,
    (Invoice, "payment_terms"): _in_words,
    (PaymentTerms, "text"): _in_words,
    (VatBreakdown, "rate"): Decimal(0),
    (TaxIncluded, "rate"): Decimal(0),
    (DocumentAllowance, "vat_rate"): _no_rate,
    (DocumentCharge, "vat_rate"): _no_rate,
    (Line, "vat.rate"): _no_line_rate,
    (ItemAttribute, "type_code"): _MUTUALLY_DEFINED,
    (ItemClassification, "name"): _code,
}
"""By group and field, what is written where nothing is stated."""


@cache
def written() -> Table:
    """The table to write by."""
    table = _altered(FORMAT.table, {})
    return arranged(table, FORMAT.root, tables_of(Syntax.ZUGFERD_1.form))


def _altered(table: Table, done: dict[Table, Table]) -> Table:
    known = done.get(table)
    if known is not None:
        return known
    made = done[table] = Table(table.group, tidy=table.tidy)
    rows = (row for row in table.rows if not any(part in row.path for part in _ONLY_READ))
    return made.with_rows(*(_row(row, table.group, done) for row in rows))


def _row(row: Row, group: type[Group], done: dict[Table, Table]) -> Row:
    if isinstance(row, Nest):
        return replace(row, table=_altered(row.table, done))
    if not isinstance(row, Bind):
        return row
    if row.codec is CII_AMOUNT:
        row = replace(row, codec=AMOUNT)  # every amount says its currency
    default = _DEMANDED.get((group, row.field), row.default)
    return replace(row, default=default)


def completed(invoice: Invoice) -> Invoice:
    """The invoice with a unit for every quantity: that of a price is the one of its line."""
    lines = tuple(map(_with_units, invoice.lines))
    return invoice.model_copy(update={"lines": lines})


def _with_units(line: Line) -> Line:
    price = line.price
    if price is None or line.unit_code is None:
        return line
    units = {
        "base_quantity_unit_code": price.base_quantity,
        "gross_base_quantity_unit_code": price.gross_base_quantity,
    }
    missing = {
        name: line.unit_code
        for name, quantity in units.items()
        if quantity is not None and getattr(price, name) is None
    }
    return line.model_copy(update={"price": price.model_copy(update=missing)}) if missing else line
