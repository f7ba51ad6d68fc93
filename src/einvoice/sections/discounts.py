"""Discounts for early payment, as XRechnung writes them into the payment terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.values import MAX_DIGITS, decimal_of
from einvoice.rules.german_forms import discount_lines, is_discount, normalised

_PARTS = re.compile(
    r"#SKONTO#TAGE=(?P<days>[0-9]+)#PROZENT=(?P<percentage>[0-9.]+)(?:#BASISBETRAG=(?P<base>[-0-9.]+))?#"
)
_MOST_DAYS = 9
"""Digits; a longer number is no count of days."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What one line grants."""

    days: int
    percentage: Decimal
    base_amount: Decimal | None


def granted_in(terms: str | None) -> Iterator[Granted]:
    """The discounts that payment terms grant in the form for programs."""
    for line in discount_lines(terms or ""):
        if (found := _granted(line)) is not None:
            yield found


def unclear_in(terms: str | None) -> Iterator[str]:
    """The lines that look like that form and do not keep to it."""
    return (line.strip() for line in discount_lines(terms or "") if _granted(line) is None)


def words_of(terms: str | None) -> str | None:
    """What payment terms say to people: all but the lines for programs; None for nothing."""
    if terms is None:
        return None
    lines = [line for line in terms.splitlines() if _granted(line) is None]
    return "\n".join(lines).strip() or None


def _granted(line: str) -> Granted | None:
    if not is_discount(line):
        return None
    found = _PARTS.fullmatch(normalised(line))
    if found is None or len(found["days"]) > _MOST_DAYS:
        return None
    percentage, base = found["percentage"], found["base"]
    if max(len(percentage), len(base or "")) > MAX_DIGITS:
        return None
    return Granted(
        int(found["days"]), decimal_of(percentage), None if base is None else decimal_of(base)
    )
