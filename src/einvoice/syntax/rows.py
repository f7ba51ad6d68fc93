"""The rows of a syntax with their places: where each stands in the model and in the XML."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from einvoice.model.shape import is_many
from einvoice.syntax.binding import Bind, Nest, Table
from einvoice.syntax.codecs import Codec
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row that binds a field, with both its places."""

    row: Bind | Nest
    place: str
    """The field from the invoice on, lists marked: "lines[].item.name"."""
    path: str
    """The element from the root on, as the tables write paths."""

    @property
    def places(self) -> Iterator[str]:
        """The field, and those of the group that its text carries."""
        yield self.place
        if isinstance(self.row, Bind) and isinstance(self.row.codec, Codec):
            yield from (f"{self.place}[].{part}" for part in self.row.codec.parts)


@cache
def rows_of(syntax: Syntax) -> tuple[PlacedRow, ...]:
    """Every row of a syntax that reads, in the order of its tables."""
    return tuple(_placed(format_of(syntax).table, "", "", "", frozenset()))


@cache
def written_rows_of(syntax: Syntax) -> tuple[PlacedRow, ...]:
    """Those of them that write as well: a syntax may be read more widely than it is written."""
    return tuple(_placed(format_of(syntax).written, "", "", "", frozenset()))


def _placed(
    table: Table, at: str, around: str, above: str, open_tables: frozenset[Table]
) -> Iterator[PlacedRow]:
    """A table inside itself is not entered: what stands there stands in the outer one as well."""
    if table in open_tables:
        return
    for row in table.rows:
        if not isinstance(row, Bind | Nest) or (isinstance(row, Bind) and row.echo):
            continue
        outside = row.field.startswith("^")
        place = f"{around if outside else at}{row.field.removeprefix('^')}"
        path = f"{above}/{row.path}"
        yield PlacedRow(row, place, path)
        if isinstance(row, Nest):
            below = f"{place}{'[]' if is_many(table.group, row.field) else ''}."
            beside = around if outside else at
            yield from _placed(row.table, below, beside, path, open_tables | {table})
