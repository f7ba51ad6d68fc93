"""The start of a document: what it looks like, what it declares, whether a DTD is in it.

A DTD is refused here, before libxml2 sees the document: only a scanner that walks over the
comments before the root can tell a DTD from the same letters in a comment or a text.
"""

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from einvoice.errors import ForbiddenContentError, LimitExceededError, NotXmlError
from einvoice.syntax.limits import Limits
from einvoice.syntax.note import XmlNote

UTF8_MARK: Final = b"\xef\xbb\xbf"
SPACE: Final = b" \t\r\n"

_LEADING = re.compile(rb"(?:[ \t\r\n]++|\xef\xbb\xbf)*+")
_SPACES = re.compile(rb"[ \t\r\n]*")
_DECLARED = re.compile(rb"""[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*["']([^"'<>]{1,64})["']""")
_DECLARATION = re.compile(
    rb"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1"""
    rb"""(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?"""
    rb"""(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>"""
)
_NAME_START = re.compile(rb"<[A-Za-z_:\x80-\xff]")

_BLANK = bytes(byte if byte in b"\r\n" else 0x20 for byte in range(256))

# A declaration is a line, with a few blanks before it; what is longer is an attack.
_LONGEST_DECLARATION = 1024
_LONGEST_LEAD = 64 * 1024

_EXTRACT = "extract the invoice embedded in it"
_UNPACK = "unpack it and pass the XML inside"
_WRONG = "pass the XML document"

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF", _EXTRACT),
    (b"PK\x03\x04", "a ZIP archive or an office document", _UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", _WRONG),
    (b"\x1f\x8b", "gzip-compressed data", _UNPACK),
    (b"BZh", "bzip2-compressed data", _UNPACK),
    (b"\xfd7zXZ\x00", "xz-compressed data", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "an old office document or a saved mail", _WRONG),
    (b"\x89PNG", "a PNG image", _WRONG),
    (b"\xff\xd8\xff", "a JPEG image", _WRONG),
    (b"II*\x00", "a TIFF image", _WRONG),
    (b"MM\x00*", "a TIFF image", _WRONG),
    (b"SQLite format 3", "an SQLite database", _WRONG),
)

_TEXTS: Final = (
    (re.compile(rb"[{\[]"), "JSON", "read it as the JSON of an invoice"),
    (re.compile(rb"(?i)<(?:!doctype\s+html|html[\s>])"), "an HTML page", _WRONG),
    (re.compile(rb"UNA.{6}|UN[BH]\+", re.DOTALL), "an EDIFACT message", _WRONG),
    (re.compile(rb"PD94bWw|77u/PD94bWw|PFV|PHJzbTp"), "base64 text", "decode it first"),
    (re.compile(rb"&lt;"), "XML with its markup escaped", "unescape it first"),
    (re.compile(rb"%3[Cc]"), "URL-encoded text", "decode it first"),
    (
        re.compile(rb"(?i)(?:mime-version|content-type|received|return-path|from|subject):"),
        "a mail",
        "pass the attachment",
    ),
    (re.compile(rb"-----BEGIN "), "PEM data", _WRONG),
)


@dataclass(frozen=True, slots=True)
class Prolog:
    """What comes before the root: the offset after the leading blanks, and the declaration."""

    start: int
    end: int
    """Where the declaration ends; equal to `start` if there is none."""

    declared: str | None
    """The declared encoding, as written."""

    well_formed: bool
    """Whether the declaration has the form that XML asks for."""


def refuse_binary(data: bytes) -> None:
    """Raise `NotXmlError` for empty input and for well-known formats that are no text."""
    if data[:1] == b"<":
        return
    if not data.strip(SPACE + b"\0"):
        raise NotXmlError(looks_like="an empty document", hint=_WRONG)
    for signature, looks_like, hint in _SIGNATURES:
        if data.startswith(signature):
            raise NotXmlError(looks_like=looks_like, hint=hint)
    # Readers accept a PDF whose header stands somewhere in the first kilobyte.
    head = data[:1024]
    if b"%PDF-" in head and not head.lstrip(UTF8_MARK + SPACE).startswith(b"<"):
        raise NotXmlError(looks_like="a PDF", hint=_EXTRACT)


