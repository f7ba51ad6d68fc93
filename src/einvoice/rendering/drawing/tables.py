"""Tables that go on over pages: with their head on each, and the amount that is carried."""

from collections.abc import Sequence
from decimal import Context, Decimal
from itertools import chain

from einvoice.model.values import MAX_DIGITS
from einvoice.rendering.content.blocks import Column, Fact, Row, Table
from einvoice.rendering.drawing.setting import Line, Style, Styled
from einvoice.rendering.drawing.sheet import LEAST_BROKEN, Sheet, Strand, Turn
from einvoice.rendering.drawing.tags import COLUMN_HEAD, Node
from einvoice.rendering.text import POINT, Run, Words, beside

_EXACT = Context(prec=2 * MAX_DIGITS)
"""Adds what the model can hold without rounding."""
_GAP = 9.0
"""Between two columns."""
_ABOVE = 4.2
"""Above the text of a row, and below it."""
_INDENT = 10.0
"""How much further in each level of a sub-line stands."""
_FLEXIBLE = 0.36
"""The part of the width that the flexible column keeps at least."""
_SHORT_HEAD = 44.0
"""A head up to this width stays on one line."""
_DEEPEST = 6
"""From this level on, sub-lines stand below each other."""
_NARROW_LINES = 9
"""More lines of details get the width of the whole row."""
_UNBROKEN = 0.27
"""A row up to this part of the paper stays on one page."""


def draw_table(sheet: Sheet, table: Table, parent: Node) -> None:
    """Draw a table, on as many pages as it needs."""
    _Drawing(sheet, table, parent).draw()


