"""Tables as data frames of pandas."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from einvoice.frames.column import Columns, Kind

if TYPE_CHECKING:
    import pandas

_TYPES: dict[Kind, str] = {
    "text": "string",
    "integer": "Int64",
    "truth": "boolean",
    "date": "datetime64[s]",
    "time": "datetime64[us, UTC]",
    "decimal": "object",
    "texts": "object",
}


def pandas_frame(columns: Columns) -> "pandas.DataFrame":
    """A table as a data frame; decimals are Python's own, and so exact."""
    pd: Any = import_module("pandas")  # untyped
    series: dict[str, Any] = {
        name: pd.Series(values, dtype=_TYPES[kind]) for name, (kind, values) in columns.items()
    }
    return cast("pandas.DataFrame", pd.DataFrame(series))
