"""What stands in a document beside the terms of the model: every place with its path.

Elements that no row takes, with all that stands in them; elements around those; values that could
not be read; elements that say nothing. A clean document has none of these.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from einvoice.results import Unmapped
from einvoice.rules.en16931.syntax.table import Names
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.fragments import Fragment, fragment_of

DEEPEST = 40
"""How deep a part is looked into: no rule speaks of deeper places, and paths grow with depth."""
INSIDE = "inside"
"""The code of a place within an element that no row takes."""
COUNTED = frozenset({"unknown", "repeated", "too-deep", INSIDE, "unreadable"})
"""The codes of elements that the model does not hold, so that they count beside those it holds."""

_STEP = re.compile(r"/(@?(?:Q\{[^}]*\})?[^/\[]+)(?:\[(\d+)\])?")
_EXTENSION = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"


@dataclass(frozen=True, slots=True)
class Place:
    """An element or attribute that stands in the source."""

    path: Names
    start: str
    """The location of the element, or of the part that it stands in."""
    line: int
    code: str
    """Why it is here: the code of an issue, "unknown", "inside", "around" or "attribute"."""
    text: str = ""
    element: Fragment | None = None
    """The element, where no row takes it."""
    unmapped_depth: int = 0
    """How deep the element stands that no row takes, and that this one is or stands in."""

    @property
    def location(self) -> str:
        """Its XPath in the source."""
        inner = self.path[self.unmapped_depth :] if self.unmapped_depth else ()
        return "/".join((self.start, *inner))

    def context(self, depth: int) -> str:
        """The location of the element so many levels above."""
        steps = [match.group() for match in _STEP.finditer(self.location)]
        return "".join(steps[: len(steps) - depth])

    @property
    def is_one_of_several(self) -> bool:
        """Whether its parent has more of its name."""
        return self.location.endswith("]")


@dataclass(slots=True)
class Outline:
    """The places of one document."""

    by_path: dict[Names, list[Place]] = field(default_factory=dict[Names, list[Place]])
    around: dict[Names, Place] = field(default_factory=dict[Names, Place])
    """Elements that hold one of those, the first of each path: whether mapped or not."""

    def add(self, place: Place) -> None:
        """Keep a place."""
        self.by_path.setdefault(place.path, []).append(place)

    def ending(self, *names: str) -> Iterator[Place]:
        """The places whose path ends so."""
        for path, places in self.by_path.items():
            if path[-len(names) :] == names:
                yield from places

    def elements(self, *names: str) -> Iterator[Place]:
        """The elements that no row takes and whose path ends so."""
        return (place for place in self.ending(*names) if place.element is not None)

    def holds(self, *names: str) -> bool:
        """Whether an element whose path ends so is here, or around something that is."""
        if any(True for _ in self.ending(*names)):
            return True
        return any(path[-len(names) :] == names for path in self.around)


def outline(stated: Stated) -> Outline:
    """The outline of a document, made once."""
    return stated.once(_outline)


def _outline(stated: Stated) -> Outline:
    made = Outline()
    repeated = {issue.location for issue in stated.issues if issue.code == "repeated"}
    for part in stated.unmapped:
        path = _names(part.location)
        _add_around(made, path, part.location, part.line)
        if part.is_attribute:
            made.add(Place(path, part.location, part.line, "attribute", part.xml))
        else:
            code = "repeated" if part.location in repeated else "unknown"
            _add_fragment(made, part, path, code, _prefixes(stated.syntax))
    for issue in stated.issues:
        if issue.location and issue.code != "repeated":
            path = _names(issue.location)
            _add_around(made, path, issue.location, issue.line)
            made.add(Place(path, issue.location, issue.line, issue.code, issue.raw))
    for silent in stated.silent:
        path = _names(silent.location)
        _add_around(made, path, silent.location, silent.line)
        made.add(Place(path, silent.location, silent.line, silent.code))
    return made


def _names(location: str) -> Names:
    """The names on the way from below the root; a location begins with the root itself."""
    names = (match[1] for match in _STEP.finditer(location))
    next(names, None)
    return tuple(name.replace(f"Q{{{_EXTENSION}}}", "ext:") for name in names)


def _add_around(made: Outline, path: Names, location: str, line: int) -> None:
    if len(path) < 2 or path[:-1] in made.around:
        return
    steps = [match.group() for match in _STEP.finditer(location)]
    for depth in range(1, len(path)):
        above = path[:depth]
        if above not in made.around:
            where = "".join(steps[: depth + 1])
            made.around[above] = Place(above, where, line, "around")


def _add_fragment(
    made: Outline, part: Unmapped, path: Names, code: str, prefixes: Mapping[str, str]
) -> None:
    """Add an element that no row takes and everything in it, without recursion."""
    root = fragment_of(part.xml)
    if root is None:
        made.add(Place(path, part.location, part.line, code))
        return
    start, line, depth = part.location, part.line, len(path)
    pending = [(root, path, code)]
    while pending:
        element, here, why = pending.pop()
        made.add(Place(here, start, line, why, element.text, element, depth))
        for name, said in element.attributes.items():
            below = (*here, f"@{_name(name, prefixes)}")
            made.add(Place(below, start, line, "attribute", said, None, depth))
        if len(here) < DEEPEST:
            # Siblings of one name share their path.
            paths: dict[str, Names] = {}
            for child in reversed(element.inner):
                inner = paths.get(child.name)
                if inner is None:
                    inner = paths[child.name] = (*here, _name(child.name, prefixes))
                pending.append((child, inner, INSIDE))


def _name(tag: str, prefixes: Mapping[str, str]) -> str:
    if not tag.startswith("{"):
        return tag
    uri, local = tag[1:].split("}")
    prefix = prefixes.get(uri)
    return f"Q{tag}" if prefix is None else f"{prefix}:{local}"


@cache
def _prefixes(family: str) -> dict[str, str]:
    """Namespace -> the prefix that the tables have for it."""
    syntax = Syntax.CII if family == "cii" else Syntax.UBL_INVOICE
    known = {uri: prefix for prefix, uri in format_of(syntax).namespaces.items() if prefix}
    return {**known, _EXTENSION: "ext"}
