"""The content of a document as rows: what it is called, what it says, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from einvoice.losses import text_of
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.shape import field_group
from einvoice.rendering.language import Languages
from einvoice.sections import SECTIONS, Content
from einvoice.sections.walking import Shown, walk
from einvoice.verdict import Language
from einvoice.viewing.places import Lines
from einvoice.viewing.words import words_of

MOST_ROWS = 5_000
"""Values that are shown."""
_LONGEST = 2_000
"""Characters of a value that are shown."""
_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One stated value."""

    id: str
    path: str
    """Where it stands in the content: "seller.vatId"."""
    place: str
    """Where it stands in the model; empty for what is no single place of it."""
    label: str
    value: str
    term: str
    """The number of its term; empty where it has none."""
    name: str
    """What its term is called."""
    line: int | None
    """The shown line of the source."""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The values of one section, or of one entry of its list."""

    section: str
    number: int
    """Which entry of the list it is, from 1; 0 where the section is no list."""
    rows: tuple[Row, ...]


class Rows:
    """The rows of a content, and which of them a place of the model is shown in."""

    def __init__(self, content: Content | None, lines: Lines, language: Language) -> None:
        self._labels = _Labels(language)
        self._lines = lines
        self._first: dict[str, str] = {}
        self.is_cut = False
        """Whether there are more values than are shown."""
        self.groups = tuple(self._groups(content)) if content is not None else ()
        # The summary repeats what its section says better.
        for group in sorted(self.groups, key=lambda one: one.section == "summary"):
            for row in group.rows:
                for place in around(row.place):
                    self._first.setdefault(place, row.id)

    def of(self, place: str) -> str | None:
        """The id of the row that shows a place, or the group around it; None where none does."""
        return next((self._first[one] for one in around(place) if one in self._first), None)

    def _groups(self, content: Content) -> Iterator[RowGroup]:
        stated = (
            one
            for one in walk(content)
            if one.kind is None and one.value not in (None, ()) and _is_wanted(one.path)
        )
        number = 0
        key = ("", 0)
        rows: list[Row] = []
        for shown in islice(stated, MOST_ROWS):
            number += 1
            found = _key(shown.path)
            if found != key and rows:
                yield RowGroup(*key, tuple(rows))
                rows = []
            key = found
            rows.append(self._row(content, shown, number))
        if rows:
            yield RowGroup(*key, tuple(rows))
        self.is_cut = next(stated, None) is not None

    def _row(self, content: Content, shown: Shown, number: int) -> Row:
        found = content.trace(shown.path)
        line = self._lines.of(found.location or "", found.line or 0) if found.location else None
        place = found.place or ""
        return Row(
            id=f"c{number}",
            path=shown.path,
            place=place,
            label=self._labels.of(place, shown.path),
            value=_text(shown.value),
            term=found.term or "",
            name=found.name or "",
            line=line,
            doubts=tuple(one.message for one in found.doubtful),
        )


class _Labels:
    """What places of the model are called, in the words of a drawing."""

    def __init__(self, language: Language) -> None:
        self._languages = Languages(language)
        words = words_of(language)
        self._fields = {name: words("field", name) for name in words.names("field")}

    def of(self, place: str, path: str) -> str:
        """The names of the last group and of the term; else the name of the field."""
        key = path.rpartition(".")[2]
        if key in self._fields:
            return self._fields[key]
        names = self._names(_INDEX.sub("", place).split(".")) if place else []
        inside = 1 if _section(path) not in _FROM_THE_TOP else 0
        return " · ".join(names[inside:] or names) or _words(key)

    def _names(self, steps: list[str]) -> list[str]:
        group: type[Group] = Invoice
        names: list[str] = []
        for step in steps:
            if step not in group.model_fields:
                break
            try:
                names.append(self._languages.field(group.__name__, step)[0].text)
            except KeyError:
                names.append(step.replace("_", " "))
            try:
                group = field_group(group, step)
            except TypeError:
                break
        return names[:-1] if steps[-1:] == ["value"] and len(names) > 1 else names


_SHOWN = frozenset((*SECTIONS, "further"))
_FROM_THE_TOP = frozenset(("summary", "paymentterms", "references", "further", "allowances"))
"""Sections of the invoice as a whole, whose values need the name of their group."""


def around(place: str) -> Iterator[str]:
    """A place of the model, and those of the groups around it, from the inside out."""
    while place:
        yield place
        place = place[: max(place.rfind("."), place.rfind("["), 0)]


def _is_wanted(path: str) -> bool:
    """Whether a field is shown: of what has no field of its own, only the value itself."""
    is_further = path.startswith("further[") or ".further[" in path
    return _section(path) in _SHOWN and (not is_further or path.endswith("].value"))


def _section(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _key(path: str) -> tuple[str, int]:
    """The section that a field is in, and which entry of its list."""
    head = path.partition(".")[0]
    name, _, index = head.partition("[")
    return name, int(index[:-1]) + 1 if index else 0


def _words(key: str) -> str:
    """The name of a field in JSON as words: "isHybrid" is "is hybrid"."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: f" {match[1].lower()}", key)


def _text(value: object) -> str:
    entries = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    text = ", ".join(map(text_of, entries))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
