"""The parts of a summary that are rows of a label and what is stated."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from einvoice.cli.output import clean, said, shortened
from einvoice.cli.stated import Stated
from einvoice.cli.words import PAYMENT_MEANS, worded

_LONG = 1500
"""Characters of a text that are shown."""

Rows = tuple[tuple[str, ...], ...]

DATES: Rows = (
    ("Issued", "issue_date"),
    ("Due", "due_date"),
    ("Delivered", "delivery.date"),
    ("Period from", "invoicing_period.start_date"),
    ("Period to", "invoicing_period.end_date"),
    ("VAT point", "vat_point_date"),
    ("VAT point code", "vat_point_date_code"),
    ("VAT currency", "vat_currency_code"),
)

REFERENCES: Rows = (
    ("Buyer reference", "buyer_reference"),
    ("Purchase order", "purchase_order_reference", "purchase_order_date"),
    ("Sales order", "sales_order_reference", "sales_order_date"),
    ("Contract", "contract_reference", "contract_date"),
    ("Project", "project_reference", "project_name"),
    ("Despatch advice", "despatch_advice_reference", "despatch_advice_date"),
    ("Receiving advice", "receiving_advice_reference", "receiving_advice_date"),
    ("Delivery note", "delivery_note.reference", "delivery_note.issue_date"),
    ("Quotation", "quotation.reference", "quotation.issue_date"),
    ("Tender or lot", "tender_reference"),
    ("Invoiced object", "object_id"),
    ("Buyer's account", "buyer_accounting_reference"),
    ("Preceding invoice", "preceding_invoices[].reference", "preceding_invoices[].issue_date"),
    ("Process", "process.business_process_type"),
)

TOTALS: Rows = (
    ("Sum of lines", "totals.sum_of_lines"),
    ("Allowances", "totals.sum_of_allowances"),
    ("Charges", "totals.sum_of_charges"),
    ("Total without VAT", "totals.total_without_vat"),
    ("VAT", "totals.vat_total"),
    ("VAT in its own currency", "totals.vat_total_in_accounting_currency"),
    ("Total with VAT", "totals.total_with_vat"),
    ("Paid", "totals.paid_amount"),
    ("Rounding", "totals.rounding_amount"),
)

_PAYMENT: Rows = (
    ("Remittance information", "payment.remittance_information"),
    ("Mandate", "payment.direct_debit.mandate_reference"),
    ("Creditor", "payment.direct_debit.creditor_id"),
    ("Terms", "payment_terms"),
    ("Further terms", "more_payment_terms[].text", "more_payment_terms[].due_date"),
)

_MEANS: Rows = (
    ("Account", "account.account_id"),
    ("Account holder", "account.account_name"),
    ("Bank", "account.provider_id"),
    ("Card", "card.account_number", "card.holder_name"),
    ("Debited account", "debited_account_id", "debited_account_name"),
)


def grid() -> Table:
    """An empty table of labels and values."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def heading(title: str) -> Text:
    """The title of a section."""
    return Text(f"\n{title}", style="bold")


def long_text(text: str) -> Text:
    """A text of several lines, cut where it goes on and on."""
    return said(shortened(text.strip(), _LONG))


def fill(table: Table, stated: Stated, rows: Rows) -> None:
    """Add the rows that say something."""
    for label, *paths in rows:
        for value in stated.take_each(*paths):
            if value:
                table.add_row(label, long_text(value))


def section(title: str, stated: Stated, rows: Rows) -> Iterator[RenderableType]:
    """A titled section of rows, or nothing."""
    table = grid()
    fill(table, stated, rows)
    if table.row_count:
        yield heading(title)
        yield table


def totals(stated: Stated, currency: str) -> Iterator[RenderableType]:
    """What the invoice adds up to, with the amount due at the end."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(justify="right", overflow="fold")
    for label, path in TOTALS:
        if value := stated.take(path):
            table.add_row(label, said(value))
    if due := stated.take("totals.amount_due"):
        table.add_row("Amount due", said(due, "bold"))
    if table.row_count:
        yield heading(f"Totals in {currency}" if currency else "Totals")
        yield table


def payment(stated: Stated) -> Iterator[RenderableType]:
    """How and when to pay."""
    table = grid()
    for index in range(stated.count("payment.means")):
        way = f"payment.means[{index}]"
        code = worded(stated.take(f"{way}.code"), PAYMENT_MEANS)
        if means := " ".join(filter(None, (code, stated.take(f"{way}.text")))):
            table.add_row("By", said(means))
        fill(
            table,
            stated,
            tuple((label, *(f"{way}.{path}" for path in paths)) for label, *paths in _MEANS),
        )
    fill(table, stated, _PAYMENT)
    if table.row_count:
        yield heading("Payment")
        yield table


def notes(stated: Stated) -> Iterator[RenderableType]:
    """The remarks, with what they are about."""
    table = grid()
    for index in range(stated.count("notes")):
        subject = stated.take(f"notes[{index}].subject_code")
        text = stated.take(f"notes[{index}].text")
        if subject or text:
            table.add_row(clean(subject) or "-", long_text(text))
    if table.row_count:
        yield heading("Notes")
        yield table
