"""Whether the model holds an element beside one that it could not take."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from einvoice.model.group import Group
from einvoice.rules.en16931.syntax.mapped import names_of
from einvoice.rules.en16931.syntax.table import Names
from einvoice.rules.stated import Stated
from einvoice.syntax.binding import parse_path
from einvoice.syntax.detect import Syntax
from einvoice.syntax.rows import rows_of

_LINE = re.compile(r"/(?:cac:InvoiceLine|cac:CreditNoteLine|ram:IncludedSupplyChainTradeLineItem)")
_INDEX = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Holder:
    """A place of the model that is read from an element or from something in it."""

    place: tuple[str, ...]
    """The fields on the way, lists marked: ("lines[]", "price", "net_amount")."""
    group_depth: int
    """How deep in the document the group stands that a value comes out of; 0 where it stays."""


def holds(stated: Stated, syntax: Syntax, path: Names, context: str, depth: int) -> bool:
    """Whether the model states something that is read from an element of this path.

    `context` is the location of the element that the rule looks into, `depth` levels above.
    """
    around = len(path) - depth
    return any(
        any(value is not None for value in _values(stated.invoice, holder.place, context))
        for holder in _holders(syntax).get(path, ())
        if not holder.group_depth or around < holder.group_depth
    )


@cache
def _holders(syntax: Syntax) -> dict[Names, tuple[Holder, ...]]:
    found: defaultdict[Names, list[Holder]] = defaultdict(list)
    for placed in rows_of(syntax):
        steps = parse_path(placed.path.removeprefix("/"))
        names = tuple(step.name for step in steps.steps)
        hoisted = placed.row.field.startswith("^")
        group_depth = len(names) - len(names_of(placed.row)) if hoisted else 0
        holder = Holder(tuple(placed.place.split(".")), group_depth)
        for length in range(1, len(names) + 1):
            found[names[:length]].append(holder)
    return {path: tuple(holders) for path, holders in found.items()}


def _values(group: Group, place: Sequence[str], context: str) -> Iterator[object]:
    """What the model states at a place; of lines, only the one that the context lies in."""
    values: Iterable[object] = (group,)
    for name in place:
        field = name.removesuffix("[]")
        values = [one.__dict__.get(field) for one in values if isinstance(one, Group)]
        if name.endswith("[]"):
            lists = cast("Iterable[Sequence[object] | None]", values)
            if name == "lines[]" and (index := _line_index(context)) is not None:
                values = [one[index] for one in lists if one and index < len(one)]
            else:
                values = [inner for one in lists for inner in one or ()]
    return (value for value in values if value != ())


def _line_index(context: str) -> int | None:
    """Which line a location lies in; None outside of all lines."""
    found = _LINE.search(context)
    if found is None:
        return None
    index = _INDEX.match(context, found.end())
    return int(index[1]) - 1 if index else 0
