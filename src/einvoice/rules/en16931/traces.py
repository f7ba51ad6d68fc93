"""Elements that are in the document although the model holds nothing of them.

The official expressions look at elements; what is empty, or holds only what no term stands for,
leaves no group in the model. A clean document has next to none of these.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.rules.stated import Stated

_POSITION = re.compile(r"\[(\d+)\]$")
_LINE = re.compile(
    r"/(?:cac:InvoiceLine|cac:CreditNoteLine|ram:IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?/"
)


@dataclass(frozen=True, slots=True)
class Trace:
    """An element by its place in the source."""

    location: str
    line: int

    @property
    def position(self) -> int:
        """Its place among the siblings of its name, counted from one."""
        return position_of(self.location)

    @property
    def parent(self) -> str:
        """The name of the element around it."""
        return _name(self.location.rpartition("/")[0])

    @property
    def line_index(self) -> int | None:
        """The invoice line that it stands in, counted from zero; None for others."""
        found = _LINE.search(self.location)
        return int(found[1] or 1) - 1 if found else None

    @property
    def is_below_line(self) -> bool:
        """Whether it stands in a line of a line."""
        return "/cac:SubInvoiceLine" in self.location or "/cac:SubCreditNoteLine" in self.location


Traces = Mapping[str, Sequence[Trace]]
"""Elements by their names with the usual prefix."""


def bare(stated: Stated) -> Traces:
    """The elements in which no term of the model is stated."""
    places = ((one.location, one.line) for one in stated.silent if one.code == "bare")
    return _by_name(places)


def around(stated: Stated) -> Traces:
    """The elements with content that the model does not hold, whatever else is in them."""
    places = [
        (one.location.rpartition("/")[0], one.line)
        for one in stated.unmapped
        if not one.is_attribute
    ]
    places += [(one.location.rpartition("/")[0], one.line) for one in stated.issues if one.location]
    return _by_name(dict.fromkeys(places))


def traces_of(stated: Stated, name: str) -> Sequence[Trace]:
    """All elements of a name that are bare, or around something that is not in the model."""
    if not stated.silent and not stated.unmapped and not stated.issues:
        return ()
    found = (*stated.once(bare).get(name, ()), *stated.once(around).get(name, ()))
    return list({trace.location: trace for trace in found}.values())


def bare_of(stated: Stated, name: str) -> Sequence[Trace]:
    """The elements of a name in which no term of the model is stated."""
    return stated.once(bare).get(name, ()) if stated.silent else ()


def position_of(location: str) -> int:
    """The place of an element among the siblings of its name, counted from one."""
    found = _POSITION.search(location)
    return int(found[1]) if found else 1


def _by_name(places: Iterable[tuple[str, int]]) -> Traces:
    found: dict[str, list[Trace]] = {}
    for location, line in places:
        found.setdefault(_name(location), []).append(Trace(location, line))
    return found


def _name(location: str) -> str:
    return location.rpartition("/")[2].partition("[")[0]