class _Drawing:
    def __init__(self, sheet: Sheet, table: Table, parent: Node) -> None:
        self.sheet = sheet
        self.table = table
        self.node = sheet.node("Table", parent)
        self.carried = Decimal(0)
        self.is_inside_row = False
        self.widths = _widths(sheet, table.columns)
        self.inset = 5.0 if sheet.theme.table_head != "rule" else 0.0
        self.places = self._places()

    def draw(self) -> None:
        sheet = self.sheet
        row = sheet.styles.text.height + 2 * _ABOVE
        rows = self.table.rows()
        first = next(rows, None)
        reserved = row if self.table.carried is not None else 0.0
        least = self._least(first) if first is not None else row
        sheet.need(self._head_height() + least + reserved)
        head = sheet.node("THead", self.node)
        self._head(sheet.node("TR", head))
        before = sheet.turn
        sheet.turn = Turn(reserved, self._at_end, self._at_start)
        body = sheet.node("TBody", self.node)
        for row_content in chain(() if first is None else (first,), rows):
            self._row(row_content, sheet.node("TR", body))
        sheet.turn = before
        if sheet.theme.table_rules or sheet.theme.table_head == "rule":
            self._rule(sheet.theme.ink if sheet.theme.name == "plain" else sheet.theme.rule)

    def _places(self) -> list[tuple[float, float]]:
        """Where each column begins and ends."""
        at = self.sheet.left
        places: list[tuple[float, float]] = []
        last = len(self.widths) - 1
        for index, width in enumerate(self.widths):
            start = at + (self.inset if index == 0 else 0.0)
            end = at + width - (self.inset if index == last else 0.0)
            places.append((start, end))
            at += width + _GAP
        return places

    def _head_lines(self, column: Column, index: int, node: Node | None) -> list[Line]:
        styles = self.sheet.styles
        start, end = self.places[index]
        lines: list[Line] = []
        for number, run in enumerate(column.label):
            style = styles.head_second if number else styles.head
            lines += self.sheet.setter.lines([Styled((run,), style)], end - start, node)
        return lines

    def _head_height(self) -> float:
        count = len(self.table.columns)
        heights = (
            sum(line.height for line in self._head_lines(self.table.columns[at], at, None))
            for at in range(count)
        )
        return max(heights) + 2 * _ABOVE

    def _head(self, row: Node | None) -> None:
        """The head; as an artifact where it is only repeated."""
        sheet, theme = self.sheet, self.sheet.theme
        height = self._head_height()
        if theme.table_head != "rule":
            ground = theme.accent if theme.table_head == "solid" else theme.band
            sheet.pen.area(sheet.left, sheet.top, sheet.width, height, ground)
        inner = height - 2 * _ABOVE
        for index, column in enumerate(self.table.columns):
            node = sheet.node("TH", row, COLUMN_HEAD) if row is not None else None
            lines = self._head_lines(column, index, node)
            start, end = self.places[index]
            # All heads stand on the same base.
            top = sheet.top + _ABOVE + (inner - sum(line.height for line in lines))
            sheet.pen.lines(start, top, lines, right=end if column.numeric else 0.0)
        sheet.down(height)
        if theme.table_head == "rule":
            self._rule(theme.accent, 0.9)

    def _rule(self, colour: str, width: float = 0.5) -> None:
        self.sheet.pen.rule(self.sheet.left, self.sheet.top, self.sheet.width, colour, width)

    def _row(self, row: Row, node: Node) -> None:
        sheet = self.sheet
        cells = [sheet.node("TD", node) for _ in self.table.columns]
        strands = [self._strand(row, index, cell) for index, cell in enumerate(cells)]
        below = self._details(row, cells, strands) if row.details else None
        sheet.need(self._beginning(strands))
        sheet.down(_ABOVE)
        # A row that is broken has its amount on the first of its pages.
        self.carried = _EXACT.add(self.carried, row.counts or Decimal(0))
        self.is_inside_row = True
        sheet.strands(strands)
        if below:
            sheet.strands([below])
        self.is_inside_row = False
        sheet.down(_ABOVE)
        if sheet.theme.table_rules:
            self._rule(sheet.theme.rule, 0.35)

    def _least(self, row: Row) -> float:
        """The room that a row needs to begin on a page, before it is drawn."""
        cells: list[Node | None] = [None] * len(self.table.columns)
        strands = [self._strand(row, index, None) for index in range(len(cells))]
        if row.details:
            self._details(row, cells, strands)
        return self._beginning(strands)

    def _beginning(self, strands: Sequence[Strand]) -> float:
        """The room for the beginning of a row: a short one is not broken."""
        height = max((strand.height for strand in strands), default=0.0)
        sheet = self.sheet
        if height < sheet.paper.height * _UNBROKEN:
            return height + 2 * _ABOVE
        return max(3 * sheet.styles.text.height, LEAST_BROKEN) + 2 * _ABOVE

    def _strand(self, row: Row, index: int, node: Node | None) -> Strand:
        column = self.table.columns[index]
        start, end = self.places[index]
        inward = self._inward(row, index)
        text = row.cells[index]
        is_paragraph = column.flexible and row.details and text
        holder = self.sheet.node("P", node) if is_paragraph and node else node
        styled = [Styled(text, self._style(row, column))]
        lines = self.sheet.setter.lines(styled, end - start - inward, holder) if text else []
        return Strand(start + inward, lines, end if column.numeric else 0.0)

    def _inward(self, row: Row, index: int) -> float:
        is_indented = self.table.columns[index].flexible or index == 0
        return _INDENT * min(row.depth, _DEEPEST) if is_indented else 0.0

    def _details(
        self, row: Row, cells: Sequence[Node | None], strands: list[Strand]
    ) -> Strand | None:
        """What stands below the flexible cell; below the whole row where it is much."""
        index = next(at for at, column in enumerate(self.table.columns) if column.flexible)
        start, end = self.places[index]
        start += self._inward(row, index)
        cell = cells[index]
        nodes = [cell and self.sheet.node("P", cell) for _ in row.details]
        lines = self._paragraphs(row, end - start, nodes)
        if len(lines) <= _NARROW_LINES:
            strands[index].lines += lines
            return None
        return Strand(start, self._paragraphs(row, self.places[-1][1] - start, nodes))

    def _paragraphs(self, row: Row, width: float, nodes: Sequence[Node | None]) -> list[Line]:
        lines: list[Line] = []
        for paragraph, node in zip(row.details, nodes, strict=True):
            lines += self.sheet.setter.lines(flowing(self.sheet, paragraph), width, node)
        return lines

    def _style(self, row: Row, column: Column) -> Style:
        styles = self.sheet.styles
        if row.is_heading:
            return styles.strong
        if row.depth:
            return styles.small if column.numeric or not column.flexible else styles.small_ink
        return styles.label if column.name in ("position", "vat", "vat_rate") else styles.text

    def _at_end(self) -> None:
        self._carry("carried", self.sheet.top)

    def _at_start(self) -> None:
        self._head(None)
        self._carry("brought", self.sheet.top)
        if self.is_inside_row:
            self.sheet.down(_ABOVE)

    def _carry(self, word: str, top: float) -> None:
        if self.table.carried is None:
            return
        sheet, styles = self.sheet, self.sheet.styles
        label = beside(sheet.content.languages.say(word))
        index = next(at for at, column in enumerate(self.table.columns) if column.flexible)
        start, _ = self.places[index]
        end = self.places[-1][1]
        amount = self.table.carried(self.carried)
        line = sheet.setter.line(label, styles.strong)
        sheet.pen.lines(start, top + _ABOVE, [line])
        sheet.pen.lines(0, top + _ABOVE, [sheet.setter.line(amount, styles.strong)], right=end)
        sheet.down(line.height + 2 * _ABOVE)
        self._rule(sheet.theme.rule)


