"""A CSV file as spreadsheets write it: its header, and its rows by field.

UTF-8 or the code page 1252 of Windows; semicolons, commas or tabs; a line `sep=;` before all is
understood. Nothing is guessed about values: what a row says is checked like a request.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from einvoice_server.customers.csv_columns import fields_of
from einvoice_server.errors import BadRequestError, FieldError

MOST_ROWS = 10_000
_MOST_COLUMNS = 100
_SEPARATORS = ";,\t"
_SEP_LINE = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row that says something."""

    number: int
    """Which row of the file it is, as a spreadsheet counts: the header is the first."""

    values: Mapping[str, str]
    """What it says, by field; empty cells are left out."""

    has_too_many_cells: bool = False


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file whose header is understood."""

    columns: Mapping[str, str]
    """What the column of each field is called in the file."""

    rows: Sequence[CsvRow]


def read_csv(data: bytes) -> CsvFile:
    """The rows of a file.

    Raises:
        BadRequestError: It is no CSV file, or not one of customers.
    """
    lines = _lines(_text(data))
    header = next(lines, list[str]())
    columns = _columns(header)
    fields = list(columns)
    rows = list[CsvRow]()
    for number, cells in enumerate(lines, start=2):
        row = _row(number, cells, fields)
        if row is None:
            continue
        if len(rows) == MOST_ROWS:
            raise _refused("too_many_rows", f"A file has at most {MOST_ROWS} rows.")
        rows.append(row)
    return CsvFile(columns, rows)


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise _refused("encoding", "The file is neither UTF-8 nor Windows-1252.") from None
    if "\0" in text:
        raise _refused("encoding", "The file is no text in UTF-8 or Windows-1252.")
    return text


def _lines(text: str) -> Iterator[list[str]]:
    told = _SEP_LINE.match(text)
    if told is not None:
        text = text[told.end() :]
    separator = told[1] if told is not None else _separator(text)
    number = 1
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield cells
            number += 1
    except csv.Error as error:
        raise _refused("csv", f"Row {number} is not CSV: {error}.") from None


def _separator(text: str) -> str:
    """What the header uses most, outside of quotes."""
    header = _QUOTED.sub("", text.lstrip("\r\n")[:100_000]).partition("\n")[0]
    return max(_SEPARATORS, key=header.count)


def _columns(header: Sequence[str]) -> dict[str, str]:
    """The fields of the columns, in their order."""
    names = [name.strip() for name in header]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise _refused("header", "The file needs a header row.")
    if len(names) > _MOST_COLUMNS:
        raise _refused("header", f"A file has at most {_MOST_COLUMNS} columns.")
    errors = list[FieldError]()
    columns = dict[str, str]()
    for name, field in zip(names, fields_of(names), strict=True):
        told = name[:100]
        if field is None:
            message = f"The column {told!r} is not known; name it extras.… to keep it as it is."
            errors.append(FieldError(field="header", code="unknown_column", message=message))
        elif field in columns:
            message = f"The columns {columns[field]!r} and {told!r} hold the same."
            errors.append(FieldError(field="header", code="repeated_column", message=message))
        else:
            columns[field] = told
    if errors:
        raise BadRequestError(errors[0].message, errors=errors)
    return columns


def _row(number: int, cells: Sequence[str], fields: Sequence[str]) -> CsvRow | None:
    values = {
        field: cell.strip() for field, cell in zip(fields, cells, strict=False) if cell.strip()
    }
    too_many = any(cell.strip() for cell in cells[len(fields) :])
    return CsvRow(number, values, too_many) if values or too_many else None


def _refused(code: str, message: str) -> BadRequestError:
    return BadRequestError(message, errors=[FieldError(field="file", code=code, message=message)])
