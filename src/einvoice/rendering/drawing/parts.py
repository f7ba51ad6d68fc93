"""The parts of a page other than tables: facts, texts, totals, cards, the code to scan."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from einvoice.rendering.content.blocks import Card, Cards, Fact, Facts, Prose, Scan, Sum, Sums
from einvoice.rendering.drawing import scan
from einvoice.rendering.drawing.setting import Line, Style, Styled
from einvoice.rendering.drawing.sheet import Sheet, Strand
from einvoice.rendering.drawing.tables import flowing
from einvoice.rendering.drawing.tags import LIST, ROW_HEAD, Node
from einvoice.rendering.paper import MM
from einvoice.rendering.text import Run, Text, Words, beside

_GUTTER = 22.0
"""Between two columns of a page."""
_ROW = 2.2
"""Below a fact."""
_LEAST_LABEL = 0.36
_MOST_LABEL = 0.5
"""The part of a column that labels take, at least and at most."""
_BESIDE = 9.0
"""Between a label and its value."""
_MOST_LINES = 4
"""A value of more lines gets the whole width."""
_SUMS = 0.58
"""The part of the page that the totals take."""


def label_lines(sheet: Sheet, words: Words, style: Style, width: float, node: Node) -> list[Line]:
    """A label, its further languages smaller and below."""
    lines: list[Line] = []
    for number, run in enumerate(words):
        chosen = sheet.styles.second if number else style
        lines += sheet.setter.lines([Styled((run,), chosen)], width, node)
    return lines


def value_lines(
    sheet: Sheet, value: Sequence[Text], style: Style, width: float, node: Node
) -> list[Line]:
    """The lines of a value."""
    lines: list[Line] = []
    for text in value:
        lines += sheet.setter.lines([Styled(text, style)], width, node)
    return lines


def draw_facts(sheet: Sheet, block: Facts, parent: Node) -> None:
    """Facts in two columns, read from left to right."""
    facts = block.facts
    if not facts:
        return
    if block.is_fine_print:
        _fine_print(sheet, facts, parent)
        return
    width = (sheet.width - _GUTTER) / 2
    label = label_width(sheet, facts, width)
    inside = sheet.node("L", parent, LIST)
    if len(facts) <= 3 or any(_is_long(sheet, fact, width - label) for fact in facts):
        for fact in facts:
            _fact_row(sheet, (fact,), sheet.width, inside, label=label)
    else:
        for at in range(0, len(facts), 2):
            _fact_row(sheet, facts[at : at + 2], width, inside, label=label)


def label_width(sheet: Sheet, facts: Sequence[Fact], width: float) -> float:
    """The room for labels beside values: what they need, within limits."""
    style = sheet.styles.label
    labels = (run.text for fact in facts for run in fact.full_label)
    widest = max((sheet.setter.width(label, style) for label in labels), default=0.0)
    return min(max(widest + _BESIDE, width * _LEAST_LABEL), width * _MOST_LABEL)


def _fine_print(sheet: Sheet, facts: Sequence[Fact], parent: Node) -> None:
    """Facts one after the other, small."""
    node = sheet.node("P", parent)
    lines = sheet.setter.lines(flowing(sheet, facts), sheet.width, node)
    sheet.strands([Strand(sheet.left, lines)])


def _is_long(sheet: Sheet, fact: Fact, width: float) -> bool:
    """Whether a value needs the whole width."""
    room = width * _MOST_LINES
    return any(
        sum(sheet.setter.width(run.text, sheet.styles.text) for run in line) > room
        for line in fact.value
    )


def _fact_row(
    sheet: Sheet, facts: Sequence[Fact], width: float, parent: Node, *, label: float
) -> None:
    strands: list[Strand] = []
    for index, fact in enumerate(facts):
        x = sheet.left + index * (width + _GUTTER)
        strands += fact_strands(sheet, fact, x, width, label, parent)
    sheet.strands(strands)
    sheet.down(_ROW)


def fact_strands(
    sheet: Sheet, fact: Fact, x: float, width: float, label: float, parent: Node
) -> list[Strand]:
    """A fact of a list: its label, and its value beside."""
    item = sheet.node("LI", parent)
    styles = sheet.styles
    strands: list[Strand] = []
    if fact.label:
        node = sheet.node("Lbl", item)
        lines = label_lines(sheet, fact.full_label, styles.label, label - 6, node)
        strands.append(Strand(x, lines))
    body = sheet.node("LBody", item)
    lines = value_lines(sheet, fact.value, styles.text, width - label, body)
    strands.append(Strand(x + label, lines))
    return strands


def draw_prose(sheet: Sheet, block: Prose, parent: Node) -> None:
    """A text, below its label where it has one."""
    styles = sheet.styles
    if block.label:
        node = sheet.node("P", parent)
        sheet.keep(
            sheet.setter.lines([Styled(beside(block.label), styles.label)], sheet.width, node)
        )
    node = sheet.node("P", parent)
    lines = value_lines(sheet, block.lines, styles.text, sheet.width * 0.86, node)
    sheet.strands([Strand(sheet.left, lines)])
    sheet.down(4)


def draw_sums(sheet: Sheet, block: Sums, parent: Node) -> None:
    """The totals at the right, the last of them the loudest."""
    table = sheet.node("Table", parent)
    body = sheet.node("TBody", table)
    width = sheet.width * _SUMS
    sheet.need(min(len(block.sums) * 18.0 + 24, sheet.paper.height * 0.4))
    for one in block.sums:
        _sum(sheet, one, sheet.right - width, width, sheet.node("TR", body))


def _sum(sheet: Sheet, one: Sum, x: float, width: float, row: Node) -> None:
    styles, theme = sheet.styles, sheet.theme
    label, value = {
        0: (styles.label, styles.text),
        1: (styles.strong, styles.strong),
        2: (styles.due_label, styles.due),
    }[one.weight]
    inset = 0.0 if one.weight < 2 else 7.0
    amount_node_width = sum(sheet.setter.width(run.text, value) for run in one.value)
    room = max(width - amount_node_width - 10 - 2 * inset, width * 0.3)
    head, cell = sheet.node("TH", row, ROW_HEAD), sheet.node("TD", row)
    words = [Styled(beside(one.label), label)]
    if one.note:
        words.append(Styled((Run(" "), *one.note), styles.label))
    left = sheet.setter.lines(words, room, head)
    right = sheet.setter.lines([Styled(one.value, value)], width - 2 * inset, cell)
    height = max(sum(line.height for line in left), sum(line.height for line in right))
    above = 2.0 if one.weight == 0 else 3.5 if one.weight == 1 else 6.5
    if height + 2 * above > sheet.room():
        sheet.turn_page()
    if one.weight == 1:
        sheet.pen.rule(x, sheet.top, width, theme.rule)
    if one.weight == 2:
        sheet.down(3)
        sheet.pen.area(x, sheet.top, width, height + 2 * above, theme.band)
        sheet.pen.rule(x, sheet.top, width, theme.accent, 1.1)
    top = sheet.top + above
    # Label and amount stand in the middle of the row.
    sheet.pen.lines(x + inset, top + (height - sum(line.height for line in left)) / 2, left)
    sheet.pen.lines(
        0,
        top + (height - sum(line.height for line in right)) / 2,
        right,
        right=x + width - inset,
    )
    sheet.down(height + 2 * above)


def draw_cards(sheet: Sheet, block: Cards, parent: Node) -> None:
    """Cards in two columns."""
    width = (sheet.width - _GUTTER) / 2
    for at in range(0, len(block.cards), 2):
        strands: list[Strand] = []
        for index, card in enumerate(block.cards[at : at + 2]):
            x = sheet.left + index * (width + _GUTTER)
            strands.append(Strand(x, _card(sheet, card, width, sheet.node("Sect", parent))))
        if at:
            sheet.down(10)
        sheet.strands(strands, least=70)


def _card(sheet: Sheet, card: Card, width: float, node: Node) -> list[Line]:
    styles = sheet.styles
    lines: list[Line] = []
    if card.title:
        heading = sheet.node("H2", node)
        lines += sheet.setter.lines([Styled(beside(card.title), styles.heading)], width, heading)
        lines.append(Line([], 3.0))
    if card.lines:
        address = sheet.node("P", node)
        for text in card.lines:
            lines += sheet.setter.lines([Styled(text, styles.text)], width, address)
        lines.append(Line([], 3.0))
    if card.facts:
        inside = sheet.node("L", node, LIST)
        for facts in _together(card.facts):
            body = sheet.node("LBody", sheet.node("LI", inside))
            lines += sheet.setter.lines(flowing(sheet, facts), width, body)
            lines.append(Line([], 1.4))
    return lines


def _together(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Each fact alone, but what is a part of the same group in one."""
    for (group, _), found in groupby(facts, key=lambda fact: (fact.group, _owner(fact))):
        if group:
            yield list(found)
        else:
            yield from ([fact] for fact in found)


def _owner(fact: Fact) -> str:
    """The place of the group that a fact is a part of."""
    return fact.path.rpartition(".")[0]


def draw_scan(sheet: Sheet, block: Scan, parent: Node) -> None:
    """The facts of the payment, and beside them the code that says them to an app."""
    side = 30 * MM
    caption = sheet.setter.lines(
        [Styled(beside(block.caption), sheet.styles.small)], side + 6 * MM, sheet.node("P", parent)
    )
    below = sum(line.height for line in caption)
    sheet.need(side + below + 8)
    top, page = sheet.top, sheet.page_count
    x = sheet.right - side
    scan.draw(sheet, block, x, top, side, parent)
    end = sheet.pen.lines(0, top + side + 3, caption, right=sheet.right)
    width = sheet.width - side - _GUTTER
    label = label_width(sheet, block.facts.facts, (sheet.width - _GUTTER) / 2)
    inside = sheet.node("L", parent, LIST)
    for fact in block.facts.facts:
        _fact_row(sheet, (fact,), width, inside, label=label)
    if sheet.page_count == page:
        sheet.top = max(sheet.top, end)
