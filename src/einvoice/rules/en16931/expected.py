"""What a finding on an amount says: stated, expected, by how much they differ, and the mend."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from einvoice.rules.decimals import shown
from einvoice.rules.rule import Hit

Patch = tuple[tuple[Literal["add", "remove", "replace"], str, object], ...]
"""A mend, as hits have it."""

_CENT = Decimal("0.01")
_LONGEST = 24
"""Digits before the decimal point that leave room for two behind it in a Decimal."""


def wrong(
    path: str,
    said: Decimal | None,
    expected: Decimal | None,
    values: Mapping[str, str],
    *,
    certain: bool,
) -> Hit:
    """An amount that is not what others make of it, is not stated, or cannot be computed.

    The last two are of the kinds "absent" and "incomputable"; with `certain`, the hit mends it.
    """
    if expected is None:
        return Hit(path, {**values, "stated": or_zero(said)}, kind="incomputable")
    expected = in_cents(expected)
    known = {**values, "expected": shown(expected)}
    if said is None:
        added: Patch = (("add", path, expected),)
        return Hit(path, known, patch=added if certain else (), kind="absent")
    known |= {"stated": shown(said), "difference": shown(said - expected)}
    replaced: Patch = (("replace", path, expected),)
    return Hit(path, known, patch=replaced if certain else ())


def in_cents(number: Decimal) -> Decimal:
    """A number with two decimals where it has room for them and needs no more."""
    if number.adjusted() >= _LONGEST:
        return number
    cents = number.quantize(_CENT)
    return cents if cents == number else number


def or_zero(number: Decimal | None) -> str:
    """A number as people read it; what is not stated counts as zero."""
    return "0" if number is None else shown(number)
