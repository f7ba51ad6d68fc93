"""What the codes of a simple font mean: its encoding as characters, and back."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from pikepdf import Array, Dictionary, Name, Object

ENCODINGS: Final = ("WinAnsiEncoding", "MacRomanEncoding")
_WINDOWS: Final = "cp1252"
_MOST_DIFFERENCES: Final = 1_000


def _windows() -> dict[int, str]:
    """WinAnsiEncoding: Windows-1252 with the gaps filled by bullets, as the PDF standard does."""
    table = {code: bytes([code]).decode(_WINDOWS, "replace") for code in range(32, 256)}
    filled = {
        code: "\u2022" if sign in ("\ufffd", "\x7f") else sign for code, sign in table.items()
    }
    return {**filled, 0xA0: " ", 0xAD: "-"}


def _macintosh() -> dict[int, str]:
    table = {code: bytes([code]).decode("mac_roman") for code in range(32, 256) if code != 0x7F}
    return {**table, 0xCA: " ", 0xDB: "\u00a4"}


def _standard() -> dict[int, str]:
    """StandardEncoding, which a font of Type 1 has that names none."""
    from fontTools.encodings.StandardEncoding import StandardEncoding

    names = enumerate(StandardEncoding)
    return {code: sign for code, name in names if (sign := _sign_named(str(name)))}


def meaning_of(encoding: Object | None) -> dict[int, str] | None:
    """Code -> character; None where the encoding is none that is known."""
    differences: Object | None = None
    base = encoding
    if isinstance(encoding, Dictionary):
        base, differences = encoding.get("/BaseEncoding"), encoding.get("/Differences")
    if base is None or base == Name.StandardEncoding:
        codes = _standard()
    elif base == Name.WinAnsiEncoding:
        codes = _windows()
    elif base == Name.MacRomanEncoding:
        codes = _macintosh()
    else:
        return None
    if isinstance(differences, Array):
        code = 0
        for item in list(differences)[:_MOST_DIFFERENCES]:
            if isinstance(item, Name):
                codes.pop(code, None)
                if 0 <= code <= 255 and (sign := _sign_named(str(item).removeprefix("/"))):
                    codes[code] = sign
                code += 1
            elif isinstance(item, int):
                code = int(item)
    return codes


def differences_of(codes: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The codes that do not mean what WinAnsiEncoding says, with the names of their glyphs."""
    from fontTools import agl

    names = cast("dict[int, str]", agl.UV2AGL)  # pyright: ignore[reportUnknownMemberType]  # untyped
    known = _windows()
    for code, sign in sorted(codes.items()):
        if known.get(code) != sign:
            yield code, names.get(ord(sign)) or f"uni{ord(sign):04X}"


def _sign_named(name: str) -> str | None:
    """The one character that a name of a glyph stands for."""
    from fontTools import agl

    signs: str = agl.toUnicode(name[:40])  # pyright: ignore[reportUnknownMemberType]  # untyped
    return signs if len(signs) == 1 else None
