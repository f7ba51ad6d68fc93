"""Bytes of any accepted encoding made into UTF-8, with a note where they contradict themselves.

Only encodings of the tables below are decoded: names are looked up here, never in Python's
codec registry, which also knows compressors and guesses.
"""

import codecs
import re
from dataclasses import dataclass, replace
from typing import Final, cast

from einvoice.errors import EncodingError
from einvoice.syntax.note import XmlNote
from einvoice.syntax.prolog import SPACE, UTF8_MARK, blank_out, line_of, read_prolog

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which of the first four bytes are zero, for an ASCII character at the start.
_ZEROS: Final[dict[tuple[bool, ...], str]] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True): "utf-16-le",
    (True, False): "utf-16-be",
}
_WIDE: Final = {
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "iso-10646-ucs-2": "utf-16",
    "utf-32": "utf-32",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
    "ucs-4": "utf-32",
    "iso-10646-ucs-4": "utf-32",
}
# Nearly every document starts like this, and nothing is to be found out about it.
_USUAL: Final = frozenset(
    f'<?xml version="1.0" encoding="{name}"{alone}?>'.encode()
    for name in ("UTF-8", "utf-8")
    for alone in ("", ' standalone="yes"', ' standalone="no"')
)
_UTF8: Final = frozenset({"utf-8", "utf8"})
_ASCII: Final = frozenset({"us-ascii", "ascii", "ansi-x3.4-1968"})
_LATIN1: Final = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso-latin-1"})
# Every one of these is ASCII below 128, so that the declaration could be read before.
_SINGLE_BYTE: Final = {
    **dict.fromkeys(_LATIN1, "iso-8859-1"),
    **{f"iso-8859-{part}": f"iso-8859-{part}" for part in (*range(2, 12), *range(13, 17))},
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"cp{page}": f"cp{page}" for page in range(1250, 1259)},
    "latin2": "iso-8859-2",
    "latin9": "iso-8859-15",
    "latin-9": "iso-8859-15",
}
_UNREADABLE: Final = (
    (b"\x4c\x6f\xa7\x94", "EBCDIC"),
    (b"+/v8", "UTF-7"),
    (b"+/v9", "UTF-7"),
    (b"+/v+", "UTF-7"),
    (b"+/v/", "UTF-7"),
)
# The five bytes that windows-1252 leaves open stay control characters, as browsers have it.
_CP1252: Final = "".join(
    bytes([byte]).decode("l1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
    for byte in range(256)
)
_C1 = bytes(range(0x80, 0xA0))
# How Python's decoder leaves bytes that are no UTF-8.
_ESCAPED = re.compile("[\udc80-\udcff]+")
_MOST_RUNS = 100_000
_CHUNK = 1024 * 1024
_PADDING = b"\0\x1a"
_TAIL = 64


@dataclass(frozen=True, slots=True)
class Text:
    """A document as UTF-8, the encoding it came in, and what was put right on the way.

    Bytes that claim to be UTF-8 are not checked here: the parser does that for nothing.
    """

    data: bytes
    encoding: str
    notes: tuple[XmlNote, ...] = ()


def to_utf8(data: bytes, *, recover: bool = False) -> Text:
    """Decode by byte order mark, then zero bytes, then declaration; raise `EncodingError` else.

    `recover` replaces what the encoding cannot decode instead of raising.
    """
    if data[: data.find(b"?>", 0, 80) + 2] in _USUAL:
        return _without_padding(Text(data, "utf-8"))
    for signature, name in _UNREADABLE:
        if data.startswith(signature):
            raise EncodingError(encoding=name, detail="convert the document to UTF-8")
    wide = _wide_encoding(data)
    text = _from_wide(data, wide, recover) if wide else _from_bytes(data)
    return _without_padding(text)


def heal_utf8(text: Text) -> Text | None:
    """Read the bytes that are no UTF-8 as windows-1252, or return None if all of them are."""
    try:
        text.data.decode()
    except UnicodeDecodeError as error:
        healed = _mixed_to_utf8(text.data)
        note = XmlNote(
            "xml.encoding-windows-1252",
            "bytes that are no UTF-8 were read as windows-1252",
            *line_of(text.data, error.start),
        )
        encoding = "windows-1252" if text.encoding == "utf-8" else text.encoding
        return Text(healed, encoding, (*text.notes, note))
    return None


def _mixed_to_utf8(data: bytes) -> bytes:
    """Keep what is UTF-8 and read the bytes between as windows-1252, in bounded memory.

    With very many places the whole is windows-1252, whatever looks like UTF-8 in it.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    parts: list[bytes] = []
    runs = 0
    for start in range(0, len(data), _CHUNK):
        piece = decoder.decode(data[start : start + _CHUNK], start + _CHUNK >= len(data))
        healed, found = _ESCAPED.subn(_run_as_1252, piece)
        parts.append(healed.encode())
        runs += found
        if runs > _MOST_RUNS:
            return _decode_1252(data).encode()
    return b"".join(parts)


def _run_as_1252(match: re.Match[str]) -> str:
    return _decode_1252(match[0].encode("utf-8", "surrogateescape"))


def _decode_1252(data: bytes) -> str:
    # A table may be a string, which is the fast form; typeshed knows of the dictionary only.
    return codecs.charmap_decode(data, "strict", cast("dict[int, int]", _CP1252))[0]


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4]
    if 0 not in head:
        return None
    zeros = tuple(byte == 0 for byte in head)
    return _ZEROS.get(zeros) or _ZEROS.get(zeros[:2])


def _from_wide(data: bytes, encoding: str, recover: bool) -> Text:
    unit = 4 if "32" in encoding else 2
    whole = len(data) - len(data) % unit
    notes: tuple[XmlNote, ...] = ()
    if data[whole:].strip(SPACE + _PADDING):
        _refuse_unless(recover, encoding, "the last character is cut off")
        notes = (XmlNote("xml.truncated", "the last character is cut off", 0),)
    try:
        decoded = data[:whole].decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_unless(recover, encoding, f"{error.reason} at byte {error.start}")
        decoded = data[:whole].decode(encoding, "replace")
        notes = (*notes, XmlNote("xml.encoding-replaced", f"bytes are no {encoding}", 0))
    utf8 = decoded.removeprefix("\ufeff").encode()
    prolog = read_prolog(utf8)
    declared = prolog.declared
    if declared and _WIDE.get(_norm(declared), "")[:6] != encoding[:6]:
        notes = (*notes, _contradiction(declared, encoding))
    utf8, more = blank_out(utf8, prolog)
    return Text(utf8, encoding, (*notes, *more))


def _from_bytes(data: bytes) -> Text:
    prolog = read_prolog(data)
    text = Text(*_pick(data, prolog.declared))
    healed, notes = blank_out(text.data, read_prolog(text.data) if text.notes else prolog)
    return replace(text, data=healed, notes=(*text.notes, *notes)) if notes else text


def _pick(data: bytes, declared: str | None) -> tuple[bytes, str, tuple[XmlNote, ...]]:
    """The data as UTF-8, by the encoding declared for these ASCII-compatible bytes."""
    name = _norm(declared) if declared else "utf-8"
    if name in _UTF8:
        return data, "utf-8", ()
    if declared is None or data.startswith(UTF8_MARK) or name in _WIDE:
        return data, "utf-8", (_contradiction(declared or name, "utf-8"),)
    if name in _ASCII:
        notes = () if data.isascii() else (_contradiction(declared, "utf-8"),)
        return data, "utf-8", notes
    if name not in _SINGLE_BYTE:
        raise EncodingError(encoding=declared, detail="convert the document to UTF-8")
    return _from_single_byte(data, name, declared)


def _from_single_byte(
    data: bytes, name: str, declared: str
) -> tuple[bytes, str, tuple[XmlNote, ...]]:
    if data.isascii():
        return data, name, ()
    notes: tuple[XmlNote, ...] = ()
    codec = _SINGLE_BYTE[name]
    if _is_utf8(data):
        message = f"declared {declared} and read as such, but the bytes look like UTF-8"
        notes = (XmlNote("xml.encoding-suspect", message, ill_formed=False),)
    elif name in _LATIN1 and len(data.translate(None, _C1)) < len(data):
        message = f"declared {declared}, but read as windows-1252"
        notes = (XmlNote("xml.encoding-windows-1252", message, ill_formed=False),)
        return _decode_1252(data).encode(), "windows-1252", notes
    try:
        return data.decode(codec).encode(), name, notes
    except UnicodeDecodeError as error:
        detail = f"byte 0x{data[error.start]:02X} at offset {error.start} has no meaning in it"
        raise EncodingError(encoding=declared, detail=detail) from error


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_padding(text: Text) -> Text:
    """Drop zero bytes and end-of-file marks behind the root, which fixed-size buffers leave."""
    # A copy of a large document costs as much as parsing it: nearly all end in a few blanks.
    tail = text.data[-_TAIL:]
    if tail.rstrip(SPACE)[-1:] not in _PADDING:
        return text
    data = text.data.rstrip(SPACE + _PADDING)
    if not any(byte in text.data[len(data) :] for byte in _PADDING):
        return text
    note = XmlNote("xml.padding", "zero bytes or end-of-file marks after the document", 0)
    return replace(text, data=data, notes=(*text.notes, note))


def _contradiction(declared: str, encoding: str) -> XmlNote:
    return XmlNote("xml.encoding-declared", f"declared {declared}, but the bytes are {encoding}")


def _refuse_unless(recover: bool, encoding: str, detail: str) -> None:
    if not recover:
        raise EncodingError(encoding=encoding, detail=detail)


def _norm(name: str) -> str:
    return name.lower().replace("_", "-").replace(" ", "-")
