"""Every place of the model at which an invoice can state a value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.shape import field_group, is_many
from einvoice.model.values import Attachment, Identifier

SUB_LINES = "lines[].sub_lines"

_VALUES = (Attachment, Identifier)
"""Groups that are one value of one term: a profile has them whole or not at all."""

_INDEX = re.compile(r"\[[0-9]*\]")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the model at one place of the invoice."""

    name: str
    path: str
    """Where it stands: "lines[].allowances", "seller.name"."""
    many: bool
    below: str | None
    """Where the fields of its groups stand: "lines[].allowances[]"; None where it holds values."""


@cache
def places() -> dict[str, tuple[Field, ...]]:
    """The fields of every group by the path of the group; those of the invoice are at ""."""
    found: dict[str, tuple[Field, ...]] = {}
    _collect(Invoice, "", found)
    return found


@cache
def fields() -> dict[str, Field]:
    """Every field at every place by its path."""
    return {field.path: field for group in places().values() for field in group}


def ancestors(path: str) -> Iterator[str]:
    """The paths of the fields that hold the groups around a field, from the inside out."""
    while (path := path.rpartition(".")[0].removesuffix("[]")) != "":
        yield path


def place_of(path: str) -> str:
    """The place of a path: without indexes, in the line for a sub-line, the term for its parts.

    A list and its entries are one place: "lines[3]" is "lines".
    """
    path = _INDEX.sub("[]", path)
    while path.startswith(f"{SUB_LINES}[]."):
        path = path.replace(f"{SUB_LINES}[]", "lines[]", 1)
    path = path.removesuffix("[]")
    if path not in fields() and (around := next(ancestors(path), None)) in fields():
        assert around is not None
        return around if fields()[around].below is None else path
    return path


def _collect(group: type[Group], at: str, found: dict[str, tuple[Field, ...]]) -> None:
    here: list[Field] = []
    found[at] = ()
    for name in group.model_fields:
        path = f"{at}.{name}" if at else name
        many = is_many(group, name)
        inner = _group_in(group, name)
        below = None
        if inner is not None:
            # Sub-lines are lines: what stands in them has the place that it has in a line.
            below = "lines[]" if path == SUB_LINES else path + ("[]" if many else "")
            if below not in found:
                _collect(inner, below, found)
        here.append(Field(name, path, many, below))
    found[at] = tuple(here)


def _group_in(group: type[Group], name: str) -> type[Group] | None:
    try:
        inner = field_group(group, name)
    except TypeError:
        return None
    return None if issubclass(inner, _VALUES) else inner
