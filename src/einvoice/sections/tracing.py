"""From a field of the content to its term, and to its place in the source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from einvoice.errors import UnknownSectionError
from einvoice.opening import open_document
from einvoice.results import ReadResult
from einvoice.sections.doubts import Doubt
from einvoice.sections.further import term_at
from einvoice.sections.section import Section, Slot, slots_by_name, slots_of
from einvoice.syntax.find import Finder
from einvoice.syntax.limits import DEFAULT, Limits

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_step = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\[([0-9]{1,9})\])?(?:\.|\Z)", re.ASCII).match


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a value of the content comes from."""

    path: str
    """The field, in the names of JSON: "seller.vatId"."""
    value: object
    """What it holds: a value, a section, or several; None where nothing is stated."""
    place: str | None
    """The place in the model: "seller.vat_id"; None for what is no single place of it."""
    term: str | None
    """The number of its term, such as "BT-31"; None where no norm numbers it."""
    name: str | None
    """What the term is called."""
    location: str | None
    """The element or attribute in the source, as an XPath; None where the source lacks it."""
    line: int | None
    """Its line in the source, from 1."""
    doubtful: tuple[Doubt, ...] = ()
    """What is not certain about it."""


class _Spot(NamedTuple):
    """A field on the way through a content: its section may be there or not."""

    slot: Slot
    place: str
    value: object


class Tracer:
    """Follows the fields of one content; the source is parsed again when first asked for."""

    def __init__(
        self, reading: ReadResult | None, doubts: tuple[Doubt, ...], limits: Limits = DEFAULT
    ) -> None:
        self._reading = reading
        self._limits = limits
        self._doubts: dict[str | None, list[Doubt]] = {}
        for doubt in doubts:
            self._doubts.setdefault(doubt.path, []).append(doubt)

    def trace(self, content: Section, path: str) -> Trace:
        """Where the field at a path comes from; UnknownSectionError for what is no field."""
        keys: list[str] = []
        kind, section, origin, position = type(content), content, "", 0
        spot: _Spot | None = None
        while position < len(path) or spot is None:
            match = _step(path, position)
            if match is None or kind is None:
                raise _unknown(path, kind)
            index = None if match[2] is None else int(match[2])
            spot = _spot(kind, section, origin, (match[1], index), path)
            mark = "" if index is None else f"[{index}]"
            keys.append(f"{spot.slot.key}{mark}")
            is_section = isinstance(spot.value, Section)
            section = cast("Section", spot.value) if is_section else None
            is_list = spot.slot.is_many and index is None
            kind, origin, position = None if is_list else spot.slot.kind, spot.place, match.end()
        place = spot.place if content.is_traceable else ""
        return self._trace(".".join(keys), place, spot.value)

    def to_json(
        self, section: Section, path: str = "", *, only: Sequence[str] = ()
    ) -> dict[str, Json]:
        """The section as JSON in which every value stands with its term and its place.

        With `only`, of all its fields just these.
        """
        slots = [slot for slot in slots_of(type(section)) if not only or slot.name in only]
        values = {slot.name for slot in slots if slot.kind is None}
        plain = section.model_dump(mode="json", include=values)
        return {
            slot.key: self._of_slot(slot, section, plain.get(slot.key), f"{path}{slot.key}")
            for slot in slots
        }

    def _of_slot(self, slot: Slot, section: Section, plain: Json, path: str) -> Json:
        value: object = getattr(section, slot.name)
        if isinstance(value, Section):
            return self.to_json(value, f"{path}.")
        if slot.kind is None:
            trace = self._trace(path, section.place_of(slot), value)
            return _json(trace, plain)
        if isinstance(value, tuple):
            entries = enumerate(cast("tuple[Section, ...]", value))
            return [self.to_json(entry, f"{path}[{index}].") for index, entry in entries]
        return None

    def _trace(self, path: str, place: str, value: object) -> Trace:
        term, name = term_at(place) if place else (None, None)
        is_stated = place and value is not None
        location, line = self._located(place) if is_stated else (None, None)
        doubts = tuple(self._doubts.get(path, ()))
        if location is None and doubts:
            location, line = doubts[0].location, doubts[0].line
        return Trace(path, value, place or None, term, name, location, line, doubts)

    def _located(self, place: str) -> tuple[str | None, int | None]:
        finder = self._finder
        if finder is None or not finder.element(place)[1]:
            return None, None
        location, line = finder.location(place)
        return location, line or None

    def __getstate__(self) -> dict[str, object]:
        """All but the parsed source, which cannot be sent to another process."""
        return {name: value for name, value in self.__dict__.items() if name != "_finder"}

    @cached_property
    def _finder(self) -> Finder | None:
        reading = self._reading
        if reading is None or not reading.source:
            return None
        broken = any(issue.ill_formed for issue in reading.issues)
        opened = open_document(reading.source, recover=broken, limits=self._limits)
        return Finder(opened.root, opened.result.syntax)


def _spot(
    kind: type[Section],
    section: Section | None,
    origin: str,
    step: tuple[str, int | None],
    path: str,
) -> _Spot:
    name, index = step
    slot = slots_by_name(kind).get(name)
    if slot is None or (index is not None and not slot.is_many):
        raise _unknown(path, kind)
    if section is None:
        place, value = slot.place(origin), slot.default
    else:
        place, value = section.place_of(slot), cast("object", getattr(section, slot.name))
    if index is None:
        return _Spot(slot, place, value)
    entries = cast("tuple[object, ...]", value)
    if index >= len(entries):
        raise UnknownSectionError(section=path, known=(), count=len(entries))
    entry = entries[index]
    # A list may hold what stands in several places, so that each entry knows its own.
    place = entry.origin if isinstance(entry, Section) else f"{place}[{index}]"
    return _Spot(slot, place, entry)


def _unknown(path: str, kind: type[Section] | None) -> UnknownSectionError:
    known: Mapping[str, Slot] = slots_by_name(kind) if kind is not None else {}
    return UnknownSectionError(section=path, known=known)


def _json(trace: Trace, plain: Json) -> Json:
    doubtful: list[Json] = [
        {"code": doubt.code, "message": doubt.message, "raw": doubt.raw} for doubt in trace.doubtful
    ]
    return {
        "value": plain,
        "term": trace.term,
        "location": trace.location,
        "line": trace.line,
        "doubtful": doubtful,
    }
