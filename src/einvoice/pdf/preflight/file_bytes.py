"""The file as bytes (6.1): header, end, and the spacing of objects and streams.

No PDF library tells these things: they read past them. The cross-reference is followed, so that
only what counts is judged, and not an embedded PDF or a revision that was replaced.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from einvoice.pdf.preflight.faults import Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.raw_objects import raw_faults, skip_object
from einvoice.pdf.preflight.xref import Xref, follow

_HEADER = re.compile(rb"%PDF-1\.[0-7](\r\n|\r|\n)")
_BINARY = re.compile(rb"%[\x80-\xff]{4}")
_OBJECT = re.compile(rb"(\d+)(\s)(\d+)(\s)obj")
_LOOSE = re.compile(rb"\s*\d+\s+\d+\s+obj")
_NUMBER = re.compile(rb"\s*[+-]?\d+\s*")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?:\s+(\d+)\s+R)?")
_VALUE = re.compile(rb"\s*\d+\s+\d+\s+obj\s+(\d+)")
_EOL = (b"\r\n", b"\n", b"\r")
_SPACING = "6.1.9-1"
_STREAM = "6.1.7.1-2"
_LENGTHS = "6.1.7.1-1"

Inflate = Callable[[int], bytes | None]
"""The content of a stream by the number of its object; None where it cannot be had."""


@dataclass(frozen=True, slots=True)
class _File:
    data: bytes
    xref: Xref


def check_bytes(data: bytes, inflate: Inflate) -> Outcomes:
    """Check everything that only the bytes tell."""
    yield from _header(data)
    yield from _end(data)
    xref = follow(data)
    for offset in xref.bad_keywords:
        yield Fault("6.1.4-2", f"byte {offset}")
    for trailer in xref.trailers[:1]:
        yield from raw_faults(trailer, 0, len(trailer), "trailer")
    if xref.damage:
        yield Unchecked("damaged", detail=xref.damage)
        return
    file = _File(data, xref)
    for (number, generation), offset in xref.offsets.items():
        yield from _object(file, number, generation, offset)
    for number in sorted(xref.containers):
        content = inflate(number)
        if content is None:
            yield Unchecked("damaged", f"obj {number} 0")
        else:
            yield from raw_faults(content, 0, len(content), f"obj {number} 0")


def _header(data: bytes) -> Outcomes:
    found = _HEADER.match(data)
    if found is None:
        start = data[:16].split(b"\n")[0].split(b"\r")[0]
        yield Fault("6.1.2-1", "byte 0", {"found": start.decode("latin-1")})
        line = re.search(rb"[\r\n]+", data[:1100])
        after = line.end() if line else 0
    else:
        after = found.end()
    if not _BINARY.match(data, after):
        yield Fault("6.1.2-2", f"byte {after}")


def _end(data: bytes) -> Outcomes:
    last = data.rfind(b"%%EOF")
    if last < 0 or data[last + 5 :] not in (b"", *_EOL):
        rest = len(data) - last - 5 if last >= 0 else len(data)
        yield Fault("6.1.3-3", f"byte {max(last, 0)}", {"bytes": str(rest)})


def _object(file: _File, number: int, generation: int, offset: int) -> Outcomes:
    data = file.data
    place = f"obj {number} {generation}"
    found = _OBJECT.match(data, offset)
    if found is None or int(found.group(1)) != number:
        loose = _LOOSE.match(data, offset)
        if loose is None:
            yield Unchecked("damaged", place)
            return
        yield Fault(_SPACING, place)
        body = loose.end()
    else:
        body = found.end()
        good = data[offset - 1 : offset] in (b"\n", b"\r") or offset == 0
        if not good or data[body : body + 1] not in (b"\r", b"\n"):
            yield Fault(_SPACING, place)
    end, keyword = skip_object(data, body)
    yield from raw_faults(data, body, end, place)
    if keyword == b"stream":
        yield from _stream(file, body, end, place)
    elif keyword == b"endobj":
        # The reference validator reads past a number to see whether a reference follows, and does
        # not mind what stands between it and the keyword.
        number = _NUMBER.fullmatch(data, body, end) is not None
        yield from _closing(data, end, place, number)
    else:
        yield Unchecked("damaged", place)


def _closing(data: bytes, position: int, place: str, is_number: bool = False) -> Outcomes:
    """Check `endobj` at a position: on lines of its own."""
    before = is_number or data[position - 1 : position] in (b"\n", b"\r")
    if not before or data[position + 6 : position + 7] not in (b"\n", b"\r"):
        yield Fault(_SPACING, place)


def _stream(file: _File, body: int, keyword: int, place: str) -> Outcomes:
    data = file.data
    start = keyword + 6
    if data[start : start + 2] == b"\r\n":
        start += 2
    elif data[start : start + 1] == b"\n":
        start += 1
    else:
        yield Fault(_STREAM, place)
        return
    length = _length(file, data[body:keyword])
    if length is None:
        yield Unchecked("damaged", place, "Length", (_LENGTHS,))
        return
    end = start + length
    eol = next((one for one in _EOL if data.startswith(one + b"endstream", end)), None)
    if eol is None:
        direct = data.startswith(b"endstream", end)
        if not direct or data[end - 1 : end] not in (b"\n", b"\r"):
            yield Fault(_STREAM if direct else _LENGTHS, place, {"length": str(length)})
            return
        # The end of line was counted as part of the stream.
        yield Fault(_LENGTHS, place, {"length": str(length)})
        eol = b""
    after = end + len(eol) + 9
    closing = data.find(b"endobj", after, after + 64)
    if closing < 0:
        yield Unchecked("damaged", place)
    else:
        yield from _closing(data, closing, place)


def _length(file: _File, dictionary: bytes) -> int | None:
    found = _LENGTH.search(dictionary)
    if found is None:
        return None
    if found.group(2) is None:
        return int(found.group(1))
    offset = file.xref.offsets.get((int(found.group(1)), int(found.group(2))))
    if offset is None:
        return None
    value = _VALUE.match(file.data, offset)
    return int(value.group(1)) if value else None
