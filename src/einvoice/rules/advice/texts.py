"""Texts that a program spoilt on their way into the invoice."""

import re
from collections.abc import Iterator

from einvoice.rules.advice.text_walk import texts
from einvoice.rules.rule import Family, Hit, Rule, area_of
from einvoice.rules.stated import Stated

_suspicious = re.compile(r"[<&\u00c2\u00c3\u00e2\ufffd{]|\A[#(\[nNu]").search
"""What every text that is spoilt contains, or begins with."""
_GARBLED = re.compile(r"[\u00c2\u00c3][^\x00-\x7f]|\u00e2[\u20ac\u201a][^\x00-\x7f]")
"""A letter of UTF-8 that was read byte by byte as Windows-1252: c3 or c2 and one more, or e2 and
two more."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_has_markup = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|euro|szlig|[aou]uml|[aeiou](?:acute|grave|circ)|ccedil"
    r"|#[0-9]{1,6}|#x[0-9a-f]{1,6});"
    r"|</?(?:br|p|b|i|u|strong|em|div|span|ul|ol|li|font|table|tr|td|html|body)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
).search
_is_placeholder = re.compile(
    r"(?:null|NULL|\(null\)|undefined|NaN|\[object Object\]|#N/A|#NV|#REF!|#BEZUG!|#VALUE!|#WERT!"
    r"|#NAME\?)|\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}"
).fullmatch
_REPLACEMENT = "\ufffd"
_SHOWN = 60
"""How much of a text is shown."""


def _none(_: Stated) -> Iterator[Hit]:
    """Its family checks it."""
    return iter(())


def _rule(rule_id: str) -> Rule:
    terms = ("BT-22", "BT-27", "BT-44", "BT-153", "BT-154")
    return Rule(rule_id, _none, terms, severity="warning", area=area_of(__name__))


GARBLED = _rule("ADV-GARBLED-TEXT")
MARKUP = _rule("ADV-MARKUP")
PLACEHOLDER = _rule("ADV-PLACEHOLDER")


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    for where, field, text in texts(stated):
        if _suspicious(text) is None:
            continue
        path = where + field
        if _REPLACEMENT in text:
            yield GARBLED, Hit(path, {"stated": text[:_SHOWN]}, kind="lost")
        elif any(_letters(found[0]) for found in _GARBLED.finditer(text)):
            yield GARBLED, _garbled(path, text)
        if found := _has_markup(text):
            yield MARKUP, Hit(path, {"stated": text[:_SHOWN], "found": found[0][:_SHOWN]})
        if _is_placeholder(text):
            yield PLACEHOLDER, Hit(path, {"stated": text})


def _garbled(path: str, text: str) -> Hit:
    mended = _BEYOND_ASCII.sub(lambda found: _letters(found[0]) or found[0], text)
    values = {"stated": text[:_SHOWN], "expected": mended[:_SHOWN]}
    # What was put together from several sources may be spoilt in part; that is no certain mend.
    if all(_letters(found[0]) for found in _BEYOND_ASCII.finditer(text)):
        return Hit(path, values, patch=(("replace", path, mended),))
    return Hit(path, values)


def _letters(shown: str) -> str:
    """What bytes of UTF-8 mean that are shown as characters of Windows-1252; empty for others."""
    try:
        return b"".join(map(_byte, shown)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(character: str) -> bytes:
    """The byte that was shown as this character."""
    # Windows-1252 leaves five bytes open, which most programs show as the control of that number.
    return bytes((ord(character),)) if ord(character) < 0x100 else character.encode("cp1252")


RULES = (Family((GARBLED, MARKUP, PLACEHOLDER), _check),)
