"""The lines of a summary: a table of the first ones, and what else all of them state."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from einvoice.cli.facts import heading
from einvoice.cli.output import clean, said, shortened
from einvoice.cli.words import unit
from einvoice.compare import values_of
from einvoice.model.line import Line
from einvoice.model.values import plain

_NAME = 120
_INDEX = re.compile(r"\[[0-9]+\]")
_COLUMNS = frozenset(
    {
        "id",
        "item.name",
        "quantity",
        "unit_code",
        "price.net_amount",
        "price.base_quantity",
        "vat.category_code",
        "vat.rate",
        "net_amount",
    }
)


def positions(lines: Sequence[Line], *, at_most: int) -> Iterator[RenderableType]:
    """The table of lines, sub-lines below theirs; `at_most` 0 for all of them."""
    if not lines:
        return
    yield heading("Lines")
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), pad_edge=False)
    table.add_column("No.", overflow="fold")
    table.add_column("Item", overflow="fold", ratio=1, min_width=16)
    for title in ("Quantity", "Price", "VAT", "Net"):
        table.add_column(title, justify="right", overflow="fold")
    for depth, line in islice(_walk(lines, 0), at_most or None):
        table.add_row(*_cells(line, depth))
    yield table
    total = sum(1 for _ in _walk(lines, 0))
    if total > table.row_count:
        yield Text(f"and {total - table.row_count} more lines (--lines 0 lists all)", style="dim")
    if more := _more(lines):
        yield Text(f"Also stated in lines: {clean(more)}", style="dim")


def _walk(lines: Sequence[Line], depth: int) -> Iterator[tuple[int, Line]]:
    for line in lines:
        yield depth, line
        yield from _walk(line.sub_lines, depth + 1)


def _cells(line: Line, depth: int) -> Iterator[Text]:
    yield said("  " * depth + clean(line.id or "-"))
    yield said(shortened(clean(_title(line)), _NAME))
    yield said(_amount(line.quantity, unit(line.unit_code)))
    price = line.price
    base = price.base_quantity if price else None
    per = f"/ {plain(base)}" if base not in (None, 1) else ""
    yield said(_amount(price.net_amount if price else None, per))
    vat = line.vat
    rate = f"{plain(vat.rate)} %" if vat and vat.rate is not None else ""
    yield said(f"{(vat.category_code if vat else None) or ''} {rate}".strip())
    yield said(_amount(line.net_amount, ""))


def _title(line: Line) -> str:
    item = line.item
    return (item.name or item.description if item else None) or line.note or "-"


def _amount(number: Decimal | None, behind: str) -> str:
    text = "" if number is None else plain(number)
    return f"{text} {behind}".strip()


def _more(lines: Sequence[Line]) -> str:
    """The terms that the table has no column for, with how often they are stated."""
    counts = Counter(
        path
        for line in lines
        for path in (_INDEX.sub("[]", stated) for stated, _ in values_of(line))
        if path.replace("sub_lines[].", "") not in _COLUMNS
    )
    return ", ".join(f"{path} ({count})" for path, count in counts.items())
