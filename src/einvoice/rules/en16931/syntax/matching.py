"""Finds the rules of a table that speak of a path."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from einvoice.rules.en16931.syntax.table import Names, Pattern

_MOST_PATHS = 4096
"""How many paths are remembered with their rules; a hostile document has more than that."""


class Ruled(Protocol):
    """What speaks of paths: a rule of a table, or what a code list is asked for."""

    @property
    def id(self) -> str:
        """The rule."""
        ...

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The paths."""
        ...

    @property
    def instead(self) -> str:
        """The rule that holds in place of this one where it holds."""
        ...

    def speaks_of(self, path: Names) -> bool:
        """Whether it holds at a path that one of its patterns fits."""
        ...


RuledT = TypeVar("RuledT", bound=Ruled)


@dataclass(frozen=True, slots=True)
class _Wild(Generic[RuledT]):
    """A pattern whose first name is known by its end: "ram:*Amount!ram:TaxTotalAmount"."""

    space: str
    end: str
    but: str
    entry: RuledT

    def fits(self, name: str) -> bool:
        return name.startswith(self.space) and name.endswith(self.end) and name != self.but


class Matcher(Generic[RuledT]):
    """The rules of one kind, found by path."""

    def __init__(self, entries: Iterable[RuledT]) -> None:
        self._absolute: defaultdict[Names, list[RuledT]] = defaultdict(list)
        self._ending: defaultdict[Names, list[RuledT]] = defaultdict(list)
        self._wild: defaultdict[Names, list[_Wild[RuledT]]] = defaultdict(list)
        for entry in entries:
            for pattern in entry.patterns:
                self._add(pattern, entry)
        self._longest = max(map(len, self._ending), default=0)
        self._longest_wild = max(map(len, self._wild), default=-1)
        self.of = lru_cache(_MOST_PATHS)(self._of)
        """The rules that speak of a path."""

    def _add(self, pattern: Pattern, entry: RuledT) -> None:
        first = pattern.names[0]
        if not pattern.anywhere:
            self._absolute[pattern.names].append(entry)
        elif "*" in first:
            shape, _, but = first.partition("!")
            space, _, end = shape.partition("*")
            self._wild[pattern.names[1:]].append(_Wild(space, end, but, entry))
        else:
            self._ending[pattern.names].append(entry)

    def _of(self, path: Names) -> tuple[RuledT, ...]:
        found = tuple(entry for entry in dict.fromkeys(self._all(path)) if entry.speaks_of(path))
        if any(entry.instead for entry in found):
            ids = {entry.id for entry in found}
            return tuple(entry for entry in found if entry.instead not in ids)
        return found

    def _all(self, path: Names) -> Iterator[RuledT]:
        yield from self._absolute.get(path, ())
        for length in range(1, min(self._longest, len(path)) + 1):
            yield from self._ending.get(path[-length:], ())
        for length in range(min(self._longest_wild, len(path) - 1) + 1):
            around, rest = path[: len(path) - length], path[len(path) - length :]
            for wild in self._wild.get(rest, ()):
                if wild.fits(around[-1]):
                    yield wild.entry
