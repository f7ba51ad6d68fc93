"""The check of an IBAN (ISO 13616), with the official expressions' reading of it."""

import re

_BLANKS = re.compile(r"[ \t\n\r]+")
_FORM = re.compile(r"[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}")
_AFTER_DIGITS = 64
"""Code points above are letters, which count from ten."""


def is_iban(account: str | None) -> bool:
    """Whether an account number has the form and the check digits of an IBAN."""
    number = _BLANKS.sub("", account or "")
    if _FORM.fullmatch(number) is None:
        return False
    moved = number[4:] + number[:4]
    return int("".join(map(_value, moved))) % 97 == 1


def _value(character: str) -> str:
    # Small letters are not raised officially, so they get other values, and seldom pass.
    point = ord(character)
    return str(point - 55 if point > _AFTER_DIGITS else point - 48)
