"""What stands around the text of a page, and where your own drawing comes in.

Subclass `Decor`, override what you want to draw yourself, and give an object of it to `render`:

    class Ours(Decor):
        def footer(self, page: Page) -> None:
            page.text(25, 285, "Example Books GmbH, Example City")

Distances are millimetres from the left upper corner of the page. What a decor draws is marked as
furniture of the page, which programs that read a document aloud leave out. An object draws one
document at a time.
"""

from einvoice.rendering.drawing.pen import Pen, colour_operand
from einvoice.rendering.drawing.setting import Setter, Style
from einvoice.rendering.drawing.sheet import LEFT, Sheet
from einvoice.rendering.paper import MM
from einvoice.rendering.text import POINT, Run, beside, joined

_MARKS = (105.0, 148.5, 210.0)
"""Where A4 is folded for form B of DIN 5008, and punched."""
_MOST_CHARACTERS = 1_000
"""No line of a page has more."""


class Page:
    """One page, for drawing around its text."""

    def __init__(self, sheet: Sheet, pen: Pen, number: int, total: int | None) -> None:
        self._sheet = sheet
        self._pen = pen
        self.number = number
        """The number of the page, from 1."""
        self.total = total
        """How many pages there are; None while that is not known."""
        self.width = sheet.paper.width / MM
        self.height = sheet.paper.height / MM
        self.theme = sheet.theme

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 8.0,
        colour: str | None = None,
        strong: bool = False,
        align: str = "left",
        room: float | None = None,
    ) -> None:
        """Write a line; `x` is its beginning, its end ("right") or its middle ("centre").

        What is longer than `room` ends in an ellipsis.
        """
        style = Style(size, colour or self.theme.ink, strong)
        if room is not None:
            text = _shortened(self._sheet.setter, text, style, room * MM)
        line = self._sheet.setter.line((Run(text),), style)
        at = x * MM - (
            line.width if align == "right" else line.width / 2 if align == "centre" else 0
        )
        self._pen.lines(at, y * MM - line.baseline, [line])

    def rule(
        self, x: float, y: float, length: float, *, colour: str | None = None, width: float = 0.5
    ) -> None:
        """Draw a line from left to right; its width is in points."""
        self._pen.rule(x * MM, y * MM, length * MM, colour or self.theme.rule, width)

    def area(
        self, x: float, y: float, width: float, height: float, *, colour: str | None = None
    ) -> None:
        """Fill a rectangle."""
        shade = colour or self.theme.band
        self._pen.area(x * MM, y * MM, width * MM, height * MM, shade)

    def path(self, points: list[tuple[float, float]], *, colour: str | None = None) -> None:
        """Fill the area between points."""
        height = self._sheet.paper.height
        corners = [f"{x * MM:.2f} {height - y * MM:.2f}" for x, y in points]
        steps = " l ".join(corners[1:])
        shade = colour_operand(colour or self.theme.accent)
        self._pen.figure(f"{shade} rg {corners[0]} m {steps} l h f", None)


class Decor:
    """The usual drawing around the text; every method may be overridden."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None

    def bind(self, sheet: Sheet) -> None:
        """Take note of the document that is drawn."""
        self._sheet = sheet

    @property
    def sheet(self) -> Sheet:
        """The document that is drawn."""
        assert self._sheet is not None, "a decor draws only while a document is drawn"
        return self._sheet

    def header(self, page: Page) -> None:
        """Draw above the text, when a page begins: on further pages who writes of what."""
        if page.theme.stripe:
            page.area(0, 0, page.width, 3 if page.number == 1 else 1.5, colour=page.theme.accent)
        if page.number == 1:
            self._fold_marks(page)
            return
        head = self.sheet.content.head
        right = page.width - 20
        title = joined((beside(head.title), (Run(head.number),)), " ")
        muted = page.theme.muted
        room = (right - LEFT / MM) * 0.48
        text = "".join(run.text for run in title)
        page.text(LEFT / MM, 16, head.sender, colour=muted, room=room)
        page.text(right, 16, text, colour=muted, align="right", room=room)
        page.rule(LEFT / MM, 19, right - LEFT / MM)

    def footer(self, page: Page) -> None:
        """Draw below the text, when all pages are known: who writes, and the number of the page."""
        content = self.sheet.content
        y, right = page.height - 11, page.width - 20
        muted, size = page.theme.muted, self.sheet.styles.foot.size
        page.rule(LEFT / MM, y - 5, right - LEFT / MM)
        words = content.languages.fill("page", page=str(page.number), pages=str(page.total))
        numbers = "".join(run.text for run in beside(words))
        page.text(right, y, numbers, size=size, colour=muted, align="right")
        style = self.sheet.styles.foot
        room = (self.sheet.width - self.sheet.setter.width(numbers + POINT, style)) / MM
        page.text(LEFT / MM, y, content.foot, size=size, colour=muted, room=room)

    def before(self, section: str, page: Page) -> None:
        """Called before a section ("lines", "totals", "payment"...) is drawn; draws nothing."""

    def after(self, section: str, page: Page) -> None:
        """Called after a section is drawn; draws nothing."""

    def _fold_marks(self, page: Page) -> None:
        if page.theme.fold_marks and self.sheet.paper.name == "A4":
            for y in _MARKS:
                page.rule(4, y, 3 if y == _MARKS[1] else 2, colour=page.theme.muted, width=0.3)


def _shortened(setter: Setter, text: str, style: Style, room: float) -> str:
    """The beginning of a text that fits; each step halves what is in question."""
    if len(text) <= _MOST_CHARACTERS and setter.width(text, style) <= room:
        return text
    fits, fails = 0, min(len(text), _MOST_CHARACTERS)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if setter.width(text[:middle] + "…", style) <= room:
            fits = middle
        else:
            fails = middle
    return text[:fits].rstrip() + "…"
