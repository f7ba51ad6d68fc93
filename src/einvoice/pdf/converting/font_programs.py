"""Font programs of this machine that can stand in for those that PDFs do not bring along."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final, Protocol, cast

from einvoice.errors import MissingExtraError
from einvoice.pdf.converting.font_faces import Face

_TOLERANCE: Final = 2
"""Thousandths of the size by which widths may differ: nobody sees that."""
_MOST_FILES: Final = 2_000
_BOLD: Final = 700
_REGULAR: Final = 400


class _Table(Protocol):
    """What is used of the tables of a font."""

    unitsPerEm: int
    italicAngle: float
    fsType: int
    macStyle: int
    ascent: int
    descent: int
    xMin: int
    yMin: int
    xMax: int
    yMax: int


class FontLike(Protocol):
    """What is used of an opened font."""

    recalcTimestamp: bool

    def __contains__(self, tag: str) -> bool:
        """Whether it has a table."""
        ...

    def __getitem__(self, tag: str) -> _Table:
        """A table."""
        ...

    def getBestCmap(self) -> dict[int, str] | None:
        """Character -> glyph."""
        ...

    def getGlyphSet(self) -> "dict[str, _Glyph]":
        """The glyphs."""
        ...

    def save(self, file: BytesIO) -> None:
        """Write the font."""
        ...


class _Glyph(Protocol):
    width: float


@dataclass(frozen=True, slots=True)
class Program:
    """A font program that has the widths of a face."""

    name: str
    data: bytes


def open_font(data: bytes) -> FontLike:
    """Open a TrueType font; MissingExtraError where fontTools is not installed."""
    try:
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise MissingExtraError(package="fonttools", extra="pdf") from error
    font = cast("FontLike", TTFont(BytesIO(data), lazy=True))
    font.recalcTimestamp = False
    return font


def widths_of(font: FontLike) -> dict[int, int]:
    """The width of every character of a font, in thousandths of its size."""
    glyphs, scale = font.getGlyphSet(), 1000 / font["head"].unitsPerEm
    characters = font.getBestCmap() or {}
    return {code: round(glyphs[name].width * scale) for code, name in characters.items()}


@lru_cache(maxsize=32)
def program_for(face: Face, source: str | None) -> Program | None:
    """A program with the widths and the style of a face; None where there is none.

    `source` is a path; without one, the installed packages of fonts are searched.
    """
    files = _installed() if source is None else _below(Path(source))
    for path in islice(files, _MOST_FILES):
        data = _fitting(path, face)
        if data is not None:
            return Program(path.stem.partition("[")[0], data)
    return None


def _below(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (one for one in sorted(path.rglob("*")) if one.suffix.lower() == ".ttf")
    elif path.is_file():
        yield path


def _installed() -> Iterator[Path]:
    try:
        import fontpkg
    except ImportError:
        return
    for family in fontpkg.families().values():
        yield from (file.path for file in family.files)


def _fitting(path: Path, face: Face) -> bytes | None:
    """The bytes of a font file, in the weight of the face, if it looks like the face."""
    from fontTools.ttLib import TTLibError

    try:
        data = path.read_bytes()
        font = open_font(data)
        if "glyf" not in font or "cmap" not in font or "hmtx" not in font:
            return None  # glyphs of another kind go into PDFs otherwise
        if bool(font["post"].italicAngle) != face.italic or font["OS/2"].fsType & 2:
            return None
        if "fvar" in font:
            data = _instance(data, _BOLD if face.bold else _REGULAR)
            font = open_font(data)
        elif bool(font["head"].macStyle & 1) != face.bold:
            return None
        widths = widths_of(font)
    except (OSError, TTLibError, KeyError, ValueError):
        return None  # a broken font is none
    alike = all(
        abs(widths.get(ord(sign), 0) - width) <= _TOLERANCE for sign, width in face.widths.items()
    )
    return data if alike else None


def subset(font: FontLike, signs: set[str]) -> bytes:
    """The font with no glyphs but those that are needed; the same bytes each time."""
    from fontTools import subset as library

    options = library.Options(layout_features=[], name_IDs=[1, 2, 6], hinting=False)
    options.notdef_outline = True
    subsetter = cast("_Subsetter", library.Subsetter(options))
    subsetter.populate(unicodes=[ord(sign) for sign in sorted(signs)])
    subsetter.subset(font)
    return _saved(font)


class _Subsetter(Protocol):
    def populate(self, *, unicodes: list[int]) -> None: ...

    def subset(self, font: FontLike) -> None: ...


class _Instancer(Protocol):
    def __call__(self, font: FontLike, axes: dict[str, float], *, inplace: bool) -> FontLike: ...


def _instance(data: bytes, weight: float) -> bytes:
    """A variable font, made fixed at a weight."""
    from fontTools.varLib import instancer

    untyped: object = instancer.instantiateVariableFont  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # no types
    fixed = cast("_Instancer", untyped)(open_font(data), {"wght": weight}, inplace=True)
    fixed.recalcTimestamp = False
    return _saved(fixed)


def _saved(font: FontLike) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()
