"""Ampersands that begin no reference of XML, kept as the text that they were meant to be."""

import html
import re
from html.entities import html5

from einvoice.syntax.note import XmlNote
from einvoice.syntax.prolog import line_of

_NUMBER = re.compile(rb"&#(?:0*([0-9]{1,7})|x0*([0-9A-Fa-f]{1,6}));")

# `&` alone, or with the name of an entity that only HTML knows. CDATA, comments and
# instructions are stepped over as wholes.
_STRAY = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?",
    re.DOTALL,
)


def escape_strays(data: bytes) -> tuple[bytes, tuple[XmlNote, ...]]:
    """Turn references that are none into text; libxml2 would drop them without a trace.

    Numbers that are no character are turned everywhere, in CDATA too: where markup is broken,
    libxml2 may see a reference in what looks like CDATA, and make half a character of it.
    """
    places: list[int] = []

    def number_of(match: re.Match[bytes]) -> bytes:
        number = int(match[1]) if match[1] else int(match[2], 16)
        if _is_character(number):
            return match[0]
        places.append(match.start())
        return b"&amp;" + match[0][1:]

    def text_of(match: re.Match[bytes]) -> bytes:
        if match[0].startswith(b"<"):
            return match[0]
        places.append(match.start())
        known = html5.get(f"{match[1].decode()};") if match[1] else None
        return html.escape(known).encode() if known else b"&amp;" + match[0][1:]

    escaped = _STRAY.sub(text_of, _NUMBER.sub(number_of, data))
    if not places:
        return data, ()
    message = "an ampersand that begins no XML reference was read as text"
    return escaped, (XmlNote("xml.reference", message, *line_of(data, min(places))),)


def _is_character(number: int) -> bool:
    return (
        number in (0x9, 0xA, 0xD)
        or 0x20 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or 0x10000 <= number < 0x110000
    )