def read_prolog(data: bytes) -> Prolog:
    """Find the declaration, behind any blanks and byte order marks."""
    leading = _LEADING.match(data, 0, _LONGEST_LEAD)
    start = leading.end() if leading else 0
    head = data[start : start + _LONGEST_DECLARATION]
    length = head.find(b"?>") + 2
    if not (head.startswith(b"<?xml") and head[5:6] in SPACE and length > 1):
        return Prolog(start, start, None, well_formed=True)
    declared = _DECLARED.search(head, 0, length)
    return Prolog(
        start,
        start + length,
        declared[1].decode("latin-1").strip() if declared else None,
        well_formed=_DECLARATION.fullmatch(head, 0, length) is not None,
    )


def blank_out(data: bytes, prolog: Prolog) -> tuple[bytes, tuple[XmlNote, ...]]:
    """Overwrite what may not stand before the root with blanks, so that positions stay true."""
    lead, declaration = data[: prolog.start], data[prolog.start : prolog.end]
    notes: list[XmlNote] = []
    keep = prolog.well_formed
    if lead and declaration and lead != UTF8_MARK:
        notes.append(XmlNote("xml.declaration-not-first", "blanks before the XML declaration"))
        keep = False
    elif not declaration and lead.rfind(UTF8_MARK) > 0:
        notes.append(XmlNote("xml.byte-order-mark", "a byte order mark that is not the start"))
        keep = False
    if not prolog.well_formed:
        notes.append(XmlNote("xml.declaration", "the XML declaration is malformed"))
    if keep:
        return data, ()
    return data[: prolog.end].translate(_BLANK) + data[prolog.end :], tuple(notes)


def find_root(data: bytes, limits: Limits) -> None:
    """Walk over comments and processing instructions up to the root element.

    Raises `ForbiddenContentError` at a DTD and `NotXmlError` where no element comes. What is
    not closed is left to the parser, which knows the line.
    """
    position = 3 if data.startswith(UTF8_MARK) else 0
    for _ in range(limits.max_prolog + 1):
        position = _end(_SPACES, data, position)
        if data.startswith(b"<!--", position):
            closed = data.find(b"-->", position + 4)
        elif data.startswith(b"<?", position):
            closed = data.find(b"?>", position + 2) - 1
        else:
            return _check_root(data, position)
        if closed < 0:
            return None
        position = closed + 3
    raise LimitExceededError(
        limit="max_prolog", allowed=limits.max_prolog, found=limits.max_prolog + 1
    )


def line_of(data: bytes, position: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return data.count(b"\n", 0, position) + 1, position - data.rfind(b"\n", 0, position)


def _check_root(data: bytes, position: int) -> None:
    head = data[position : position + 100]
    if _NAME_START.match(head) and not re.match(rb"(?i)<html[\s>]", head):
        return
    if head[:9].upper() == b"<!DOCTYPE" and not re.match(rb"(?i)<!doctype\s+html", head):
        line, _ = line_of(data, position)
        raise ForbiddenContentError(content="a document type definition", line=line)
    _refuse_text(head)


def _refuse_text(head: bytes) -> NoReturn:
    for pattern, looks_like, hint in _TEXTS:
        if pattern.match(head):
            raise NotXmlError(looks_like=looks_like, hint=hint)
    if not head:
        raise NotXmlError(looks_like="a document without a root element", hint=_WRONG)
    looks_like = "broken markup" if head.startswith(b"<") else "plain text or unknown data"
    raise NotXmlError(looks_like=looks_like, hint=_WRONG)


def _end(pattern: re.Pattern[bytes], data: bytes, position: int) -> int:
    match = pattern.match(data, position)
    return match.end() if match else position
