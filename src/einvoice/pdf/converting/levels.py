"""Whether a document has what the levels A and U ask for beyond level B."""

from collections.abc import Iterator
from typing import Final

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from einvoice.errors import Obstacle
from einvoice.pdf.converting.obstacles import language_of
from einvoice.pdf.xmp.writing import Level

_KNOWN_ENCODINGS: Final = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"})
_FONT_KINDS: Final = frozenset({"/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3"})


def level_obstacles(pdf: Pdf, level: Level) -> Iterator[Obstacle]:
    """What is missing for a level; whether tags say the truth is beyond any check."""
    if level in ("A", "U"):
        yield from _unmapped_fonts(pdf)
    if level == "A":
        yield from _untagged(pdf)


def _untagged(pdf: Pdf) -> Iterator[Obstacle]:
    marks = pdf.Root.get("/MarkInfo")
    if not isinstance(marks, Dictionary) or marks.get("/Marked") is not True:
        yield Obstacle("level", "6.7.2.2-1", "catalog", "The document is not marked as tagged")
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or "/K" not in tree:
        yield Obstacle("level", "6.7.3.1-1", "catalog", "The document has no structure tree")
    if not language_of(pdf):
        yield Obstacle("level", "6.7.4", "catalog", "The document names no language")
    for number, page in enumerate(pdf.pages, 1):
        if "/Contents" in page.obj and "/StructParents" not in page.obj:
            message = "The content of the page is not in the structure tree"
            yield Obstacle("level", "6.7.3", f"page {number}", message)
            return


def _unmapped_fonts(pdf: Pdf) -> Iterator[Obstacle]:
    for one in pdf.objects:
        if not isinstance(one, Dictionary) or "/Subtype" not in one:
            continue
        if one["/Subtype"] not in _FONT_KINDS:
            continue
        is_font = one.get("/Type") == Name.Font
        if is_font and not isinstance(one.get("/ToUnicode"), Stream) and not _is_latin(one):
            message = "The text of a font cannot be extracted"
            yield Obstacle("level", "6.2.11.7.2-1", f"object {one.objgen[0]}", message)


def _is_latin(font: Dictionary) -> bool:
    """Whether the codes of a font mean what a standard encoding says, without exceptions."""
    if font.get("/Subtype") in (Name.Type0, Name.Type3):
        return False
    encoding: Object | None = font.get("/Encoding")
    if isinstance(encoding, Dictionary):
        if "/Differences" in encoding:
            return False
        encoding = encoding.get("/BaseEncoding")
    return isinstance(encoding, Name) and str(encoding) in _KNOWN_ENCODINGS
