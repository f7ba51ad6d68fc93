"""What a page says, before it is HTML."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a state is to be taken."""

    GOOD = "good"
    BAD = "bad"
    WAITING = "waiting"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Label:
    """A name, and its language where that is not the page's."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what stands behind it."""

    label: Label
    value: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: what it says, and what it says in small below."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; its title is its caption."""

    title: Label
    heads: tuple[Label, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page."""

    title: Label
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple["Part", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.facts or self.tables or self.parts)


@dataclass(frozen=True, slots=True)
class State:
    """Where a document stands."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page about a document."""

    kind: str
    title: str
    subject: str = ""
    state: State | None = None
    notices: tuple[str, ...] = ()
    """What must not be overlooked."""

    figures: tuple[Fact, ...] = ()
    """What most people come for."""

    files: tuple[str, ...] = ()
    """The files that are there, by the last part of their addresses."""

    parts: tuple[Part, ...] = ()
