"""Fonts in files: what they can write, how wide it is, and the part of them that is embedded.

reportlab reads and cuts them; nothing untyped leaves this module.
"""

import importlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, cast

from einvoice.errors import MissingExtraError, UnusableFontError

EXTRA = "pdf"
_SUFFIX = ".ttf"
_DIGITS = "0123456789"
_lock = Lock()
"""A face reads its file with one position in it, so threads take turns."""


class _TrueType(Protocol):
    charToGlyph: dict[int, int]
    charWidths: dict[int, float]
    name: bytes
    ascent: float
    descent: float
    capHeight: float
    bbox: Sequence[float]
    italicAngle: float
    stemV: float

    def makeSubset(self, subset: Sequence[int]) -> bytes: ...


class Face:
    """One font file, loaded once and used by all renderings."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._face = _load(path)
        if self._face.charToGlyph:
            _use_tabular_figures(path, self._face)
        self.glyphs: Mapping[int, int] = self._face.charToGlyph
        self.widths: dict[str, float] = {
            chr(code): self._face.charWidths[code]
            for code in self._face.charToGlyph
            if code in self._face.charWidths and not 0xD800 <= code < 0xE000
        }
        """Widths in thousandths of the size, by character."""
        self.name = self._face.name.decode("ascii", "replace")

    def subset(self, characters: Sequence[str]) -> bytes:
        """The font with the glyphs of these characters, in their order."""
        with _lock:
            return self._face.makeSubset([ord(character) for character in characters])

    def descriptor(self) -> str:
        """The entries that a font descriptor takes from the font."""
        face = self._face
        box = " ".join(f"{edge:.0f}" for edge in face.bbox)
        return (
            f"/FontBBox[{box}]/Ascent {face.ascent:.0f}/Descent {face.descent:.0f}"
            f"/CapHeight {face.capHeight:.0f}/ItalicAngle {face.italicAngle:g}"
            f"/StemV {face.stemV:.0f}/Flags 4"
        )


def face(path: str | os.PathLike[str]) -> Face:
    """The font in a file; UnusableFontError for what cannot be embedded."""
    place = os.fspath(path)
    try:
        stamp = os.stat(place).st_mtime_ns
    except OSError as error:
        raise UnusableFontError(font=place, detail=error.strerror or "no file") from error
    return _face(place, stamp)


@lru_cache(maxsize=32)
def _face(path: str, stamp: int) -> Face:
    return Face(path)


def bundled(style: str) -> str:
    """The path of a style of Fira Sans, such as "Regular"; MissingExtraError without it."""
    try:
        module = importlib.import_module("fontpkg_fira_sans")
    except ImportError as error:
        raise MissingExtraError(package="fontpkg-fira-sans", extra=EXTRA) from error
    folder = Path(cast(str, module.__file__)).parent / "files"
    return str(folder / f"FiraSans-{style}{_SUFFIX}")


def _load(path: str) -> _TrueType:
    try:
        ttfonts = importlib.import_module("reportlab.pdfbase.ttfonts")
    except ImportError as error:
        raise MissingExtraError(package="reportlab", extra=EXTRA) from error
    failures = cast(
        "tuple[type[Exception], ...]", (ttfonts.TTFError, OSError, ValueError, KeyError)
    )
    try:
        return cast(_TrueType, ttfonts.TTFontFace(path))
    except failures as error:
        raise UnusableFontError(font=path, detail=str(error) or type(error).__name__) from error


def _use_tabular_figures(path: str, face: _TrueType) -> None:
    """Let digits stand below each other, where the font has figures of one width."""
    for character, glyph, width in _tabular(path):
        face.charToGlyph[ord(character)] = glyph
        face.charWidths[ord(character)] = width


def _tabular(path: str) -> Iterator[tuple[str, int, float]]:
    """Digit, glyph and width of the figures that the font has for tables."""
    try:
        library: Any = importlib.import_module("fontTools.ttLib")
    except ImportError:
        return  # digits keep the widths that they have
    with closing(library.TTFont(path, lazy=True)) as opened:
        font: Any = opened
        found = _substitutes(font["GSUB"].table) if "GSUB" in font else {}
        names = cast("dict[int, str]", font.getBestCmap())
        scale = 1000 / cast(int, font["head"].unitsPerEm)
        for character in _DIGITS:
            other = found.get(names.get(ord(character), ""))
            if other is not None:
                width = cast(int, font["hmtx"][other][0]) * scale
                yield character, cast(int, font.getGlyphID(other)), width


def _substitutes(table: Any) -> dict[str, str]:
    """The glyphs that the feature for tabular figures puts in the place of others."""
    found: dict[str, str] = {}
    if table.FeatureList is None or table.LookupList is None:
        return found
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for part in table.LookupList.Lookup[index].SubTable:
            real: Any = getattr(part, "ExtSubTable", part)
            found.update(cast("dict[str, str]", getattr(real, "mapping", {})))
    return found
