"""The pages of a report: headings, and bars at the side of what belongs together."""

from collections.abc import Generator
from contextlib import contextmanager

from einvoice.rendering.drawing.setting import Line, Style, Styled
from einvoice.rendering.drawing.sheet import Sheet, Turn
from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.text import Run
from einvoice.report.pages.look import shown

_GAP = 16.0
"""Above a section."""
_BAR = 3.0
"""The width of a bar."""


def section(sheet: Sheet, title: str) -> Node:
    """Begin a section; its heading stays with what comes next."""
    node = sheet.node("Sect", sheet.structure.document)
    heading = sheet.node("H2", node)
    sheet.outline.add(1, title, heading)
    sheet.down(_GAP)
    sheet.keep(lines(sheet, title, sheet.styles.heading, sheet.width, heading), 5)
    return node


def lines(
    sheet: Sheet, text: str, style: Style, width: float, node: Node | None, language: str = ""
) -> list[Line]:
    """A text of the report in lines."""
    return sheet.setter.lines([Styled((Run(shown(text), language),), style)], width, node)


@contextmanager
def bar(sheet: Sheet, colour: str, inset: float = 0.0) -> Generator[None]:
    """Draw a bar at the left of all that is drawn meanwhile, on every page that it takes."""
    start = sheet.top

    def end() -> None:
        if sheet.top > start:
            x = sheet.left + inset
            sheet.pen.area(x, start, _BAR, sheet.top - start, colour)

    def begin() -> None:
        nonlocal start
        start = sheet.top

    before = sheet.turn
    sheet.turn = Turn(before.reserved, end, begin)
    yield
    sheet.turn = before
    end()
