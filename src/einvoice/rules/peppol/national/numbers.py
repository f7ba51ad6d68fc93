"""Texts that the official expressions take for numbers."""

import re

from einvoice.rules.peppol.white_space import collapsed

_is_double = re.compile(
    r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF"
).fullmatch
_is_digits = re.compile(r"[0-9]+").fullmatch


def is_number(text: str) -> bool:
    """Whether `number` makes a number of a text, as it does of "1E5", "-1" and " 7.50 "."""
    return _is_double(collapsed(text)) is not None


def is_whole_number(text: str) -> bool:
    """Whether a text is a whole number that is not negative."""
    return _is_digits(collapsed(text).removeprefix("+")) is not None
