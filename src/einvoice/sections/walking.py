"""Every field of a content with the place of the model that it shows."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from einvoice.sections.section import Section, Slot, slots_of


class Shown(NamedTuple):
    """A field and what it shows."""

    path: str
    """Where it stands in the content, in the names of JSON: "lineitems[0].product.name"."""
    place: str
    """Where it stands in the model; empty for a field that shows no single place."""
    value: object
    """The value, a section, or a tuple of either."""
    kind: type[Section] | None
    """The section that it holds, singly or in a list; None for plain values."""


def walk(section: Section, path: str = "") -> Iterator[Shown]:
    """Every field below a section, also those that are null, the outer before the inner."""
    for slot in slots_of(type(section)):
        value: object = getattr(section, slot.name)
        yield from _slot(slot, value, section.place_of(slot), f"{path}{slot.key}")


def _slot(slot: Slot, value: object, place: str, path: str) -> Iterator[Shown]:
    yield Shown(path, place, value, slot.kind)
    if slot.kind is None:
        return
    if isinstance(value, Section):
        yield from walk(value, f"{path}.")
    elif slot.is_many:
        for index, entry in enumerate(cast("tuple[Section, ...]", value)):
            yield from walk(entry, f"{path}[{index}].")
    else:
        yield from _absent(slot.kind, place, f"{path}.")


def _absent(kind: type[Section], origin: str, path: str) -> Iterator[Shown]:
    """The fields of a section that is not there."""
    for slot in slots_of(kind):
        place = slot.place(origin)
        yield Shown(f"{path}{slot.key}", place, slot.default, slot.kind)
        if slot.kind is not None and not slot.is_many:
            yield from _absent(slot.kind, place, f"{path}{slot.key}.")
