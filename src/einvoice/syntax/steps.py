"""The functions that take elements into values: one kind for each kind of row.

A step gets an element, the values of its group, what the group has seen, and the reading.  This is
the hot path of the library: one call for every element, so each kind does only what its row needs,
and the loops over children stand where they run.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from einvoice.model.group import Group
from einvoice.syntax.element_tests import Test
from einvoice.syntax.reading import MOST_GROUPS, Read, Reading
from einvoice.syntax.xml import Element

Values = dict[str, Any]
Steps = dict[object, Read]
"""Steps by the qualified name of the element."""

_HOISTED = "^"
"""The key under which a group collects what belongs to the group around it."""
_RAISED = "^^"
"""The key under which a group collects what the groups in it have for it."""


@dataclass(eq=False, slots=True)
class GroupReader:
    """A compiled table: reads the children of an element into a group."""

    steps: Steps = field(default_factory=dict[object, Read])
    finish: Callable[[Values], Group] = field(default=lambda values: Group())
    compile: Callable[[], None] | None = None
    """Fills the rest; None once that is done."""
    usual: str | None = None
    """The child whose usual text is read as none, so that its absence must be told apart."""

    def compiled(self) -> Steps:
        """The steps, compiled now where they were not needed before."""
        if self.compile is not None:
            self.compile()
        return self.steps

    def read(self, element: Element, reading: Reading) -> Group:
        """Read the children of an element into a group."""
        steps = self.compiled()
        values: Values = {}
        if element.items():
            CHILDREN.attributes_left(element, element.keys(), reading)
        _take_children(steps, element, values, set(), reading)
        if _RAISED in values:
            _raise_up(values)
        return self.finish(values)


@dataclass(frozen=True, slots=True)
class Around:
    """What other rows take of an element, so that the rest can be reported."""

    attributes: frozenset[str]
    children: bool

    def leftovers(self, element: Element, reading: Reading) -> None:
        """Report the attributes and children that no row takes."""
        self.attributes_left(element, element.keys(), reading)
        self.children_left(element, reading)

    def attributes_left(self, element: Element, names: Iterable[str], reading: Reading) -> None:
        """Report those of some attributes that no row takes."""
        for name in names:
            if name not in self.attributes:
                reading.notice("unknown", element, attribute=name)

    def children_left(self, element: Element, reading: Reading) -> None:
        """Report the children of an element that has a text only."""
        if not self.children:
            for child in element[:]:
                reading.notice("unknown", child)
                if child.tail is not None:
                    reading.stray_text(element, child.tail)


NOTHING = Around(frozenset(), children=False)
CHILDREN = Around(frozenset(), children=True)


def _take_children(
    steps: Steps, element: Element, values: Values, seen: set[object], reading: Reading
) -> None:
    get = steps.get
    if element.text is not None:
        reading.stray_text(element, element.text)
    children = element[:]
    if not children:
        reading.is_odd = True
    for child in children:
        take = get(child.tag)
        if take is None:
            reading.notice("unknown", child)
        else:
            take(child, values, seen, reading)
        if child.tail is not None:
            reading.stray_text(element, child.tail)


def mixed_step(text: Read | None, attributes: Sequence[Read], steps: Steps, around: Around) -> Read:
    """An element of which several rows take parts: its text, attributes, children."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if text is not None:
            text(element, values, seen, reading)
        else:
            if not element.text and not len(element):
                reading.is_odd = True
            around.leftovers(element, reading)
        for step in attributes:
            step(element, values, seen, reading)
        if steps:
            _take_children(steps, element, values, seen, reading)

    return take


def put_inside(values: Values, owner: str, inner: Values) -> None:
    """Give a flat group what was read for it; what belongs elsewhere goes on its way."""
    if _RAISED in inner:
        values.setdefault(_RAISED, []).extend(inner.pop(_RAISED))
    if _HOISTED in inner:
        values.setdefault(_HOISTED, []).extend(inner.pop(_HOISTED))
    if inner:
        values[owner] = inner


def nested_step(name: str, reader: GroupReader, *, many: bool) -> Read:
    """An element that is a group, with the group's fields below it."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if not many and name in values:
            reading.notice("repeated", element)
            return
        if element.items():
            CHILDREN.attributes_left(element, element.keys(), reading)
        depth = reading.depth
        if depth >= MOST_GROUPS:
            reading.notice("too-deep", element)
            return
        steps = reader.steps if reader.compile is None else reader.compiled()
        inner: Values = {}
        reading.depth = depth + 1
        _take_children(steps, element, inner, set(), reading)
        reading.depth = depth
        if _HOISTED in inner:
            values.setdefault(_RAISED, []).extend(inner.pop(_HOISTED))
        if _RAISED in inner:
            _raise_up(inner)
        made = reader.finish(inner)
        usual = reader.usual
        if usual is not None and next(element.iterchildren(usual), None) is None:
            reading.pass_over("lacking", element, path=f"{name}[{len(values.get(name, ()))}]")
        if not many:
            values[name] = made
        elif name in values:
            values[name].append(made)
        else:
            values[name] = [made]

    return take


def hoisted_step(step: Read, owners: Sequence[str]) -> Read:
    """A value that belongs to the group around; there, an equal repetition says nothing new."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        found: Values = {}
        step(element, found, seen, reading)
        if found:
            values.setdefault(_HOISTED, []).append((owners, found, element, reading))

    return take


def _raise_up(values: Values) -> None:
    for owners, found, element, reading in values.pop(_RAISED):
        target = values
        for owner in owners:
            target = target.setdefault(owner, {})
        for name, value in found.items():
            if name not in target:
                target[name] = value
            elif target[name] == value:
                reading.pass_over("again", element)
            else:
                reading.notice("repeated", element)


def inside(step: Read, owners: Sequence[str]) -> Read:
    """Values of groups that have no element of their own, from the outside in."""
    for owner in reversed(owners):
        step = _inside_one(step, owner)
    return step


def _inside_one(step: Read, owner: str) -> Read:
    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        inner: Values = values.get(owner, {})
        step(element, inner, seen, reading)
        if inner:
            put_inside(values, owner, inner)

    return take


def choose(alternatives: Sequence[tuple[Test | None, Read]]) -> Read:
    """Rows that share a tag and are told apart by a test."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        for test, step in alternatives:
            if test is None or test(element, seen, reading):
                step(element, values, seen, reading)
                return
        reading.notice("unknown", element)

    return take
