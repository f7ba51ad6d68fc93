"""The tables of a report on pages: what was checked, and what was not."""

from collections.abc import Iterable, Sequence

from einvoice.rendering.content import blocks
from einvoice.rendering.drawing.sheet import Sheet, Strand
from einvoice.rendering.drawing.tables import draw_table
from einvoice.rendering.drawing.tags import LIST
from einvoice.rendering.text import Run
from einvoice.report.pages import look
from einvoice.report.pages.paper import lines, section
from einvoice.report.sections import Table
from einvoice.report.words import Words

MOST_ROWS = 100
"""So many rows of a table are shown."""
_DIGEST = 64
"""The length of a SHA-256 in hexadecimal digits: too long for a column."""


def draw_tables(sheet: Sheet, tables: Iterable[Table], words: Words) -> None:
    """Draw tables, each below its title."""
    for table in tables:
        node = section(sheet, table.title)
        rows = table.rows[:MOST_ROWS]
        draw_table(sheet, _table(table, rows), node)
        if hidden := len(table.rows) - len(rows):
            rest = words("text", "more_rows", count=hidden)
            told = lines(sheet, rest, sheet.styles.strong, sheet.width, sheet.node("P", node))
            sheet.down(4)
            sheet.strands([Strand(sheet.left, told)])


def draw_remarks(sheet: Sheet, title: str, remarks: Sequence[str]) -> None:
    """Draw what is odd about a PDF, as a list; it is told in English."""
    node = section(sheet, title)
    inside = sheet.node("L", node, LIST)
    for remark in remarks[:MOST_ROWS]:
        body = sheet.node("LBody", sheet.node("LI", inside))
        told = lines(sheet, remark, sheet.styles.text, sheet.width, body, "en")
        sheet.strands([Strand(sheet.left, told)])
        sheet.down(2)


def _table(table: Table, rows: Sequence[tuple[str, ...]]) -> blocks.Table:
    """The table as rows that go on over pages; digests stand below the flexible column."""
    digest = next((at for at in range(len(table.heads)) if _is_digest(at, rows)), None)
    kept = [at for at in range(len(table.heads)) if at != digest]
    flexible = kept[0] if table.numeric else kept[-1]
    columns = tuple(
        blocks.Column(
            table.heads[at],
            (Run(table.heads[at]),),
            "\n".join({look.shown(row[at], 60): None for row in rows}),
            numeric=at in table.numeric,
            flexible=at == flexible,
        )
        for at in kept
    )

    def row(cells: tuple[str, ...]) -> blocks.Row:
        texts = tuple((Run(look.shown(cells[at])),) if cells[at] else () for at in kept)
        if digest is None or not cells[digest]:
            return blocks.Row(texts)
        fact = blocks.Fact((Run(table.heads[digest]),), ((Run(look.shown(cells[digest], 80)),),))
        return blocks.Row(texts, ((fact,),))

    return blocks.Table(table.name, columns, lambda: map(row, rows))


def _is_digest(at: int, rows: Sequence[tuple[str, ...]]) -> bool:
    return any(len(row[at]) == _DIGEST and row[at].isalnum() for row in rows)
