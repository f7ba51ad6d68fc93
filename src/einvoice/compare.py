"""What an invoice states, value by value, and where two invoices differ."""

from collections.abc import Iterator
from typing import cast

from einvoice.model.group import Group
from einvoice.model.values import Attachment, Identifier


def values_of(invoice: Group) -> Iterator[tuple[str, object]]:
    """Every stated value with its path, in the order of the model: ("lines[0].id", "1")."""
    yield from _values(invoice, "")


def _values(group: Group, prefix: str) -> Iterator[tuple[str, object]]:
    for name, value in group.__dict__.items():
        if value is None:
            continue
        path = f"{prefix}{name}"
        if isinstance(value, tuple):
            for index, entry in enumerate(cast("tuple[object, ...]", value)):
                yield from _value(entry, f"{path}[{index}]")
        else:
            yield from _value(value, path)


def _value(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Group) and not isinstance(value, Identifier | Attachment):
        yield from _values(value, f"{path}.")
    else:
        yield path, value


def differences(left: Group, right: Group) -> Iterator[tuple[str, object, object]]:
    """The paths at which two invoices differ, with both values; None where one states nothing."""
    if left == right:
        return
    others = dict(values_of(right))
    for path, value in values_of(left):
        other = others.pop(path, None)
        if value != other:
            yield path, value, other
    for path, other in others.items():
        yield path, None, other
