"""The files that rows are written to: JSON Lines, CSV, Parquet."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, cast

from einvoice.bulk.record import Record, column_types
from einvoice.errors import MissingExtraError

COLUMNS = tuple(one.name for one in fields(Record))
_GROUP = 10_000
"""Rows of Parquet that are held at a time."""
_PRECISION, _SCALE = 38, 10
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


def write_jsonl(records: Iterable[Record], path: Path) -> None:
    """One JSON object a line; amounts are texts, exactly as they were stated."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record.as_json(), ensure_ascii=False))
            file.write("\n")


def write_csv(records: Iterable[Record], path: Path) -> None:
    """Comma-separated, with a byte order mark for spreadsheets; lists are joined by blanks.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for record in records:
            writer.writerow([_cell(getattr(record, name)) for name in COLUMNS])


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Parquet with typed columns; amounts are decimals with ten places."""
    try:
        # Untyped, as pyarrow is.
        pa: Any = import_module("pyarrow")
        pq: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError(package="pyarrow", extra="notebook") from error
    schema: Any = pa.schema([(name, _arrow(pa, kind)) for name, kind in column_types().items()])
    writer: Any = pq.ParquetWriter(path, schema, compression="zstd")
    with writer:
        for rows in _groups(records):
            columns = {name: [_held(getattr(row, name)) for row in rows] for name in COLUMNS}
            writer.write_table(pa.table(columns, schema=schema))


def _groups(records: Iterable[Record]) -> Iterator[list[Record]]:
    left = iter(records)
    while rows := list(islice(left, _GROUP)):
        yield rows


def _arrow(arrow: Any, kind: Any) -> Any:
    if kind == tuple[str, ...]:
        return arrow.list_(arrow.string())
    if kind is int:
        return arrow.int64()
    if kind == Decimal | None:
        return arrow.decimal128(_PRECISION, _SCALE)
    if kind == datetime | None:
        return arrow.timestamp("us", tz="UTC")
    return arrow.date32() if kind == date | None else arrow.string()


def _held(value: object) -> object:
    """A value as the columns of Parquet hold it; an amount beyond them is absent."""
    if isinstance(value, Decimal):
        _, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int) or exponent < -_SCALE:
            return None
        return value if len(digits) + exponent <= _PRECISION - _SCALE else None
    if isinstance(value, tuple):
        return [_sound(str(one)) for one in cast("tuple[object, ...]", value)]
    return _sound(value) if isinstance(value, str) else value


def _sound(text: str) -> str:
    """A text without the halves of characters that file names may hold and UTF-8 may not."""
    return text.encode("utf-8", "backslashreplace").decode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    entries = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    text = " ".join(map(str, entries))
    return f"'{text}" if text.startswith(_FORMULA) else text


FORMATS: dict[str, Callable[[Iterable[Record], Path], None]] = {
    ".jsonl": write_jsonl,
    ".csv": write_csv,
    ".parquet": write_parquet,
}
"""Ending of the output -> what writes it."""
