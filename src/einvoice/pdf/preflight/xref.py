"""Follows the cross-reference of a PDF from its end: which objects count, and where they stand.

Earlier revisions of an object do not count: the newest entry wins. What cannot be followed is said
to be damaged, and what depends on it is left unchecked.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_STARTXREF = re.compile(rb"startxref\s+(\d+)")
_SUBSECTION = re.compile(rb"\s*(\d+)\s+(\d+)[ \t]*(?:\r\n|\r|\n|\s)")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r\n]{1,2}")
_ONE_EOL = re.compile(rb"xref(?:\r\n|\r|\n)\d")
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_SECTIONS = 1_000
"""Revisions that are followed."""
_ENTRIES = 8_388_608
_INFLATED = 64 * 1024 * 1024


@dataclass(slots=True)
class Xref:
    """Where objects stand."""

    offsets: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    """Number and generation of every object that stands in the file by itself."""
    containers: set[int] = field(default_factory=set[int])
    """Numbers of the object streams that hold the others."""
    bad_keywords: list[int] = field(default_factory=list[int])
    """Offsets of tables whose `xref` is not followed by one end of line."""
    trailers: list[bytes] = field(default_factory=list[bytes])
    """The dictionaries at the end of each revision, the newest first."""
    damage: str = ""
    """Why it could not be followed wholly."""


class _DamageError(Exception):
    """The cross-reference does not go on here."""


def follow(data: bytes) -> Xref:
    """Follow the cross-reference from the last `startxref`."""
    xref = Xref()
    known: set[int] = set()
    try:
        starts = _STARTXREF.findall(data, max(0, len(data) - 4096))
        if not starts:
            raise _DamageError("startxref")
        pending = [int(starts[-1])]
        seen: set[int] = set()
        while pending:
            offset = pending.pop()
            if offset in seen or offset >= len(data):
                raise _DamageError(f"xref {offset}")
            seen.add(offset)
            if len(seen) > _SECTIONS:
                raise _DamageError("revisions")
            pending += _section(data, offset, xref, known)
    except _DamageError as damage:
        xref.damage = str(damage)
    return xref


def _section(data: bytes, offset: int, xref: Xref, known: set[int]) -> list[int]:
    """Take one section in; the offsets of those that it continues, the next one last."""
    if data[offset : offset + 4] == b"xref":
        if not _ONE_EOL.match(data, offset):
            xref.bad_keywords.append(offset)
        position = _table(data, offset + 4, xref, known)
        trailer = _dictionary(data, position)
        xref.trailers.append(trailer)
        further = [_number(trailer, b"Prev"), _number(trailer, b"XRefStm")]
    else:
        trailer = _stream(data, offset, xref, known)
        xref.trailers.append(trailer)
        further = [_number(trailer, b"Prev")]
    return [one for one in further if one is not None]


def _table(data: bytes, position: int, xref: Xref, known: set[int]) -> int:
    total = 0
    while found := _SUBSECTION.match(data, position):
        first, count = int(found.group(1)), int(found.group(2))
        total += count
        if total > _ENTRIES:
            raise _DamageError("entries")
        position = found.end()
        for number in range(first, first + count):
            entry = _ENTRY.match(data, position)
            if entry is None:
                raise _DamageError(f"entry {number}")
            position = entry.end()
            if number not in known:
                known.add(number)
                if entry.group(3) == b"n":
                    xref.offsets[number, int(entry.group(2))] = int(entry.group(1))
    return position


def _stream(data: bytes, offset: int, xref: Xref, known: set[int]) -> bytes:
    head = _STREAM.search(data, offset, offset + 4096)
    if head is None:
        raise _DamageError(f"stream {offset}")
    dictionary = data[offset : head.start()]
    widths = [int(one) for one in _numbers(dictionary, b"W")]
    if len(widths) != 3 or not 0 < sum(widths) <= 24:
        raise _DamageError("widths")
    content = _inflated(data[head.end() : head.end() + (_number(dictionary, b"Length") or 0)])
    if b"/Predictor" in dictionary and (_number(dictionary, b"Predictor") or 1) > 1:
        content = _unpredicted(content, _number(dictionary, b"Columns") or 1)
    size = _number(dictionary, b"Size") or 0
    ranges = [int(one) for one in _numbers(dictionary, b"Index")] or [0, size]
    rows = _rows(content, widths)
    for first, count in zip(ranges[::2], ranges[1::2], strict=False):
        for number in range(first, first + min(count, _ENTRIES)):
            row = next(rows, None)
            if row is None:
                return dictionary
            _take(number, row, xref, known)
    return dictionary


def _take(number: int, row: tuple[int, int, int], xref: Xref, known: set[int]) -> None:
    if number in known:
        return
    known.add(number)
    kind, second, third = row
    if kind == 1:
        xref.offsets[number, third] = second
    elif kind == 2:
        xref.containers.add(second)


def _rows(content: bytes, widths: list[int]) -> Iterator[tuple[int, int, int]]:
    one, two, three = widths
    step = one + two + three
    for start in range(0, len(content) - step + 1, step):
        middle, last = start + one, start + one + two
        kind = int.from_bytes(content[start:middle], "big") if one else 1
        yield (
            kind,
            int.from_bytes(content[middle:last], "big"),
            int.from_bytes(content[last : start + step], "big"),
        )


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _INFLATED)
    except zlib.error as error:
        raise _DamageError("deflate") from error


def _unpredicted(content: bytes, columns: int) -> bytes:
    """Undo the PNG predictors, of which only "up" and "none" are in use here."""
    result = bytearray()
    previous = bytes(columns)
    for start in range(0, len(content), columns + 1):
        kind, row = content[start], content[start + 1 : start + 1 + columns]
        if kind == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, previous, strict=False))
        elif kind != 0:
            raise _DamageError("predictor")
        result += row
        previous = row
    return bytes(result)


def _dictionary(data: bytes, position: int) -> bytes:
    start = data.find(b"trailer", position, position + 64)
    if start < 0:
        raise _DamageError("trailer")
    end = data.find(b"startxref", start)
    return data[start : end if end > 0 else start + 65536]


def _number(dictionary: bytes, key: bytes) -> int | None:
    found = re.search(rb"/" + key + rb"\s*(\d{1,12})(?!\d)", dictionary)
    return int(found.group(1)) if found else None


def _numbers(dictionary: bytes, key: bytes) -> list[bytes]:
    found = re.search(rb"/" + key + rb"\s*\[([\d\s]*)\]", dictionary)
    return found.group(1).split() if found else []
