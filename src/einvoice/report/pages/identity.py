"""What tells the document from others: the invoice with its amounts, and beside it the file."""

from collections.abc import Sequence
from itertools import accumulate

from einvoice.rendering.drawing.setting import Line, Style
from einvoice.rendering.drawing.sheet import Sheet, Strand
from einvoice.rendering.drawing.tags import COLUMN_HEAD, LIST, ROW_HEAD, Node
from einvoice.report.pages import look
from einvoice.report.pages.paper import lines
from einvoice.report.sections import Fact, Table

MOST_ROWS = 10
"""Longer tables need the width of the page."""
_GUTTER = 26.0
_LABEL = 0.34
"""The part of a column that labels take."""
_BELOW = 2.0
"""Below a fact."""
_GAP = 14.0
"""Above the second heading of a column."""
_SHARES = {2: (0.72, 0.28), 4: (0.19, 0.11, 0.4, 0.3)}
"""The parts of the width that columns take, by their number."""
_LONG = 24
"""Words of more characters are set small: digests and identifiers."""


class Identity:
    """Two columns that grow part by part; what stands side by side has the same height."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.width = (sheet.width - _GUTTER) / 2
        self._strands: list[Strand] = []
        self._heights = [0.0, 0.0]

    def draw(self) -> None:
        """Draw the columns."""
        if self._strands:
            self.sheet.down(16)
            self.sheet.need(90)
            self.sheet.strands(self._strands)

    def facts(self, column: int, title: str, facts: Sequence[Fact]) -> None:
        """Labels with their values below a heading."""
        if not facts:
            return
        node, heading = self._begun(column, title)
        inside = self.sheet.node("L", node, LIST)
        labels, values = heading, _blank(heading)
        width = self.width * _LABEL
        for name, value in facts:
            item = self.sheet.node("LI", inside)
            left = self._label(name, width, self.sheet.node("Lbl", item))
            right = self._value(value, self.width - width, self.sheet.node("LBody", item))
            self._level(((labels, left), (values, right)))
        x = self._x(column)
        self._ended(column, Strand(x, labels), Strand(x + width, values))

    def table(self, column: int, table: Table, strong: str = "") -> None:
        """A short table with its heads; its last columns stand at the right.

        The row whose first cell is `strong` stands out.
        """
        if not table.rows:
            return
        node, heading = self._begun(column, table.title)
        inside = self.sheet.node("Table", node)
        count = len(table.heads)
        widths = [self.width * share for share in _SHARES.get(count, (1 / count,) * count)]
        cells = [heading, *(_blank(heading) for _ in range(count - 1))]
        rows = [(table.heads, self.sheet.node("THead", inside))]
        body = self.sheet.node("TBody", inside)
        rows += [(row, body) for row in table.rows]
        for row, parent in rows:
            line = self.sheet.node("TR", parent)
            drawn: list[tuple[list[Line], list[Line]]] = []
            for at, text in enumerate(row):
                style = self._style(at, is_head=parent is not body, is_strong=row[0] == strong)
                made = self._cell(line, at, is_head=parent is not body)
                told = lines(self.sheet, look.shown(text, 60), style, widths[at] - 3, made)
                drawn.append((cells[at], told))
            self._level(drawn)
        x = self._x(column)
        ends = [x + end for end in accumulate(widths)]
        rest = (Strand(x, cells[at], ends[at]) for at in range(1, count))
        self._ended(column, Strand(x, cells[0]), *rest)

    def _cell(self, row: Node, at: int, *, is_head: bool) -> Node:
        if is_head:
            return self.sheet.node("TH", row, COLUMN_HEAD)
        return self.sheet.node("TH", row, ROW_HEAD) if at == 0 else self.sheet.node("TD", row)

    def _style(self, at: int, *, is_head: bool, is_strong: bool) -> Style:
        styles = self.sheet.styles
        if is_head:
            return styles.small
        if is_strong:
            return styles.strong
        return styles.label if at == 0 else styles.text

    def _label(self, text: str, width: float, node: Node) -> list[Line]:
        return lines(self.sheet, text, self.sheet.styles.label, width - 6, node)

    def _value(self, text: str, width: float, node: Node) -> list[Line]:
        is_long = any(len(word) > _LONG for word in text[:300].split())
        style = self.sheet.styles.small_ink if is_long else self.sheet.styles.text
        return lines(self.sheet, look.shown(text, 300), style, width, node)

    def _x(self, column: int) -> float:
        return self.sheet.left + column * (self.width + _GUTTER)

    def _begun(self, column: int, title: str) -> tuple[Node, list[Line]]:
        """The node of a part, and its heading below what the column has so far."""
        node = self.sheet.node("Sect", self.sheet.structure.document)
        above = self._heights[column]
        style = self.sheet.styles.heading
        head = self.sheet.node("H2", node)
        self.sheet.outline.add(1, title, head)
        heading = lines(self.sheet, title, style, self.width, head)
        return node, [Line([], above + _GAP if above else 0.0), *heading, Line([], 5.0)]

    def _ended(self, column: int, *strands: Strand) -> None:
        self._heights[column] = max(strand.height for strand in strands)
        self._strands += strands

    @staticmethod
    def _level(parts: Sequence[tuple[list[Line], list[Line]]]) -> None:
        """Put lines below others, all as tall as the tallest."""
        tall = max(_height(added) for _, added in parts) + _BELOW
        for known, added in parts:
            known += [*added, Line([], tall - _height(added))]


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _blank(lines: Sequence[Line]) -> list[Line]:
    return [Line([], _height(lines))]
