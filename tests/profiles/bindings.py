"""Where the CII tables put every value of the model: model path -> element paths."""

from collections.abc import Iterator

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.shape import field_group, is_many
from einvoice.profiles.places import place_of
from einvoice.syntax.binding import Bind, Nest, Step, Table, parse_path
from einvoice.syntax.cii.invoice import INVOICE

Bound = tuple[tuple[Step, ...], str | None]
"""Elements below the root, then perhaps an attribute."""


def cii_bindings() -> dict[str, list[Bound]]:
    """Every value that CII has a row for, with all its rows."""
    found: dict[str, list[Bound]] = {}
    for path, bound in _rows(INVOICE, "", ()):
        found.setdefault(place_of(path), []).append(bound)
    return found


def _rows(table: Table, around: str, elements: tuple[Step, ...]) -> Iterator[tuple[str, Bound]]:
    for row in table.rows:
        if not isinstance(row, Bind | Nest):
            continue
        parsed = parse_path(row.path)
        here = (*elements, *parsed.steps)
        if row.field.startswith("^"):
            path = _marked(Invoice, row.field[1:])
        else:
            path = around + _marked(table.group, row.field)
        yield path, (here, parsed.attribute)
        if isinstance(row, Nest):
            yield from _rows(row.table, f"{path}.", here)


def _marked(group: type[Group], field: str) -> str:
    """The field with the marks of lists: "lines" is "lines[]"."""
    marked: list[str] = []
    *owners, last = field.split(".")
    for owner in owners:
        marked.append(owner + ("[]" if is_many(group, owner) else ""))
        group = field_group(group, owner)
    return ".".join([*marked, last + ("[]" if is_many(group, last) else "")])
