"""The rows by which a term meets a syntax: one row reads and writes.

A table is the content of one business group, in the order of the schema.  A path is a chain of
elements below the group's own element; consecutive rows whose paths begin alike share those
elements when they are written.

    "ram:Name"                              an element
    "cbc:InvoicedQuantity/@unitCode"        an attribute of an element that another row binds
    "ram:SpecifiedTaxRegistration+/ram:ID"  `+`: an element of its own, never shared
    "ram:ID[@schemeID='VA']"                only with this attribute; written with it
    "ram:ID[!@schemeID]"                    only without this attribute
    "cac:X[cbc:Y='true|1']"                 only where the child says one of these; a `Const` row
                                            writes it
    "cac:X[cbc:Y!='VAT']"                   only where the child says something else
    "ram:X[1]", "ram:X[>1]"                 the first in its parent, the others
    "cac:TaxTotal[$invoice-currency]"       only where a named test of the document holds

A field is a path in the model: "totals.vat_total" reaches into a group that has no element of
its own in this syntax, "^due_date" reaches up into the group around.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from einvoice.model.group import Group
from einvoice.syntax.codecs import TEXT, AnyCodec

_STEP = re.compile(r"(?P<name>[A-Za-z]+:[A-Za-z0-9]+)(?P<own>\+?)(?P<tests>(?:\[[^\]]+\])*)")
_TEST = re.compile(r"\[([^\]]+)\]")
_CHILD_TEST = re.compile(r"(?P<path>[\w:/]+)(?P<operator>!?=)'(?P<values>[^']*)'")
_ATTRIBUTE_TEST = re.compile(r"@(?P<name>\w+)='(?P<value>[^']*)'")


@dataclass(frozen=True, slots=True)
class AttributeIs:
    """The element carries an attribute with this value, or lacks it where the value is None."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class ChildIs:
    """A descendant of the element says one of some values, or, negated, something else."""

    path: str
    values: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Position:
    """The element is the first that takes this row in its parent, or a later one."""

    first: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A test of the document that the reader knows by name."""

    name: str


ElementTest = AttributeIs | ChildIs | Position | Named


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a path."""

    name: str
    own: bool = False
    tests: tuple[ElementTest, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A parsed path: elements, then perhaps an attribute."""

    steps: tuple[Step, ...]
    attribute: str | None = None


def _test_of(text: str) -> ElementTest:
    if text == "1" or text == ">1":
        return Position(first=text == "1")
    if text.startswith("$"):
        return Named(text[1:])
    if text.startswith("!@"):
        return AttributeIs(text[2:], None)
    if attribute := _ATTRIBUTE_TEST.fullmatch(text):
        return AttributeIs(attribute["name"], attribute["value"])
    if child := _CHILD_TEST.fullmatch(text):
        values = frozenset(child["values"].split("|"))
        return ChildIs(child["path"], values, child["operator"] == "!=")
    raise ValueError(f"a binding row has the test [{text}], which is none of the known forms")


@cache
def parse_path(text: str) -> Path:
    """Parse the path of a row, which several readers of a table ask for; ValueError for others."""
    position, steps = 0, list[Step]()
    while match := _STEP.match(text, position):
        tests = tuple(_test_of(test) for test in _TEST.findall(match["tests"]))
        steps.append(Step(match["name"], bool(match["own"]), tests))
        position = match.end()
        if position < len(text) and text[position] == "/":
            position += 1
    rest = text[position:]
    if rest.startswith("@"):
        return Path(tuple(steps), rest[1:])
    if rest or not steps:
        raise ValueError(f"a binding row has the path {text!r}, which ends at {rest!r}")
    return Path(tuple(steps))


@dataclass(frozen=True, slots=True)
class Bind:
    """A term that is the text of an element or the value of an attribute."""

    field: str
    path: str
    codec: AnyCodec = TEXT
    default: Any = None
    """What is written where the term is absent but the schema demands the element; a function
    finds it in the group, and gives None where the element is not needed."""
    silent_default: bool = False
    """Whether the default is read as absence, because it says nothing."""
    only: Callable[[Any], bool] | None = None
    """Which values this row writes, where several rows bind the same term."""
    when: Callable[[Any, Any], bool] | None = None
    """Whether a group (given with the group around it) carries a term bound with `^`."""
    limit: int | None = None
    """How many values of a list the syntax has room for."""
    echo: bool = False
    """Whether the row only writes: it repeats, beside what is stated, a term of another row."""


@dataclass(frozen=True, slots=True)
class Nest:
    """A group, or every group of a list, that has an element of its own."""

    field: str
    path: str
    table: "Table"
    when: Callable[[Any, Any], bool] | None = None
    """Whether a group (given with the group around it) carries a group nested with `^`."""


@dataclass(frozen=True, slots=True)
class Const:
    """An element with a fixed text, written only beside something that is stated."""

    path: str
    text: str
    also: tuple[str, ...] = ()
    """Other texts that say the same."""


@dataclass(frozen=True, slots=True)
class Keep:
    """An element that the schema demands, written even when it is empty."""

    path: str


Row = Bind | Nest | Const | Keep


@dataclass(eq=False, slots=True)
class Table:
    """The rows of one group in one syntax; compared and cached by identity."""

    group: type[Group]
    rows: tuple[Row, ...] = ()
    tidy: Callable[[dict[str, Any]], None] | None = None
    """Brings the values read into the one form that the model has for them."""

    def with_rows(self, *rows: Row) -> "Table":
        """Set the rows afterwards, for a table that nests itself."""
        self.rows = rows
        return self


def within(field: str, path: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows of a group whose element is shared with others: fields and paths get a prefix."""
    return tuple(_prefixed(row, f"{field}." if field else "", f"{path}/") for row in rows)


def _prefixed(row: Row, field: str, path: str) -> Row:
    if isinstance(row, Bind | Nest):
        name = row.field if row.field.startswith("^") else field + row.field
        return replace(row, field=name, path=path + row.path)
    return replace(row, path=path + row.path)
