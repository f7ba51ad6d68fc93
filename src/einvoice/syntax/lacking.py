"""Which fields of a group a table has no row for: what writing it would leave out."""

from collections.abc import Iterator

from einvoice.model.group import Group
from einvoice.model.shape import field_group
from einvoice.model.values import Attachment, Identifier
from einvoice.syntax.binding import Bind, Nest, Table

_VALUES = (Attachment, Identifier)
"""Groups that are one value, though their parts may stand in several elements."""


def fields_without_row(table: Table) -> dict[tuple[str, ...], list[str]]:
    """The unbound fields by the flat group they stand in: () for the table's own group."""
    found: dict[tuple[str, ...], list[str]] = {}
    for owner, name in _unbound(table.group, (), frozenset(_bound(table))):
        found.setdefault(owner, []).append(name)
    return found


def _bound(table: Table) -> Iterator[str]:
    """The fields that rows of the table bind, and rows of tables nested in it with `^`."""
    for row in table.rows:
        if isinstance(row, Bind | Nest) and not row.field.startswith("^"):
            yield row.field
        if isinstance(row, Nest):
            for inner in row.table.rows:
                if isinstance(inner, Bind | Nest) and inner.field.startswith("^"):
                    yield inner.field.removeprefix("^")


def _unbound(
    group: type[Group], owner: tuple[str, ...], bound: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for name in group.model_fields:
        path = ".".join((*owner, name))
        if path in bound:
            continue
        if not any(field.startswith(f"{path}.") for field in bound):
            yield owner, name
        elif not issubclass(inner := field_group(group, name), _VALUES):
            yield from _unbound(inner, (*owner, name), bound)
