"""A column of a table: its name, its kind, and where its values come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeAlias, TypeVar

Value: TypeAlias = str | int | bool | Decimal | date | datetime | tuple[str, ...] | None
Kind = Literal["text", "integer", "truth", "decimal", "date", "time", "texts"]
"""What a column holds: "time" are moments in UTC, "texts" lists of texts."""
Columns: TypeAlias = dict[str, tuple[Kind, list[Value]]]
"""A table: by column its kind and its values."""

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column, and how a row gives its value."""

    name: str
    kind: Kind
    value: Callable[[RowT], Value]
