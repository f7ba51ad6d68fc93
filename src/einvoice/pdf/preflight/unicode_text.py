"""What level U asks: every code that is shown stands for characters (6.2.11.7)."""

import re
from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Stream

from einvoice.pdf.preflight.faults import Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.objects import stream_bytes
from einvoice.pdf.preflight.plain import told, whole
from einvoice.pdf.preflight.text_use import TextUse

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding")
_WIDEST = 65_536
_RULE = "6.2.11.7.2-1"
_FORBIDDEN = ("\0", "\ufeff", "\ufffe")
_UNI = re.compile(r"/(uni[0-9A-F]{4}|u[0-9A-F]{4,6})")


def check_unicode(use: TextUse, level: str) -> Outcomes:
    """Check every font in use; for level A also characters that only its maker knows."""
    if not use.complete:
        yield Unchecked("text", rules=(_RULE,))
    private = False
    for key, strings in use.codes.items():
        font = use.fonts[key]
        place = "obj {} {} (Font)".format(*key) if key[0] > 0 else "(Font)"
        composite = font.get("/Subtype") == Name.Type0
        if composite and told(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
            yield Unchecked("cmap", place, told(font.get("/Encoding"))[:60], (_RULE,))
            continue
        codes = _codes(strings, 2 if composite else 1)
        meanings = _to_unicode(font)
        if meanings is None:
            yield from _without_map(font, codes, place, composite)
            continue
        missing = [code for code in sorted(codes) if code not in meanings]
        if missing and not (not composite and _is_encoded(font, missing)):
            yield Fault(_RULE, place, {"found": f"{missing[0]:04X}"})
        used = [meanings[code] for code in codes if code in meanings]
        if any(sign in text for text in used for sign in _FORBIDDEN):
            yield Fault("6.2.11.7.2-2", place)
        private |= any(_is_private(text) for text in used)
    if level == "A" and private:
        if use.actual_text:
            yield Unchecked("private-use", rules=("6.2.11.7.3-1",))
        else:
            yield Fault("6.2.11.7.3-1")


def _codes(strings: Iterable[bytes], width: int) -> set[int]:
    return {
        int.from_bytes(text[start : start + width], "big")
        for text in strings
        for start in range(0, len(text), width)
    }


def _to_unicode(font: Dictionary) -> dict[int, str] | None:
    stream = font.get("/ToUnicode")
    data = stream_bytes(stream) if isinstance(stream, Stream) else None
    if data is None:
        return None
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(data):
        tokens = list(_TOKEN.finditer(block.group(2)))
        if block.group(1) == b"bfchar":
            for one, two in zip(tokens[::2], tokens[1::2], strict=False):
                found[_number(one)] = _text(_hex(two))
        else:
            _ranges(tokens, found)
    return found


def _ranges(tokens: list[re.Match[bytes]], found: dict[int, str]) -> None:
    place = 0
    while place + 2 < len(tokens):
        first, last = _number(tokens[place]), _number(tokens[place + 1])
        count = min(last - first + 1, _WIDEST)
        place += 2
        if tokens[place].group(2):
            place += 1
            for offset in range(count):
                if place >= len(tokens) or tokens[place].group(3):
                    break
                found[first + offset] = _text(_hex(tokens[place]))
                place += 1
            while place < len(tokens) and not tokens[place].group(3):
                place += 1
            place += 1
            continue
        start = _hex(tokens[place])
        for offset in range(count):
            raised = int.from_bytes(start, "big") + offset
            found[first + offset] = _text(raised.to_bytes(max(len(start), 4), "big")[-len(start) :])
        place += 1


def _number(token: re.Match[bytes]) -> int:
    return int.from_bytes(_hex(token), "big")


def _hex(token: re.Match[bytes]) -> bytes:
    digits = b"".join((token.group(1) or b"").split())[:64]
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _without_map(font: Dictionary, codes: set[int], place: str, composite: bool) -> Outcomes:
    if composite:
        yield Fault(_RULE, place, {"found": f"{min(codes, default=0):04X}"})
    elif not _is_encoded(font, codes):
        yield Unchecked("encoding", place, rules=(_RULE,))


def _is_encoded(font: Dictionary, codes: Iterable[int]) -> bool:
    """Whether the encoding of a simple font names a known character for every code."""
    encoding = font.get("/Encoding")
    if isinstance(encoding, Name):
        return told(encoding) in _ENCODINGS and all(code >= 32 for code in codes)
    if (
        not isinstance(encoding, Dictionary)
        or told(encoding.get("/BaseEncoding")) not in _ENCODINGS
    ):
        return False
    named = _differences(encoding.get("/Differences"))
    return all(_is_known(named[code]) if code in named else code >= 32 for code in codes)


def _differences(given: object) -> dict[int, str]:
    named: dict[int, str] = {}
    code = 0
    for one in given if isinstance(given, Array) else ():
        if isinstance(one, Name):
            named[code] = told(one)
            code += 1
        else:
            code = whole(one) or 0
    return named


def _is_known(name: str) -> bool:
    from fontTools.agl import toUnicode  # pyright: ignore[reportUnknownVariableType]  # untyped

    return toUnicode(name.removeprefix("/")) != "" or _UNI.fullmatch(name) is not None


def _is_private(text: str) -> bool:
    return any(0xE000 <= ord(sign) <= 0xF8FF or ord(sign) >= 0xF0000 for sign in text)
