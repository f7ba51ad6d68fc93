"""The pages of a document: where the next part goes, and what happens when a page is full."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from einvoice.errors import MissingGlyphsError
from einvoice.rendering.content.blocks import Content
from einvoice.rendering.drawing.faces import bundled, face
from einvoice.rendering.drawing.file import PdfFile
from einvoice.rendering.drawing.outline import Outline
from einvoice.rendering.drawing.pen import Pen
from einvoice.rendering.drawing.setting import Line, Setter
from einvoice.rendering.drawing.styles import Styles
from einvoice.rendering.drawing.tags import Node, Structure
from einvoice.rendering.drawing.typeface import Typeface, Used, embed
from einvoice.rendering.paper import MM, Paper
from einvoice.rendering.theme import Fonts, Theme

LEFT = 25 * MM
RIGHT = 20 * MM
_TOP = 27 * MM
"""Where the text of a further page begins."""
_BOTTOM = 21 * MM
"""What is kept free for the foot of a page."""
_MOST_KEPT = 0.25
"""The part of a page that headings take at most without what they head."""
LEAST_BROKEN = 40.0
"""The room that is left at least where a text is broken."""
_SHORT = 0.3
"""A text up to this part of a page is not broken."""


@dataclass(slots=True)
class Strand:
    """A column of lines beside others: at `x`, or ending at `right`."""

    x: float
    lines: list[Line]
    right: float = 0.0

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return sum(line.height for line in self.lines)


@dataclass(slots=True)
class Turn:
    """What is drawn when a page is full, and on the next one: heads and carried amounts."""

    reserved: float = 0.0
    at_end: Callable[[], None] = lambda: None
    at_start: Callable[[], None] = lambda: None


@dataclass(slots=True)
class _Page:
    number: int
    """Its object."""
    early: int
    key: int


@dataclass(slots=True)
class _Typefaces:
    regular: Typeface
    strong: Typeface
    fonts: list[Used]
    missing: set[str] = field(default_factory=set[str])

    @classmethod
    def of(cls, fonts: Fonts, replacement: str) -> "_Typefaces":
        paths = (fonts.regular or bundled("Regular"), fonts.strong or bundled("SemiBold"))
        used: list[Used] = []
        for path in (*paths, *fonts.fallbacks):
            loaded = face(path)
            known = next((one for one in used if one.face is loaded), None)
            used.append(known or Used(loaded, f"F{len(used) + 1}"))
        missing: set[str] = set()
        regular = Typeface((used[0], *used[2:]), missing, replacement)
        strong = Typeface((used[1], *used[2:]), missing, replacement)
        distinct = list(dict.fromkeys(used))
        return cls(regular, strong, distinct, missing)


class Sheet:
    """A document that grows page by page; distances are points from the left upper corner."""

    def __init__(self, content: Content, theme: Theme, paper: Paper, replacement: str) -> None:
        self.content = content
        self.theme = theme
        self.paper = paper
        self.styles = Styles.of(theme)
        self.file = PdfFile()
        self.structure = Structure(self.file)
        self.outline = Outline(self.file, paper)
        self._faces = _Typefaces.of(theme.fonts, replacement)
        self.setter = Setter(self._faces.regular, self._faces.strong)
        self.left = LEFT
        self.width = paper.width - LEFT - RIGHT
        self.right = LEFT + self.width
        self.top = 0.0
        """Where the next part begins."""
        self.turn = Turn()
        self.on_new_page: Callable[[], None] = lambda: None
        self._kept: list[Line] = []
        self._pages: list[_Page] = []
        self._images: dict[str, int] = {}
        self._resources = self.file.reserve()
        self._tree = self.file.reserve()
        self._open: Pen | None = None

    @property
    def pen(self) -> Pen:
        """What draws on the page at hand."""
        assert self._open is not None, "no page is open"
        return self._open

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def bottom(self) -> float:
        """Where the text of a page must end."""
        return self.paper.height - _BOTTOM - self.turn.reserved

    def room(self) -> float:
        """How much of the page is left, beside what waits for its first lines."""
        return self.bottom - self.top - sum(line.height for line in self._kept)

    def node(self, kind: str, parent: Node, entries: str = "") -> Node:
        """A new element of the structure."""
        return self.structure.node(kind, parent, entries)

    def new_page(self) -> None:
        """Begin a page; the one before is complete but for its foot."""
        self._close()
        key = self.structure.new_page()
        self._pages.append(_Page(self.file.reserve(), 0, key))
        self._open = self._new_pen(self._pages[-1])
        self.top = _TOP
        self.on_new_page()

    def turn_page(self) -> None:
        """End a page in the middle of a part, and go on with the part on the next."""
        self.turn.at_end()
        self.new_page()
        self.turn.at_start()

    def need(self, height: float) -> None:
        """Begin a page where less than this is left for what is drawn next."""
        if self.room() < height:
            self.turn_page()
        self._release()

    def keep(self, lines: Sequence[Line], below: float = 0.0) -> None:
        """Draw the lines of a heading once it is known on which page what they head begins.

        Headings that would fill much of a page stand where they stand.
        """
        if sum(line.height for line in (*self._kept, *lines)) > self.paper.height * _MOST_KEPT:
            self.strands([Strand(self.left, list(lines))])
            self.down(below)
        else:
            self._kept += [*lines, Line([], below)]

    def _release(self) -> None:
        kept, self._kept = self._kept, []
        self.top = self.pen.lines(self.left, self.top, kept)

    def down(self, height: float) -> None:
        """Leave some space."""
        if self._kept:
            self._kept.append(Line([], height))
        else:
            self.top += height

    def strands(self, strands: Sequence[Strand], *, least: float = 0.0) -> None:
        """Draw columns of lines beside each other, on as many pages as they need.

        What is short stays together; what is long is broken where at least `least` fits.
        """
        height = max((strand.height for strand in strands), default=0.0)
        whole = self.paper.height - _TOP - _BOTTOM - self.turn.reserved
        least = max(least, LEAST_BROKEN)
        if height > self.room() and (height < whole * _SHORT or self.room() < least):
            self.turn_page()
        self._release()
        waiting = [Strand(strand.x, strand.lines, strand.right) for strand in strands]
        while True:
            end = self.top
            for strand in waiting:
                count = _fitting(strand.lines, self.room())
                lines, strand.lines = strand.lines[:count], strand.lines[count:]
                end = max(end, self.pen.lines(strand.x, self.top, lines, right=strand.right))
            self.top = end
            if not any(strand.lines for strand in waiting):
                return
            self.turn_page()

    def add_image(self, name: str, number: int) -> None:
        """Let pages use an image object by a name."""
        self._images[name] = number

    def finish(self, foot: Callable[[Pen, int, int], None]) -> tuple[int, int]:
        """Draw what waits for the number of pages; returns the page tree and the structure."""
        self._release()
        self._close()
        total = len(self._pages)
        for number, page in enumerate(self._pages, 1):
            pen = self._new_pen(page)
            foot(pen, number, total)
            late = self.file.stream(pen.data())
            self.file.put(page.number, self._page(page, late))
        kids = " ".join(f"{page.number} 0 R" for page in self._pages)
        self.file.put(self._tree, f"<</Type/Pages/Count {total}/Kids[{kids}]>>")
        self.file.put(self._resources, self._fonts())
        return self._tree, self.structure.write()

    def check_glyphs(self) -> None:
        """MissingGlyphsError if characters were asked for that no font has."""
        if self._faces.missing:
            names = [font.face.name for font in self._faces.fonts]
            raise MissingGlyphsError(characters=self._faces.missing, fonts=names)

    def _new_pen(self, page: _Page) -> Pen:
        main = self.content.languages.main.code
        return Pen(self.paper, self.setter, self.structure, main, page.number)

    def _close(self) -> None:
        if self._open is not None:
            self._pages[-1].early = self.file.stream(self._open.data())
            self._open = None

    def _page(self, page: _Page, late: int) -> str:
        return (
            f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {self.paper.width:.2f} "
            f"{self.paper.height:.2f}]/Resources {self._resources} 0 R/StructParents {page.key}"
            f"/Tabs/S/Contents[{page.early} 0 R {late} 0 R]>>"
        )

    def _fonts(self) -> str:
        fonts: list[str] = []
        for font in self._faces.fonts:
            if font.characters:
                font.number = self.file.reserve()
                embed(self.file, font)
                fonts.append(f"/{font.name} {font.number} 0 R")
        images = "".join(f"/{name} {number} 0 R" for name, number in self._images.items())
        drawn = f"/XObject<<{images}>>" if images else ""
        return f"<</Font<<{''.join(fonts)}>>{drawn}>>"


def _fitting(lines: Sequence[Line], room: float) -> int:
    """How many lines fit, at least one."""
    used = 0.0
    for count, line in enumerate(lines):
        used += line.height
        if used > room + 0.01:
            return max(count, 1)
    return len(lines)
