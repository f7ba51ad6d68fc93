"""The values of an invoice as callers write them: exact numbers, days, texts, codes."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,10})?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.{1,30})?", re.ASCII)
_EXACT_DIGITS = 15
"""So many digits of a JSON number are sure to have come through binary floating point."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# What XML cannot hold, and control characters that no font can show.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _exact(value: object) -> object:
    """The number that was written; one whose digits may have been lost is refused."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise ValueError('expected a number such as 150.00, or the same as a string: "150.00"')
    text = value.strip() if isinstance(value, str) else _plain(value)
    if text.endswith("%"):
        raise ValueError('expected a percentage without the sign: 19 or "19"')
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(
            "expected a number of at most 12 digits before and 10 after the point, such as 150.00"
        )
    return Decimal(text)


def _plain(value: float | Decimal) -> str:
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    if not number.is_finite() or abs(number.adjusted()) > _EXACT_DIGITS:
        return ""
    if isinstance(value, float) and len(number.normalize().as_tuple().digits) > _EXACT_DIGITS:
        raise ValueError(f"a number of more than {_EXACT_DIGITS} digits is exact only as a string")
    # What is left of 150.00 in binary is 150.0, and the zero says nothing.
    return (
        format(number, "f").removesuffix(".0") if isinstance(value, float) else format(number, "f")
    )


def _between(least: str | None, most: str | None, decimals: int) -> Callable[[Decimal], Decimal]:
    lower, upper = (Decimal(bound) if bound else None for bound in (least, most))

    def check(value: Decimal) -> Decimal:
        if lower is not None and value < lower:
            raise ValueError(f"expected at least {lower}")
        if upper is not None and value > upper:
            raise ValueError(f"expected at most {upper}")
        if -int(value.normalize().as_tuple().exponent) > decimals:
            raise ValueError(f"expected at most {decimals} decimals")
        return value

    return check


def _schema(pattern: str, *examples: object) -> WithJsonSchema:
    forms = [{"type": "number"}, {"type": "string", "pattern": pattern}]
    return WithJsonSchema({"anyOf": forms, "examples": list(examples)})


_SIGNED = r"^-?[0-9]{1,12}(\.[0-9]{1,10})?$"
_UNSIGNED = r"^[0-9]{1,12}(\.[0-9]{1,10})?$"
_CENTS = r"^[0-9]{1,12}(\.[0-9]{1,2})?$"

Quantity = Annotated[
    Decimal, BeforeValidator(_exact), AfterValidator(_between(None, None, 6)), _schema(_SIGNED, 8)
]
"""A quantity; negative for what is taken back."""

Positive = Annotated[
    Decimal,
    BeforeValidator(_exact),
    AfterValidator(_between("0.000001", None, 6)),
    _schema(_UNSIGNED, 1),
]
"""A quantity above zero."""

Price = Annotated[
    Decimal,
    BeforeValidator(_exact),
    AfterValidator(_between("0", None, 10)),
    _schema(_UNSIGNED, 150.00, "0.0325"),
]
"""A price; it may have more decimals than its currency."""

Money = Annotated[
    Decimal,
    BeforeValidator(_exact),
    AfterValidator(_between("0", None, 2)),
    _schema(_CENTS, 10.50),
]
"""An amount with at most two decimals."""

Percent = Annotated[
    Decimal,
    BeforeValidator(_exact),
    AfterValidator(_between("0", "100", 4)),
    _schema(_UNSIGNED, 19, "7"),
]
"""A percentage, without the sign."""

DiscountPercent = Annotated[
    Decimal,
    BeforeValidator(_exact),
    AfterValidator(_between("0.01", "100", 2)),
    _schema(_CENTS, 2),
]
"""A percentage of a discount, above zero."""


def _day(value: object) -> object:
    return _calendar(value, _DAY, "expected a day as YYYYMMDD, such as 20260131")


def _day_or_moment(value: object) -> object:
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        return _calendar(value, _ISO_DAY, "expected a real day")
    return _calendar(value, _DAY, "expected a day as YYYYMMDD or YYYY-MM-DD, such as 20260131")


def _calendar(value: object, form: re.Pattern[str], expected: str) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = form.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(expected)
    year, month, day = map(int, found.groups())
    try:
        real = date(year, month, day)
    except ValueError:
        raise ValueError(f"{expected}: the calendar has no such day") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"expected a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return real


def _written(day: date) -> str:
    return f"{day:%Y%m%d}"


_DAY_SCHEMA = WithJsonSchema({"type": "string", "pattern": "^[0-9]{8}$", "examples": ["20260131"]})
_WRITTEN = PlainSerializer(_written, return_type=str, when_used="json")

Day = Annotated[date, BeforeValidator(_day), _WRITTEN, _DAY_SCHEMA]
"""A day, in JSON YYYYMMDD."""

DayOrMoment = Annotated[date, BeforeValidator(_day_or_moment), _WRITTEN, _DAY_SCHEMA]
"""A day, in JSON YYYYMMDD; a date or moment as ISO 8601 writes it is taken for its day."""


def is_writable(text: str) -> bool:
    """Whether documents can hold a text: XML has no place for control characters."""
    return _UNWRITABLE.search(text) is None


def _writable(text: str) -> str:
    if (found := _UNWRITABLE.search(text)) is not None:
        raise ValueError(f"expected text without control characters, found U+{ord(found[0]):04X}")
    return text


Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    AfterValidator(_writable),
]
"""A short text."""

Words = Annotated[
    str,
    StringConstraints(min_length=1, max_length=5000, strip_whitespace=True),
    AfterValidator(_writable),
]
"""A longer text, with line ends."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(examples=["DE"])]
"""ISO 3166-1, two capital letters."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Field(examples=["EUR"])]
"""ISO 4217, three capital letters."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{0,34}$")]
"""A code of a list."""

Postcode = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{0,14}$", strip_whitespace=True)
]
"""Five digits in Germany, four in Austria and Switzerland."""


def _type_code(value: object) -> object:
    if isinstance(value, str) and re.fullmatch("[0-9]{1,3}", value, re.ASCII):
        return int(value)
    return value


TypeCode = Annotated[
    int,
    BeforeValidator(_type_code),
    Field(ge=1, le=999),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 999},
                {"type": "string", "pattern": "^[0-9]{1,3}$"},
            ],
            "examples": [380, 381, 384, 326],
        }
    ),
]
"""A type of document, as a number or as its digits."""
