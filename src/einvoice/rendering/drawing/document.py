"""Draws a whole document."""

from einvoice.rendering.content.blocks import (
    Block,
    Cards,
    Content,
    Facts,
    Prose,
    Scan,
    Section,
    Sums,
    Table,
)
from einvoice.rendering.drawing.completing import completed
from einvoice.rendering.drawing.decor import Decor, Page
from einvoice.rendering.drawing.letter import draw_head
from einvoice.rendering.drawing.parts import (
    draw_cards,
    draw_facts,
    draw_prose,
    draw_scan,
    draw_sums,
)
from einvoice.rendering.drawing.pen import Pen
from einvoice.rendering.drawing.setting import Styled
from einvoice.rendering.drawing.sheet import Sheet
from einvoice.rendering.drawing.tables import draw_table
from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.paper import Paper
from einvoice.rendering.text import beside, plain
from einvoice.rendering.theme import Theme

_GAP = 16.0
"""Above a section."""
_CLOSE = 6.0
"""Above a section that belongs to the one before."""
_BELONGING = frozenset({"adjustments", "totals"})


def draw(
    content: Content, theme: Theme, paper: Paper, decor: Decor, replacement: str | None
) -> bytes:
    """The content as a PDF; MissingGlyphsError where no font has what it needs."""
    sheet = Sheet(content, theme, paper, replacement or "?")
    decor.bind(sheet)

    def page(pen: Pen, number: int, total: int | None) -> Page:
        return Page(sheet, pen, number, total)

    sheet.on_new_page = lambda: decor.header(page(sheet.pen, sheet.page_count, None))
    sheet.new_page()
    draw_head(sheet, content.head, sheet.structure.document)
    for section in content.sections:
        decor.before(section.name, page(sheet.pen, sheet.page_count, None))
        _section(sheet, section)
        decor.after(section.name, page(sheet.pen, sheet.page_count, None))
    tree, structure = sheet.finish(
        lambda pen, number, total: decor.footer(page(pen, number, total))
    )
    if replacement is None:
        sheet.check_glyphs()
    head = content.head
    title = " ".join(part for part in (plain(beside(head.title)), head.number) if part)
    return completed(sheet, tree, structure, title=title, author=head.sender)


def _section(sheet: Sheet, section: Section) -> None:
    node = sheet.node("Sect", sheet.structure.document)
    if sheet.room() < 60:
        sheet.new_page()
    else:
        sheet.down(_CLOSE if section.name in _BELONGING else _GAP)
    if section.shows_title:
        heading = sheet.node("H2", node)
        styled = [Styled(beside(section.title), sheet.styles.heading)]
        sheet.keep(sheet.setter.lines(styled, sheet.width, heading), 4)
    for index, block in enumerate(section.blocks):
        if index:
            sheet.down(4)
        _block(sheet, block, node)


def _block(sheet: Sheet, block: Block, node: Node) -> None:
    match block:
        case Table():
            draw_table(sheet, block, node)
        case Sums():
            draw_sums(sheet, block, node)
        case Facts():
            draw_facts(sheet, block, node)
        case Prose():
            draw_prose(sheet, block, node)
        case Cards():
            draw_cards(sheet, block, node)
        case Scan():
            draw_scan(sheet, block, node)
