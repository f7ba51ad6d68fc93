"""Objects as they are written: strings, names and numbers within their limits (6.1.6, 6.1.13)."""

import re

from einvoice.pdf.preflight.faults import Fault, Outcomes

_SPACE = b"\0\t\n\f\r "
_TOKEN = re.compile(
    rb"<<|>>|<([^<>]*)>|\((?:[^()\\]|\\[\s\S])*\)|(\()|%[^\r\n]*"
    # Not the end of a name: /application#2foctet-stream.
    rb"|(?<![^\0\t\n\f\r \])>])(endobj|stream)\b",
)
_PARENTHESIS = re.compile(rb"\\[\s\S]|[()]")
_NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]{128,})")
_NUMBER = re.compile(rb"(?<![^\0\t\n\f\r \[\]<>()/])[+-]?(?:\d{10,}(?:\.\d*)?|\d*\.0{30,}\d*)")
_OTHER = re.compile(rb"<<|>>|\((?:[^()\\]|\\[\s\S])*\)|<[^<>]*>|%[^\r\n]*")
_HEX = re.compile(rb"[0-9A-Fa-f]*")
_LONGEST_STRING = 32767
_LONGEST_NAME = 127


def skip_object(data: bytes, start: int) -> tuple[int, bytes]:
    """Where the object that begins here ends, and with which keyword."""
    position = start
    while found := _TOKEN.search(data, position):
        position = found.end()
        keyword = found.group(3)
        if keyword:
            return found.start(), keyword
        if found.group(2):
            position = _end_of_string(data, position)
    return len(data), b""


def raw_faults(data: bytes, start: int, end: int, place: str) -> Outcomes:
    """What is wrong with the strings, names and numbers between two places."""
    position = start
    while found := _TOKEN.search(data, position, end):
        position = found.end()
        if found.group(2):
            position = _end_of_string(data, position)
        digits = found.group(1)
        if digits is not None:
            yield from _hexadecimal(digits, place)
        elif position - found.start() > _LONGEST_STRING and data[found.start()] == 0x28:
            yield from _literal(data[found.start() + 1 : position - 1], place)
    region = data[start:end]
    for name in _NAME.findall(region):
        length = len(name) - 2 * name.count(b"#")
        if length > _LONGEST_NAME:
            yield Fault("6.1.13-4", place, {"found": str(length)})
    if _NUMBER.search(region):
        yield from _numbers(region, place)


def _hexadecimal(digits: bytes, place: str) -> Outcomes:
    digits = digits.translate(None, _SPACE)
    if not _HEX.fullmatch(digits):
        yield Fault("6.1.6-2", place)
    if len(digits) % 2:
        yield Fault("6.1.6-1", place, {"found": str(len(digits))})
    if len(digits) > 2 * _LONGEST_STRING + 1:
        yield Fault("6.1.13-3", place, {"found": str(len(digits) // 2)})


def _literal(text: bytes, place: str) -> Outcomes:
    length = len(re.sub(rb"\\(\r\n|[\r\n])", b"", text))
    length -= sum(len(one) - 1 for one in re.findall(rb"\\(?:[0-7]{1,3}|[^0-7])", text))
    if length > _LONGEST_STRING:
        yield Fault("6.1.13-3", place, {"found": str(length)})


def _numbers(region: bytes, place: str) -> Outcomes:
    """Judge long numbers outside of strings."""
    bare = _OTHER.sub(b" ", region)
    for token in _NUMBER.findall(bare):
        try:
            value = float(token)
        except ValueError:
            continue
        whole = b"." not in token
        if whole and not -(2**31) <= value <= 2**31 - 1:
            yield Fault("6.1.13-1", place, {"found": token[:40].decode("latin-1")})
        elif not whole and abs(value) > 3.403e38:
            yield Fault("6.1.13-2", place, {"found": f"{value:.3e}"})
        elif not whole and 0 < abs(value) < 1.175e-38:
            yield Fault("6.1.13-5", place, {"found": f"{value:.3e}"})


def _end_of_string(data: bytes, position: int) -> int:
    """Where a string with parentheses in it ends."""
    depth = 1
    for found in _PARENTHESIS.finditer(data, position):
        sign = found.group()
        depth += (sign == b"(") - (sign == b")")
        if depth == 0:
            return found.end()
    return len(data)
