"""The filters of streams, undone with a bound on what comes out.

qpdf would do the same without a bound that holds for one stream alone; and a few kilobytes may
stand for gigabytes.
"""

import binascii
import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from einvoice.errors import DamagedPdfError, PdfLimitError
from einvoice.pdf.reading.predictors import PLAIN, Parameters, unpredicted

CheckTime = Callable[[], None]

_CHUNK = 256 * 1024
_OFTEN = 50_000
_WHITE = b" \t\r\n\f\0"
_NOT_85 = re.compile(rb"[^!-uz]+")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")

NAMES: Final[Mapping[str, str]] = {
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "RL": "RunLengthDecode",
}
"""The short names that are meant for inline images."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a stream, with what it needs to know."""

    name: str
    """Its name without the slash."""
    parameters: Parameters = PLAIN


@dataclass(frozen=True, slots=True)
class Decoded:
    """What came out of a stream."""

    data: bytes
    is_whole: bool = True
    """Whether the data was undamaged up to its end."""


@dataclass(frozen=True, slots=True)
class Bound:
    """How much may come out, and who looks at the clock."""

    limit: str
    """The name of the limit."""
    allowed: int
    check_time: CheckTime = lambda: None

    def check(self, size: int) -> None:
        """Refuse more than is allowed."""
        if size > self.allowed:
            raise PdfLimitError(limit=self.limit, allowed=self.allowed, found=size)


def decode(raw: bytes, filters: tuple[Filter, ...], bound: Bound) -> Decoded:
    """Undo all filters, the first one first.

    Raises `DamagedPdfError` for a filter that is none of data, and where nothing can be read.
    """
    data, is_whole = raw, True
    if not filters:
        bound.check(len(raw))
    for one in filters:
        undo = _FILTERS.get(NAMES.get(one.name, one.name))
        if undo is None:
            raise DamagedPdfError(detail=f"the filter {one.name} is none that data is kept with")
        step = undo(data, one.parameters, bound)
        data, is_whole = step.data, is_whole and step.is_whole
    return Decoded(data, is_whole)


def inflate(data: bytes, bound: Bound) -> Decoded:
    """Decompress zlib data as far as it goes; also where its header or its end is missing."""
    found = _inflated(zlib.decompressobj(), data, bound)
    if not found.data and not found.is_whole:
        raw = _inflated(zlib.decompressobj(-zlib.MAX_WBITS), data[2:], bound)
        found = Decoded(raw.data, False)
    return found


class _Machine(Protocol):
    """What zlib decompresses with."""

    @property
    def eof(self) -> bool:
        """Whether the end was met."""
        ...

    @property
    def unconsumed_tail(self) -> bytes:
        """The input that is left because the output was long enough."""
        ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Some output, at most so many bytes."""
        ...


def _inflated(machine: _Machine, data: bytes, bound: Bound) -> Decoded:
    parts: list[bytes] = []
    size = 0
    rest = data
    try:
        while not machine.eof:
            part = machine.decompress(rest, min(_CHUNK, bound.allowed + 1 - size))
            rest = machine.unconsumed_tail
            if not part and not rest:
                break
            size += len(part)
            bound.check(size)
            bound.check_time()
            parts.append(part)
    except zlib.error:
        return Decoded(b"".join(parts), False)
    return Decoded(b"".join(parts), machine.eof)


def _flate(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    found = inflate(data, bound)
    return Decoded(unpredicted(found.data, parameters, bound.check_time), found.is_whole)


def _lzw(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    found = _unpacked(data, parameters.early_change, bound)
    return Decoded(unpredicted(found.data, parameters, bound.check_time), found.is_whole)


def _unpacked(data: bytes, early: int, bound: Bound) -> Decoded:
    """LZW with codes of 9 to 12 bits; 256 starts anew, 257 is the end."""
    start = [bytes((value,)) for value in range(256)] + [b"", b""]
    table = list(start)
    out = bytearray()
    before = b""
    width, bits, held = 9, 0, 0
    for position, byte in enumerate(data):
        if position % _OFTEN == 0:
            bound.check_time()
        held = (held << 8 | byte) & 0xFFFFFF
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == 257:
            return Decoded(bytes(out))
        if code == 256:
            table, width, before = list(start), 9, b""
            continue
        if code < len(table):
            entry = table[code]
        elif before and code == len(table):
            entry = before + before[:1]
        else:
            return Decoded(bytes(out), False)
        out += entry
        bound.check(len(out))
        if before and len(table) < 4096:
            table.append(before + entry[:1])
        before = entry
        width = _width(len(table) + early)
    return Decoded(bytes(out), False)


def _width(size: int) -> int:
    return 9 if size < 512 else 10 if size < 1024 else 11 if size < 2048 else 12


def _run_length(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    out = bytearray()
    position = turns = 0
    while position < len(data):
        turns += 1
        if turns % _OFTEN == 0:
            bound.check_time()
        length = data[position]
        if length == 128:
            return Decoded(bytes(out))
        if length < 128:
            out += data[position + 1 : position + 2 + length]
            position += length + 2
        else:
            out += data[position + 1 : position + 2] * (257 - length)
            position += 2
        bound.check(len(out))
    return Decoded(bytes(out), False)


def _hex(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    text, end, _ = data.partition(b">")
    digits = _NOT_HEX.sub(b"", text)
    bound.check(len(digits) // 2)
    is_whole = bool(end) and len(digits) == len(text.translate(None, _WHITE))
    return Decoded(binascii.unhexlify(digits + b"0" * (len(digits) % 2)), is_whole)


def _ascii85(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    text, end, _ = data.removeprefix(b"<~").partition(b"~")
    signs = _NOT_85.sub(b"", text)
    bound.check(len(signs) + 4 * signs.count(b"z"))
    is_whole = bool(end) and len(signs) == len(text.translate(None, _WHITE))
    try:
        return Decoded(a85decode(signs), is_whole)
    except ValueError:
        return Decoded(b"", False)


def _identity(data: bytes, parameters: Parameters, bound: Bound) -> Decoded:
    """The filter of encryption, which qpdf has undone where it is more than a name."""
    bound.check(len(data))
    return Decoded(data)


_FILTERS: Final[Mapping[str, Callable[[bytes, Parameters, Bound], Decoded]]] = {
    "FlateDecode": _flate,
    "LZWDecode": _lzw,
    "ASCIIHexDecode": _hex,
    "ASCII85Decode": _ascii85,
    "RunLengthDecode": _run_length,
    "Crypt": _identity,
}
