"""Makes sections of groups: one walk over what their fields say."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, cast

from einvoice.model.group import Group
from einvoice.model.values import Attachment, Identifier
from einvoice.sections.basis import Basis
from einvoice.sections.section import Section, Slot, slots_of

SectionT = TypeVar("SectionT", bound=Section)


def built(kind: type[SectionT], group: Group | None, origin: str, basis: Basis) -> SectionT:
    """The section of a group that stands at `origin` in the invoice."""
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for slot in slots_of(kind):
        values[slot.name] = _shown(slot, group, origin, basis)
    for name, value, place in kind.derived(values, group, origin, basis):
        values[name] = value
        places[name] = place
    return kind.made(values, group, origin, places)


def _shown(slot: Slot, group: Group | None, origin: str, basis: Basis) -> object:
    if slot.of is None:
        return slot.default
    found = _at(basis.invoice if slot.is_absolute else group, slot.steps)
    if slot.kind is None:
        return slot.default if found is None else found
    place = slot.of.below(origin)
    if slot.is_many:
        return tuple(_entries(slot.kind, found, place, basis))
    if found is None and not slot.is_demanded:
        return None
    return built(slot.kind, cast("Group | None", found), place, basis)


def _entries(kind: type[Section], found: object, place: str, basis: Basis) -> Iterator[Section]:
    if isinstance(found, tuple):
        for index, entry in enumerate(cast("tuple[Group, ...]", found)):
            yield built(kind, entry, f"{place}[{index}]", basis)
    elif found is not None:
        yield built(kind, cast("Group", found), place, basis)


def _at(group: Group | None, steps: tuple[str, ...]) -> object:
    found: Any = group
    for name in steps:
        if found is None:
            return None
        # A section may show groups of several classes, and not all have all fields.
        found = found.__dict__.get(name)
    return found


def left_over(kind: type[Section], group: Group, origin: str) -> Iterator[tuple[str, object]]:
    """The values of a group that no field of its section shows, with their places."""
    yield from _left(group, f"{origin}." if origin else "", "", shown_by(kind))


def _left(
    group: Group, place: str, below: str, shown: frozenset[str]
) -> Iterator[tuple[str, object]]:
    for name, value in group.__dict__.items():
        if value is None or value == ():
            continue
        path = f"{below}{name}"
        if path in shown:
            continue
        if not isinstance(value, tuple):
            yield from _left_of(value, f"{place}{name}", path, shown)
            continue
        for index, entry in enumerate(cast("tuple[object, ...]", value)):
            yield from _left_of(entry, f"{place}{name}[{index}]", path, shown)


def _left_of(
    value: object, place: str, path: str, shown: frozenset[str]
) -> Iterator[tuple[str, object]]:
    if isinstance(value, Group) and not isinstance(value, Identifier | Attachment):
        yield from _left(value, f"{place}.", f"{path}.", shown)
    else:
        yield place, value


@cache
def shown_by(kind: type[Section]) -> frozenset[str]:
    """The paths below a group that its section shows in full; a section in it may do so itself."""
    return frozenset(_shown_by(kind, "", frozenset()))


def _shown_by(kind: type[Section], origin: str, around: frozenset[type[Section]]) -> Iterator[str]:
    for slot in slots_of(kind):
        if slot.of is None:
            continue
        place = slot.of.below(origin)
        if slot.kind is None:
            yield place
            if place.endswith((".value", ".filename")):
                yield place.rpartition(".")[0]
        elif "further" in slot.kind.model_fields:
            yield place
        elif slot.kind not in around:
            yield from _shown_by(slot.kind, place, around | {kind})
