"""The fonts of one document: what it has written in each, and which font writes what."""

from collections.abc import Iterator, Sequence

from einvoice.rendering.drawing.faces import Face
from einvoice.rendering.drawing.file import PdfFile, name_object

# What looks the same in every font, where a font lacks the one that is asked for.
_ALIKE = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    "\u2212": "\u2013",
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u02bc": "\u2019",
    **dict.fromkeys(
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "
    ),
}
_PER_BLOCK = 100
"""So many lines a block of a character map may have."""


class Used:
    """A font in one document: every character that it writes gets a code of its own."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        """What content streams call it."""
        self._codes: dict[str, str] = {}
        self.number = 0
        """Its object, once a page refers to it."""

    @property
    def characters(self) -> Sequence[str]:
        """What is written in it, in the order of the codes."""
        return tuple(self._codes)

    def encode(self, text: str) -> str:
        """A text of characters that the font has, in its codes, as hexadecimal digits."""
        codes = self._codes
        try:
            return "".join(map(codes.__getitem__, text))
        except KeyError:
            for character in text:
                codes.setdefault(character, f"{len(codes) + 1:04X}")
            return "".join(map(codes.__getitem__, text))


class Typeface:
    """One weight of a document: its font, and those that help out."""

    def __init__(self, fonts: Sequence[Used], missing: set[str], replacement: str) -> None:
        self.fonts = fonts
        self._main = fonts[0]
        self._widths = self._main.face.widths
        self._known = frozenset(self._widths)
        self._missing = missing
        self._replacement = replacement

    def prepared(self, text: str) -> str:
        """The text in characters that one of the fonts has; what none has is taken down."""
        if self._known.issuperset(text):
            return text
        return "".join(map(self._prepared, text))

    def _prepared(self, character: str) -> str:
        if any(character in font.face.widths for font in self.fonts):
            return character
        alike = _ALIKE.get(character)
        if alike is not None and alike in self._known:
            return alike
        self._missing.add(character)
        return self._replacement

    def width(self, text: str) -> float:
        """How wide a prepared text is, in thousandths of the size."""
        try:
            return sum(map(self._widths.__getitem__, text))
        except KeyError:
            return sum(self._font_of(character).face.widths[character] for character in text)

    def split(self, text: str) -> Iterator[tuple[Used, str]]:
        """A prepared text by the fonts that write it."""
        if self._known.issuperset(text):
            yield self._main, text
            return
        start, current = 0, self._font_of(text[0])
        for at, character in enumerate(text):
            font = self._font_of(character)
            if font is not current:
                yield current, text[start:at]
                start, current = at, font
        yield current, text[start:]

    def _font_of(self, character: str) -> Used:
        return next(font for font in self.fonts if character in font.face.widths)


def embed(file: PdfFile, font: Used) -> None:
    """Write a font with the glyphs that the document needs, where a page refers to it."""
    characters = font.characters
    face = font.face
    data = face.subset(characters)
    program = file.stream(data, f"/Length1 {len(data)}")
    tag = "".join(chr(65 + ord(char) % 26) for char in f"{font.name:A<6}"[:6])
    name = name_object(f"{tag}+{face.name}")
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName{name}{face.descriptor()}/FontFile2 {program} 0 R>>"
    )
    widths = " ".join(f"{face.widths[character]:g}" for character in characters)
    glyphs = file.stream(b"\0\0" + b"".join(_glyphs(font)))
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/FontDescriptor {descriptor} 0 R"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap {glyphs} 0 R/DW 0/W[1[{widths}]]>>"
    )
    unicode = file.stream(_to_unicode(characters).encode("ascii"))
    file.put(
        font.number,
        f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>",
    )


def _glyphs(font: Used) -> Iterator[bytes]:
    """The glyph of every code: characters that look the same share one in the embedded part."""
    places: dict[int, int] = {}
    for character in font.characters:
        glyph = font.face.glyphs[ord(character)]
        place = places.setdefault(glyph, len(places) + 1) if glyph else 0
        yield place.to_bytes(2, "big")


def _to_unicode(characters: Sequence[str]) -> str:
    rows = [
        f"<{code:04X}><{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    blocks = [rows[at : at + _PER_BLOCK] for at in range(0, len(rows), _PER_BLOCK)]
    mapped = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{mapped}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
