"""Asks python-stdnum about a number; the library is loaded when the first number is looked at.

Only the form and the check digits are looked at. Nothing is asked over a network.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module

_LONGEST = 60
"""No number that is checked here is longer; the bound keeps hostile input cheap."""


def is_refused(kind: str, number: str) -> bool:
    """Whether a number cannot be one of its kind ("iban", "fr.siren": modules of stdnum)."""
    if not number or len(number) > _LONGEST or not number.isascii():
        return True
    validate, refusal = _validator(kind)
    try:
        validate(number)
    except refusal:
        return True
    return False


@cache
def _validator(kind: str) -> tuple[Callable[[str], str], type[Exception]]:
    refusal: type[Exception] = import_module("stdnum.exceptions").ValidationError
    return import_module(f"stdnum.{kind}").validate, refusal
