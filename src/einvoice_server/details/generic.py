"""Any JSON as parts of a page: fields become facts, lists of objects become tables."""

from collections.abc import Collection, Iterable, Sequence

from einvoice_server.details.data import Object, Value, as_object, is_there, objects
from einvoice_server.details.shapes import NOTHING, Shape
from einvoice_server.details.sheet import Cell, Fact, Label, Part, Table
from einvoice_server.details.values import Values

HIDDEN = frozenset({"detailsPage", "blindCarbonCopy"})
"""Told to callers, and not to whoever has a link."""

_MOST_VALUES = 4_000
_MOST_COLUMNS = 6
_DEEPEST = 5


class Describing:
    """Lays out what nobody has laid out by hand, up to a number of values for one page."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.words = values.words
        self._left = _MOST_VALUES

    @property
    def is_cut(self) -> bool:
        """Whether there was more than a page holds."""
        return self._left < 0

    def part(
        self,
        title: Label,
        data: Value,
        shape: Shape = NOTHING,
        *,
        without: Collection[str] = (),
        currency: str | None = None,
        depth: int = 1,
    ) -> Part:
        """An object as a part of a page; what is empty is not shown."""
        facts, tables, parts = list[Fact](), list[Table](), list[Part]()
        for name, value in as_object(data).items():
            if name in HIDDEN or name in without or not is_there(value):
                continue
            below = shape.field(name)
            label = self.words.label(name, below)
            if (text := self.inline(name, value, currency, depth)) is not None:
                if self.spend(1):
                    facts.append(Fact(label, text))
            elif isinstance(value, list):
                found = self.listed(label, objects(value), below.items(), currency, depth)
                if isinstance(found, Table):
                    tables.append(found)
                else:
                    parts.append(found)
            else:
                parts.append(self.part(label, value, below, currency=currency, depth=depth + 1))
        shown = (one for one in parts if not one.is_empty)
        return Part(title, tuple(facts), tuple(one for one in tables if one.rows), tuple(shown))

    def inline(self, name: str, value: Value, currency: str | None, depth: int) -> str | None:
        """What fits behind a label; None for what needs a place of its own."""
        if isinstance(value, dict):
            if "id" in value and value.keys() <= {"id", "schemeId"}:
                scheme = value.get("schemeId")
                return f"{value['id']} ({scheme})" if is_there(scheme) else str(value["id"])
            return str(value) if depth >= _DEEPEST else None
        if isinstance(value, list):
            plain = [one for one in value if not isinstance(one, dict | list)]
            if len(plain) < len(value) and depth < _DEEPEST:
                return None
            return ", ".join(self.values.shown(name, one, currency) for one in value[:100])
        return self.values.shown(name, value, currency)

    def listed(
        self, label: Label, rows: Sequence[Object], shape: Shape, currency: str | None, depth: int
    ) -> Table | Part:
        """Objects as a table, or one below the other where they are too wide."""
        names = list(dict.fromkeys(name for row in rows for name in row if is_there(row[name])))
        names = [name for name in names if name not in HIDDEN]
        cells = [self._row(row, names, currency, depth) for row in rows]
        if len(names) <= _MOST_COLUMNS and all(cells):
            return self.table(
                label,
                [self.words.label(name, shape.field(name)) for name in names],
                (tuple(row) for row in cells if row),
                frozenset(at for at, name in enumerate(names) if _is_numeric(rows, name)),
            )
        numbered = (
            self.part(Label(str(at)), row, shape, currency=currency, depth=depth + 1)
            for at, row in enumerate(rows, 1)
        )
        return Part(label, parts=tuple(one for one in numbered if not one.is_empty))

    def table(
        self,
        title: Label,
        heads: Iterable[Label],
        rows: Iterable[tuple[Cell, ...]],
        numeric: frozenset[int] = frozenset(),
    ) -> Table:
        """A table of as many rows as the page still holds."""
        kept = tuple(row for row in rows if self.spend(len(row)))
        return Table(title, tuple(heads), kept, numeric)

    def spend(self, count: int) -> bool:
        """Whether the page holds so many values more."""
        if self._left < 0:
            return False
        self._left -= count
        return self._left >= 0

    def _row(
        self, row: Object, names: Sequence[str], currency: str | None, depth: int
    ) -> list[Cell]:
        """The cells of a row; empty where some value does not fit into one."""
        cells = list[Cell]()
        for name in names:
            value = row.get(name)
            text = self.inline(name, value, currency, depth) if is_there(value) else ""
            if text is None:
                return []
            cells.append(Cell(text))
        return cells


def _is_numeric(rows: Sequence[Object], name: str) -> bool:
    found = [row[name] for row in rows if is_there(row.get(name))]
    return all(not isinstance(one, str | bool | list | dict) for one in found)
