"""Brings the rows of a table into the order of a schema, without those that it has no place for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from einvoice.structure.models import model_of
from einvoice.structure.tables import Tables
from einvoice.syntax.binding import Nest, Path, Row, Step, Table, parse_path


class _Placed(NamedTuple):
    path: Path
    row: Row


def arranged(table: Table, root: str, tables: Tables) -> Table:
    """The table of a document as the schema of its root has it."""
    return _Arranging(tables).table(table, tables.elements[root])


class _Arranging:
    """Tables are shared, and one may stand in elements of several types."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._done: dict[tuple[Table, str], Table] = {}

    def table(self, table: Table, type_name: str) -> Table:
        """The table of a group whose element is of this type."""
        known = self._done.get((table, type_name))
        if known is not None:
            return known
        made = self._done[table, type_name] = Table(table.group, tidy=table.tidy)
        rows = [_Placed(parse_path(row.path), row) for row in table.rows]
        return made.with_rows(*self._rows(rows, type_name))

    def _rows(self, rows: Sequence[_Placed], type_name: str) -> list[Row]:
        """The rows below an element of this type; those of one element stay together."""
        model = model_of(self._tables, type_name)
        elements: dict[Step, list[_Placed]] = {}
        for one in rows:
            elements.setdefault(one.path.steps[0], []).append(one)
        found: list[tuple[int, list[Row]]] = []
        for step, inner in elements.items():
            position = model.position.get(self._tables.tag(step.name))
            if position is not None:
                found.append((position, self._inside(inner, model.uses[position].type)))
        found.sort(key=lambda pair: pair[0])
        return [row for _, inner in found for row in inner]

    def _inside(self, rows: Sequence[_Placed], type_name: str) -> list[Row]:
        """The rows that end at an element, then those of what is in it."""
        known = self._tables.definition(type_name).attributes
        here: list[Row] = []
        below: list[_Placed] = []
        for path, row in rows:
            if len(path.steps) > 1:
                below.append(_Placed(Path(path.steps[1:], path.attribute), row))
            elif isinstance(row, Nest):
                here.append(replace(row, table=self.table(row.table, type_name)))
            elif path.attribute is None or path.attribute in known:
                here.append(row)
        return [*here, *self._rows(below, type_name)] if below else here
