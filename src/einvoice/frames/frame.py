"""The verb: whatever it is, as a data frame."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, overload

from einvoice.errors import MissingExtraError
from einvoice.frames.documents import Source, named
from einvoice.frames.tables import OnError, TableName, columns_of, table_for
from einvoice.verdict import Language

if TYPE_CHECKING:
    import pandas
    import polars

Backend = Literal["polars", "pandas"]


@overload
def to_dataframe(
    source: Source,
    table: TableName | None = None,
    *,
    backend: Literal["polars"] = "polars",
    language: Language = "en",
    on_error: OnError = "raise",
) -> "polars.DataFrame": ...


@overload
def to_dataframe(
    source: Source,
    table: TableName | None = None,
    *,
    backend: Literal["pandas"],
    language: Language = "en",
    on_error: OnError = "raise",
) -> "pandas.DataFrame": ...


def to_dataframe(
    source: Source,
    table: TableName | None = None,
    *,
    backend: Backend = "polars",
    language: Language = "en",
    on_error: OnError = "raise",
) -> "polars.DataFrame | pandas.DataFrame":
    """A table of one document or of many, as a data frame of polars or pandas.

    `source` is an invoice, what `read`, `validate` or `batch` returned, a file or a folder, an
    iterable of these, or a mapping of names to them. The tables are "documents" (a row each, for
    files and for what `batch` returned), "lines", "vat" and "findings"; without a name it is the
    one that fits. Files are read, and for findings validated. One that cannot be read has a row in
    "documents" that says so; for the other tables it is an error, or skipped on demand.

    Columns of amounts have as many places as the amounts in them. polars has room for 38 digits,
    of which up to 18 behind the point; a number beyond that is null there.
    """
    name, source = (table, source) if table else _fitting(source)
    columns = columns_of(source, name, language, on_error)
    try:
        if backend == "pandas":
            from einvoice.frames.in_pandas import pandas_frame

            return pandas_frame(columns)
        if backend != "polars":
            raise ValueError(f"expected the backend polars or pandas, found {backend!r}")
        from einvoice.frames.in_polars import polars_frame

        return polars_frame(columns)
    except ImportError as error:
        raise MissingExtraError(package=backend, extra="notebook") from error


def _fitting(source: Source) -> tuple[TableName, Source]:
    """The table that fits the first of the documents, and the documents, none of them used up."""
    if isinstance(source, Iterator):
        first = list(islice(source, 1))
        return (table_for(first[0]) if first else "documents"), chain(first, source)
    found = next(named(source), None)
    return (table_for(found[1]) if found else "documents"), source
