"""Encodings of fonts, spelled as PDF/A-3 wants them without a glyph changed."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from einvoice.pdf.writing.changes import ChangeLog

_SYMBOLIC, _NONSYMBOLIC = 4, 32
_WATCHED = frozenset({"/Encoding", "/DescendantFonts", "/CIDSystemInfo"})


def repair_encodings(pdf: Pdf, log: ChangeLog) -> None:
    """Base encodings of TrueType fonts on a standard one, and write strings where they are used.

    Whether the base changes a glyph that is drawn is what pikepdf finds out; then it stays.
    """
    candidates = False
    for one in pdf.objects:
        if isinstance(one, Dictionary) and not one.keys().isdisjoint(_WATCHED):
            candidates = candidates or _lacks_base(one)
            _direct_strings(one)
    if candidates:
        from pikepdf.pdfa import prepare

        # It writes metadata as well, which is replaced afterwards.
        count = prepare(pdf, "3b", output_intent=None).base_encodings_added
        log.add(
            "font.encoding",
            "Based the encoding of a font on WinAnsiEncoding",
            clause="6.2.11.6-2",
            count=count,
        )


def _lacks_base(font: Dictionary) -> bool:
    if font.get("/Subtype") != Name.TrueType:
        return False
    descriptor, encoding = font.get("/FontDescriptor"), font.get("/Encoding")
    if not isinstance(descriptor, Dictionary) or not isinstance(encoding, Dictionary):
        return False
    flags = descriptor.get("/Flags")
    plain = isinstance(flags, int) and flags & _NONSYMBOLIC and not flags & _SYMBOLIC
    return bool(plain) and "/Differences" in encoding and "/BaseEncoding" not in encoding


def _direct_strings(font: Dictionary) -> None:
    """The system of a font's characters, with its strings in it: validators miss indirect ones."""
    below = font.get("/DescendantFonts")
    fonts: list[Object] = [font, *(below if isinstance(below, Array) else ())]
    for one in fonts:
        system = one.get("/CIDSystemInfo") if isinstance(one, Dictionary | Stream) else None
        if isinstance(system, Dictionary):
            for key in ("/Registry", "/Ordering"):
                value = system.get(key)
                if isinstance(value, String) and value.is_indirect:
                    system[key] = String(bytes(value))