def flowing(sheet: Sheet, facts: Sequence[Fact]) -> list[Styled]:
    """Facts one after the other, their labels in the muted colour."""
    styles = sheet.styles
    found: list[Styled] = []
    group: Words = ()
    for fact in facts:
        if found:
            found.append(Styled((Run(POINT),), styles.small))
        if fact.group != group:
            group = fact.group
            found.append(Styled((*beside(group), Run(": " if group else "")), styles.small_strong))
        if fact.label:
            # The first value stays on the line of its label.
            found.append(Styled((*beside(fact.label), Run("\u00a0")), styles.small))
        for at, line in enumerate(fact.value):
            if at:
                found.append(Styled((Run(", "),), styles.small))
            found.append(Styled(line, styles.small_ink if fact.label else styles.small))
    return found


def _widths(sheet: Sheet, columns: Sequence[Column]) -> list[float]:
    """The width of each column: what its texts need, and the rest for the flexible one."""
    natural = [0.0 if column.flexible else _natural(sheet, column) for column in columns]
    free = sheet.width - _GAP * (len(columns) - 1)
    most = free * (1 - _FLEXIBLE)
    wanted = sum(natural)
    if wanted > most:
        fair = most / max(1, len(columns) - 1)
        # Wide columns give way to the narrow ones, which keep what they need.
        spare = most - sum(width for width in natural if width <= fair)
        wide = sum(width for width in natural if width > fair)
        natural = [width if width <= fair else width * spare / wide for width in natural]
    rest = free - sum(natural)
    return [
        rest if column.flexible else width for column, width in zip(columns, natural, strict=True)
    ]


def _natural(sheet: Sheet, column: Column) -> float:
    styles, setter = sheet.styles, sheet.setter
    cap = sheet.width * (0.34 if column.numeric else 0.2)
    heads = [_head_width(sheet, run.text) for run in column.label]
    widest = max((setter.width(part, styles.text) for part in column.sample.split("\n")), default=0)
    inset = 5.0 if sheet.theme.table_head != "rule" else 0.0
    return max(min(widest + 1.0, cap), *heads, 14.0) + inset


def _head_width(sheet: Sheet, label: str) -> float:
    """What a head needs: all of it where it is short, else its longest word."""
    setter, style = sheet.setter, sheet.styles.head
    whole = setter.width(label, style)
    if whole <= _SHORT_HEAD:
        return whole
    return max((setter.width(word, style) for word in label.split()), default=0.0)
