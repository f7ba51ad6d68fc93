"""What a PDF would cost to parse, estimated from its bytes before anybody parses it.

qpdf decompresses two kinds of streams by itself, and without a bound: those that hold objects and
those that hold cross-references. They are found here by their names and measured. Where
something about them is unusual, the estimate is no bound, and qpdf gets ceilings.
"""

import re
from dataclasses import dataclass
from typing import Final

from einvoice.errors import DamagedPdfError, NotPdfError, PdfLimitError
from einvoice.pdf.limits import PdfLimits
from einvoice.pdf.reading.filters import Bound, inflate

HEADER: Final = b"%PDF-"
_HEAD: Final = 1024
"""Readers accept a header that begins somewhere in the first kilobyte."""

_SEPARATORS: Final = b" \t\r\n\f\0[(</"
_BY_CHANCE: Final = 25
"""Of so many bytes of compressed data, one is a separator."""

_STRUCTURE = re.compile(rb"/(?:ObjStm|XRef)(?![A-Za-z0-9#])")
_ELSEWHERE = re.compile(rb"obj(?:[ \t\r\n\f\0]|%[^\r\n]*[\r\n])*/(?:ObjStm|XRef)(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"/[A-Za-z]{0,5}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,16}")
_HINT = re.compile(rb"#(?:4[Ff]|5[2348]|6[2AaDd56]|74)")
"""A letter of the names, escaped; most files have none."""
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMES: Final = frozenset({b"/ObjStm", b"/XRef"})
_TRICK: Final = "what kind of stream something is, is hidden"
_LONGEST: Final = 4096
"""Bytes of the dictionary of a stream that holds objects or cross-references."""
_MOST: Final = 10_000
"""Streams that are measured."""
_HIGHEST: Final = 1 << 31
_STREAM = re.compile(rb">>[ \t\r\n\f\0]*stream(?:\r\n|\n|\r)")
_OBJECT = re.compile(rb"\d[ \t\r\n\f\0]+obj(?![a-z])")
_NUMBERED = re.compile(rb"(?<![0-9])(\d{1,10})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj(?![a-z])")
_FILTER = re.compile(rb"/Filter[ \t\r\n]*(?:\[[ \t\r\n]*)?/FlateDecode[ \t\r\n]*(?:\]|/|>)")
_WIDTHS = re.compile(rb"/W[ \t\r\n]*\[[ \t\r\n]*(\d+)[ \t\r\n]+(\d+)[ \t\r\n]+(\d+)[ \t\r\n]*\]")


@dataclass(frozen=True, slots=True)
class Scan:
    """What the bytes tell."""

    header: int
    """Where the header begins."""
    is_bounded: bool
    """Whether all that qpdf will decompress by itself was measured."""
    structures: int
    """How many streams hold objects or cross-references, at most."""


@dataclass(frozen=True, slots=True)
class _Structure:
    """A stream that holds objects or cross-references."""

    head: bytes
    content: bytes
    reach: int
    """Bytes of the file that it takes."""


def object_around(data: bytes, position: int) -> tuple[int, int] | None:
    """The number of the object that a word in the file seems to belong to."""
    number = None
    for found in _NUMBERED.finditer(data, max(0, position - _LONGEST), position):
        number = int(found[1]), int(found[2])
    return number if number and 0 < number[0] < _HIGHEST else None


def scan(data: bytes, limits: PdfLimits) -> Scan:
    """Measure a PDF; `PdfLimitError` where it would cost too much."""
    header = data[: _HEAD + len(HEADER) - 1].find(HEADER)
    if header < 0:
        raise NotPdfError(found=_described(data))
    _check(limits, "max_bytes", len(data))
    if len(data) // 7 > limits.max_objects:  # the shortest is `1 0 obj`
        _check(limits, "max_objects", data.count(b"obj") - data.count(b"endobj"))
    tokens = _tokens(data, limits)
    structures = _refuse_hidden(data)
    return Scan(header, not structures or _is_bounded(data, tokens, limits), structures)


def _is_bounded(data: bytes, tokens: int, limits: PdfLimits) -> bool:
    """Measure the streams that hold objects and cross-references; False where that is in doubt."""
    room, reach = limits.max_structure, 0
    for number, match in enumerate(_STRUCTURE.finditer(data)):
        inner = _contents(data, match, room)
        # Streams that overlap are a trick, and would make this as slow as they are many.
        reach += inner.reach if inner else 0
        if inner is None or number > _MOST or reach > len(data):
            return False
        room -= len(inner.content)
        if match[0] == b"/XRef":
            if not _count_entries(inner, limits):
                return False
            continue
        if _refuse_hidden(inner.content):
            raise DamagedPdfError(detail=_TRICK)
        tokens += len(inner.content) - len(inner.content.translate(None, _SEPARATORS))
        _check(limits, "max_tokens", tokens)
    return True


def _described(data: bytes) -> str:
    if not data.strip():
        return "an empty file"
    return "XML" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "something else"


def _tokens(data: bytes, limits: PdfLimits) -> int:
    """How many values there are, at most; counted where the size leaves room for too many."""
    if len(data) // 2 <= limits.max_tokens:
        return 0
    found = len(data) - len(data.translate(None, _SEPARATORS)) - len(data) // _BY_CHANCE
    _check(limits, "max_tokens", found)
    return max(0, found)


def _refuse_hidden(data: bytes) -> int:
    """How often the names stand there.

    Names that are escaped, or that stand where a dictionary would have to refer to them, are
    refused: no program writes them like that, and qpdf would follow them.
    """
    found = sum(1 for _ in _STRUCTURE.finditer(data))
    if found and _ELSEWHERE.search(data):
        raise DamagedPdfError(detail=_TRICK)
    if _HINT.search(data) is None:
        return found
    for match in _ESCAPED.finditer(data):
        if _HEX.sub(lambda sign: bytes((int(sign[1], 16),)), match[0]) in _NAMES:
            raise DamagedPdfError(detail=_TRICK)
    return found


def _contents(data: bytes, name: re.Match[bytes], room: int) -> _Structure | None:
    """The stream with a name in its dictionary; None where it is not certain what that is."""
    start = _start_of_object(data, name.start())
    stream = _STREAM.search(data, name.end(), name.end() + _LONGEST)
    if start is None or stream is None:
        return None
    head = data[start : stream.start() + 2]
    end = data.find(b"endstream", stream.end())
    if end < 0 or b"endobj" in head or b"stream" in head or b"%" in head:
        return None
    raw = data[stream.end() : end]
    bound = Bound("max_structure", room)
    if b"/Filter" not in head:
        bound.check(len(raw))
        return _Structure(head, raw, len(raw))
    if _FILTER.search(head) is None:
        return None
    content = inflate(raw, bound)
    return _Structure(head, content.data, len(raw)) if content.is_whole else None


def _start_of_object(data: bytes, name: int) -> int | None:
    last = None
    for match in _OBJECT.finditer(data, max(0, name - _LONGEST), name):
        last = match.end()
    return last


def _count_entries(found: _Structure, limits: PdfLimits) -> bool:
    """Whether the cross-references can be counted; too many are refused."""
    widths = _WIDTHS.search(found.head)
    width = sum(int(digits[:3]) for digits in widths.groups()) if widths else 0
    if not width:
        return False
    # Predictors add a byte a row, which makes the estimate larger.
    _check(limits, "max_objects", len(found.content) // width)
    return True


def _check(limits: PdfLimits, limit: str, found: int) -> None:
    allowed: int = getattr(limits, limit)
    if found > allowed:
        raise PdfLimitError(limit=limit, allowed=allowed, found=found)
