"""PDFs made for tests: ordinary ones, and ones that are wrong in one way."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import fontpkg
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT = "Fira"


class Canvas(Protocol):
    """What is used of reportlab's canvas, which has no types."""

    def setFont(self, name: str, size: float) -> None: ...
    def drawString(self, x: float, y: float, text: str) -> None: ...
    def linkURL(self, url: str, rect: tuple[float, float, float, float]) -> None: ...
    def setFillColorCMYK(self, c: float, m: float, y: float, k: float) -> None: ...
    def rect(self, x: float, y: float, width: float, height: float, *, fill: int) -> None: ...
    def bookmarkPage(self, key: str) -> None: ...
    def showPage(self) -> None: ...
    def save(self) -> None: ...


@cache
def font_file() -> Path:
    """A font that may be embedded."""
    return fontpkg.path("fira-sans")


def drawn(draw: Callable[[Canvas], None], *, font: str = FONT, pages: int = 1) -> bytes:
    """A PDF by reportlab; with the font of the tests it has all that its pages need."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(font_file())))  # pyright: ignore[reportUnknownMemberType]
    out = io.BytesIO()
    make = cast("Callable[..., Canvas]", canvas.Canvas)
    made = make(out, initialFontName=font, lang="de", invariant=True)
    for _ in range(pages):
        made.setFont(font, 11)
        draw(made)
        made.showPage()
    made.save()
    return out.getvalue()


@cache
def ordinary(pages: int = 1) -> bytes:
    """An ordinary PDF: text in an embedded font, a link, a named destination."""

    def draw(page: Canvas) -> None:
        page.drawString(60, 780, "Rechnung 2026-001 über 23,80 EUR")
        page.linkURL("https://example.com", (60, 700, 200, 715))

    return changed(drawn(draw, pages=pages), _name_destination)


@cache
def with_missing_font(font: str = "Helvetica") -> bytes:
    """A PDF that names a font without bringing it along."""
    return drawn(lambda page: page.drawString(60, 780, "Invoice 2026-001"), font=font)


def changed(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    """A PDF with something changed in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


def _name_destination(pdf: Pdf) -> None:
    target = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("start"), target])))


def attach(pdf: Pdf, name: str, data: bytes) -> None:
    """Attach a file as ordinary programs do: without relationship, type or association."""
    filespec = Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=Stream(pdf, data)))
    names = pdf.Root.get("/Names")
    if not isinstance(names, Dictionary):
        names = pdf.Root["/Names"] = Dictionary()
    tree = names.get("/EmbeddedFiles")
    if not isinstance(tree, Dictionary):
        tree = names["/EmbeddedFiles"] = Dictionary(Names=Array([]))
    pairs = tree["/Names"]
    assert isinstance(pairs, Array)
    pairs.extend([String(name), pdf.make_indirect(filespec)])


def files_in(data: bytes) -> dict[str, bytes]:
    """The embedded files of a PDF, as pikepdf finds them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
