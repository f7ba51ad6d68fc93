"""Tables as data frames of polars."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import polars

from einvoice.frames.column import Columns, Kind, Value

PRECISION, SCALE = 38, 18
"""The digits of a decimal in polars, and those of them that may stand behind the point."""

_TYPES: dict[Kind, polars.DataType] = {
    "text": polars.String(),
    "integer": polars.Int64(),
    "truth": polars.Boolean(),
    "date": polars.Date(),
    "time": polars.Datetime("us", "UTC"),
    "texts": polars.List(polars.String()),
}


def polars_frame(columns: Columns) -> polars.DataFrame:
    """A table as a data frame."""
    return polars.DataFrame(
        [_series(name, kind, values) for name, (kind, values) in columns.items()]
    )


def _series(name: str, kind: Kind, values: Sequence[Value]) -> polars.Series:
    if kind == "decimal":
        held = list(_held(values))
        places = (-_exponent(one) for one in held if one is not None)
        scale = max(0, max(places, default=0))
        room = PRECISION - scale
        fitting = [one if one is not None and _size(one) <= room else None for one in held]
        return polars.Series(name, fitting, dtype=polars.Decimal(PRECISION, scale))
    if kind == "text":
        sound = [_sound(one) if isinstance(one, str) else None for one in values]
        return polars.Series(name, sound, dtype=_TYPES[kind])
    if kind == "texts":
        lists = [[_sound(part) for part in one] if isinstance(one, tuple) else None
                 for one in values]  # fmt: skip
        return polars.Series(name, lists, dtype=_TYPES[kind])
    return polars.Series(name, values, dtype=_TYPES[kind])


def _sound(text: str) -> str:
    """A text without the halves of characters that file names may hold and UTF-8 may not."""
    return text.encode("utf-8", "backslashreplace").decode()


def _held(values: Sequence[Value]) -> Iterator[Decimal | None]:
    """The decimals without the zeros that would take more places than there are."""
    for value in values:
        if not isinstance(value, Decimal) or not value.is_finite():
            yield None
            continue
        sign, digits, exponent = value.as_tuple()
        places = -int(exponent)
        kept = len(digits)
        while places > SCALE and kept and digits[kept - 1] == 0:
            places, kept = places - 1, kept - 1
        yield Decimal((sign, digits[:kept], -places)) if places <= SCALE else None


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


def _size(number: Decimal) -> int:
    """The digits in front of the point."""
    return len(number.as_tuple().digits) + _exponent(number)
