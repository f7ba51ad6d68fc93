"""Objects of a PDF that strangers made: each is what is expected, or None."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, cast

import pikepdf

from einvoice.errors import PdfLimitError
from einvoice.pdf.reading.budget import Budget
from einvoice.pdf.reading.filters import Filter
from einvoice.pdf.reading.predictors import Parameters
from einvoice.pdf.reading.streams import StoredStream

_KEYED: Final = (pikepdf.ObjectType.dictionary, pikepdf.ObjectType.stream)
_LONGEST: Final = 32_767
"""Characters of a text; what is longer is no name of anything."""
_DATE = re.compile(
    r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([Zz+-])(?:(\d\d)'?(\d\d)?)?)?"
)


def kind(found: object) -> pikepdf.ObjectType | None:
    """What an object is; None for numbers and the like, which are values of Python.

    Ten times faster than asking by `isinstance`, and asked for everything that is looked at.
    """
    return getattr(found, "_type_code", None)


def entry(holder: pikepdf.Object | None, key: str) -> pikepdf.Object | None:
    """What a dictionary, or that of a stream, says under a key."""
    if holder is None or kind(holder) not in _KEYED:
        return None
    # Most keys that are asked for are absent, which `get` finds out slowly.
    return holder.get(key) if key in holder else None


def dictionary(found: object) -> pikepdf.Dictionary | None:
    """A dictionary that is no stream."""
    is_one = kind(found) is pikepdf.ObjectType.dictionary
    return cast("pikepdf.Dictionary", found) if is_one else None


def stream(found: object) -> pikepdf.Stream | None:
    """A stream."""
    return cast("pikepdf.Stream", found) if kind(found) is pikepdf.ObjectType.stream else None


def length(found: object) -> int:
    """How many entries an array has; 0 for what is none."""
    is_one = kind(found) is pikepdf.ObjectType.array
    return len(cast("pikepdf.Array", found)) if is_one else 0


def items(found: object) -> Iterator[pikepdf.Object]:
    """The entries of an array; nothing for what is none."""
    for index in range(length(found)):
        yield cast("pikepdf.Array", found)[index]


def text(found: object) -> str | None:
    """The text of a string, whatever its encoding; None for anything else."""
    if kind(found) is not pikepdf.ObjectType.string:
        return None
    data = bytes(cast("pikepdf.String", found))
    if (
        not data.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf"))
        and max(data, default=0) > 127
    ):
        # Names in UTF-8 without a mark are not allowed, and common.
        try:
            return data.decode()[:_LONGEST]
        except UnicodeDecodeError:
            pass
    try:
        return str(found)[:_LONGEST]
    except ValueError:
        return data.decode("latin-1")[:_LONGEST]


def name(found: object) -> str | None:
    """A name without its slash; None for anything else."""
    if kind(found) is not pikepdf.ObjectType.name_:
        return None
    try:
        return str(found)[1:_LONGEST]
    except UnicodeDecodeError:
        return cast("pikepdf.Name", found).unparse().decode("latin-1")[1:_LONGEST]


def number(found: object) -> int | None:
    """A whole number; None for anything else."""
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def moment(found: object) -> datetime | None:
    """A date; without a time zone where none is stated, None where it is no date."""
    said = text(found)
    match = _DATE.match(said) if said else None
    if match is None:
        return None
    year, *rest = match.group(1, 2, 3, 4, 5, 6)
    given = [
        int(part) if part else first for part, first in zip(rest, (1, 1, 0, 0, 0), strict=True)
    ]
    try:
        return datetime(int(year), *given, tzinfo=_zone(match))
    except ValueError:
        return None


def _zone(match: re.Match[str]) -> timezone | None:
    sign, hours, minutes = match.group(7, 8, 9)
    if sign is None:
        return None
    if sign in "Zz" or hours is None:
        return UTC
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if sign == "-" else offset)


def filters_of(found: pikepdf.Stream, most: int) -> tuple[Filter, ...]:
    """The filters of a stream, no more than one beyond `most`."""
    stated = entry(found, "/Filter")
    if stated is None:
        return ()
    kinds = list(items(stated))[: most + 1] if length(stated) else [stated]
    parameters = entry(found, "/DecodeParms")
    given = list(items(parameters))[: most + 1] if length(parameters) else [parameters]
    given += [None] * len(kinds)
    return tuple(
        Filter(kind, _parameters(dictionary(given[index])))
        for index, one in enumerate(kinds)
        if (kind := name(one))
    )


def _parameters(found: pikepdf.Dictionary | None) -> Parameters:
    def stated(key: str, otherwise: int) -> int:
        value = number(entry(found, key))
        return otherwise if value is None or value < 0 else value

    return Parameters(
        stated("/Predictor", 1),
        stated("/Colors", 1),
        stated("/BitsPerComponent", 8),
        stated("/Columns", 1),
        stated("/EarlyChange", 1),
    )


def stored(found: pikepdf.Stream, budget: Budget, limit: str = "max_stream") -> StoredStream:
    """Take a stream out of its PDF."""
    filters = filters_of(found, budget.limits.max_filters)
    if len(filters) > budget.limits.max_filters:
        allowed = budget.limits.max_filters
        raise PdfLimitError(limit="max_filters", allowed=allowed, found=len(filters))
    raw = bytes(found.read_raw_bytes())
    budget.spend(len(raw))
    return StoredStream(raw, filters, budget, limit)


def identity(found: object) -> tuple[int, int]:
    """The number of an object; (0, 0) for one inside of another, and for what is none."""
    return getattr(found, "objgen", (0, 0))
