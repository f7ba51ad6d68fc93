"""The parts of a summary that are tables: VAT, allowances, attachments, and what is odd."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from einvoice.cli.facts import heading
from einvoice.cli.output import clean, said, shortened
from einvoice.cli.stated import Stated
from einvoice.cli.words import VAT_CATEGORIES, worded
from einvoice.errors import UnknownTermError
from einvoice.losses import Loss
from einvoice.model.invoice import Invoice
from einvoice.results import Issue, Unmapped
from einvoice.syntax.coverage import number_of

if TYPE_CHECKING:
    from einvoice.pdf.extract import Extraction

MOST = 30
"""Rows of what is odd; `--json` has all."""
_SHORT = 160


def table_of(*columns: str, right: Sequence[str] = ()) -> Table:
    """An empty table with columns of these titles; `right` names those of numbers."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), pad_edge=False)
    for title in columns:
        table.add_column(title, justify="right" if title in right else "left", overflow="fold")
    return table


def short(text: str) -> Text:
    """A text on one line, of bearable length."""
    return said(shortened(clean(text), _SHORT))


def vat_breakdown(stated: Stated) -> Iterator[RenderableType]:
    """The VAT by category and rate."""
    table = table_of(
        "Category", "Rate", "Taxable", "VAT", "Reason", right=("Rate", "Taxable", "VAT")
    )
    for index in range(stated.count("vat_breakdown")):
        at = f"vat_breakdown[{index}]"
        rate = stated.take(f"{at}.rate")
        table.add_row(
            said(worded(stated.take(f"{at}.category_code"), VAT_CATEGORIES)),
            said(f"{rate} %" if rate else ""),
            said(stated.take(f"{at}.taxable_amount")),
            said(stated.take(f"{at}.tax_amount")),
            short(stated.take(f"{at}.exemption_reason_code", f"{at}.exemption_reason")),
        )
    yield from _titled("VAT", table)


def allowances(stated: Stated) -> Iterator[RenderableType]:
    """What is deducted from the whole invoice, and what is added."""
    table = table_of(
        "", "Reason", "Percent", "Of", "VAT", "Amount", right=("Percent", "Of", "Amount")
    )
    for list_name, title in (("allowances", "less"), ("charges", "plus")):
        for index in range(stated.count(list_name)):
            at = f"{list_name}[{index}]"
            table.add_row(
                title,
                short(stated.take(f"{at}.reason_code", f"{at}.reason")),
                said(stated.take(f"{at}.percentage")),
                said(stated.take(f"{at}.base_amount")),
                said(stated.take(f"{at}.vat_category_code", f"{at}.vat_rate")),
                said(stated.take(f"{at}.amount")),
            )
    yield from _titled("Allowances and charges", table)


def attachments(stated: Stated, invoice: Invoice) -> Iterator[RenderableType]:
    """The documents that support the claim, inside the invoice or elsewhere."""
    table = table_of("Document", "Description", "File or place", "Bytes", right=("Bytes",))
    for index, document in enumerate(invoice.supporting_documents):
        at = f"supporting_documents[{index}]"
        content = document.attachment.content if document.attachment else None
        table.add_row(
            short(stated.take(f"{at}.reference")),
            short(stated.take(f"{at}.description")),
            short(stated.take(f"{at}.attachment", f"{at}.location")),
            "" if content is None else str(len(content) * 3 // 4),
        )
    yield from _titled("Attachments", table)


def further(stated: Stated) -> Iterator[RenderableType]:
    """What the invoice states beside all that has a section."""
    table = table_of("Term", "Place", "Value")
    rest = stated.rest()
    for path, value in list(rest.items())[:MOST]:
        table.add_row(_number(path), said(path), short(value))
    yield from _titled("Also stated", table)
    yield from omitted(len(rest))


def _number(path: str) -> str:
    try:
        return number_of(path) or ""
    except UnknownTermError:
        return ""


def issues(found: Sequence[Issue]) -> Iterator[RenderableType]:
    """What could not be taken as it stands."""
    table = table_of("Line", "Code", "What", "Where", right=("Line",))
    for issue in found[:MOST]:
        what = f"{issue.message}: {issue.raw!r}" if issue.raw else issue.message
        table.add_row(str(issue.line or ""), issue.code, short(what), short(issue.location))
    yield from _titled("Issues", table)
    yield from omitted(len(found))


def unmapped(found: Sequence[Unmapped]) -> Iterator[RenderableType]:
    """What no term stands for."""
    table = table_of("Line", "Where", "What", right=("Line",))
    for part in found[:MOST]:
        table.add_row(str(part.line or ""), short(part.location), short(part.xml))
    yield from _titled("Not mapped to any term", table)
    yield from omitted(len(found))


def container(found: "Extraction | None") -> Iterator[RenderableType]:
    """The PDF that the invoice was taken from."""
    if found is None:
        return
    from einvoice.cli.container import files_of

    yield heading("Files in the PDF")
    yield files_of(found.attachments, found.attachment)
    table = table_of("Code", "What")
    for issue in found.issues[:MOST]:
        table.add_row(issue.code, short(issue.message))
    yield from _titled("Issues of the PDF", table)
    yield from omitted(len(found.issues))


def losses(found: Sequence[Loss]) -> Iterator[RenderableType]:
    """What a conversion could not take along."""
    table = table_of("Term", "Place", "Value", "Reason")
    for loss in found[:MOST]:
        table.add_row(loss.term or "", short(loss.path), short(loss.value), short(loss.reason))
    if table.row_count:
        yield table
    yield from omitted(len(found))


def _titled(title: str, table: Table) -> Iterator[RenderableType]:
    if table.row_count:
        yield heading(title)
        yield table


def omitted(count: int) -> Iterator[RenderableType]:
    """How many rows a table has left out, if any."""
    if count > MOST:
        yield Text(f"and {count - MOST} more (--json lists all)", style="dim")
