"""JSON in which numbers are what they are: `12.50` stays `12.50`, whatever its length.

Python's encoder knows numbers as doubles only, which forget zeros and the digits past the
fifteenth.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from json import dumps
from typing import cast

from einvoice_server.kit.clock import iso


def compact(day: date) -> str:
    """A day as the contract writes it: YYYYMMDD."""
    return day.isoformat().replace("-", "")


def written(value: object) -> str:
    """A value as JSON; dates of invoices as YYYYMMDD, moments as ISO 8601.

    Raises:
        TypeError: JSON has nothing for it.
    """
    match value:
        case None | bool() | int() | str():
            return dumps(value, ensure_ascii=False)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return dumps(iso(value if value.tzinfo else value.replace(tzinfo=UTC)))
        case date():
            return f'"{compact(value)}"'
        case Mapping():
            pairs = cast("Mapping[str, object]", value).items()
            return "{" + ",".join(f"{dumps(k)}:{written(v)}" for k, v in pairs) + "}"
        case Sequence():
            return "[" + ",".join(map(written, cast("Sequence[object]", value))) + "]"
        case _:
            raise TypeError(f"{type(value).__name__} is nothing that JSON has")
