"""The functions that take elements into values: one kind for each kind of row.

A step gets an element, the values of its group, what the group has seen, and the reading.  This is
the hot path of the library: one call for every element, so each kind does only what its row needs,
and the loops over children stand where they run.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from einvoice.model.group import Group
from einvoice.model.values import is_decimal
from einvoice.syntax.codecs import (
    BLANKS,
    INDICATOR,
    NO_CURRENCY,
    AmountCodec,
    Codec,
    ElementCodec,
    InexactError,
    read_decimal,
)
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
    usual: str | None = None
    """The child whose usual text is read as none, so that its absence must be told apart."""

    def read(self, element: Element, reading: Reading) -> Group:
        """Read the children of an element into a group."""
        values: Values = {}
        if element.items():
            CHILDREN.attributes_left(element, element.keys(), reading)
        _take_children(self.steps, element, values, set(), reading)
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


_DATE_FORMAT = "102"
"""The format that CII dates are to say they have."""
_NOTHING = Around(frozenset(), children=False)
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


def plain_text_step(name: str, around: Around) -> Read:
    """A single text: half of all elements are such."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values:
            reading.notice("repeated", element)
            return
        text = (element.text or "").strip(BLANKS)
        values[name] = text
        if not text:
            reading.is_odd = True
        if len(element) or element.items():
            around.leftovers(element, reading)

    return take


def text_step(name: str, codec: Codec, around: Around, *, many: bool, ignored: Any) -> Read:
    """A value that is the text of an element, or one more of a list."""
    convert = codec.read
    may_be_digit = codec is INDICATOR

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values and not many:
            reading.notice("repeated", element)
            return
        text = element.text or ""
        if may_be_digit or not text or text.isspace():
            reading.is_odd = True
        try:
            value = convert(text)
        except ValueError as error:
            value = _salvaged(error, element, reading)
        if value is not None:
            if many:
                values.setdefault(name, []).append(value)
            elif ignored is None or value != ignored:
                values[name] = value
            else:
                reading.pass_over("default", element)
        if len(element) or element.items():
            around.leftovers(element, reading)

    return take


def amount_step(name: str, codec: AmountCodec, around: Around) -> Read:
    """A number that may say in which currency it is."""
    accounting = codec.accounting
    shown = codec.shown

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values:
            reading.notice("repeated", element)
            return
        text = element.text or ""
        if is_decimal(text):
            values[name] = Decimal(text)
        else:
            reading.is_odd = True
            _amount_otherwise(name, element, values, reading)
        bare = shown
        for attribute, said in element.items():
            if attribute == "currencyID":
                bare = False
                currency = reading.accounting_currency if accounting else reading.currency
                if said != currency and (currency is not None or said != NO_CURRENCY):
                    reading.notice("currency", element, attribute=attribute)
                elif not shown:
                    reading.pass_over("currency", element, attribute)
            else:
                around.attributes_left(element, (attribute,), reading)
        if bare:
            reading.is_odd = True
        if len(element):
            around.children_left(element, reading)

    return take


def _amount_otherwise(name: str, element: Element, values: Values, reading: Reading) -> None:
    """A number with white space around it, or no number."""
    try:
        values[name] = read_decimal(element.text or "")
    except ValueError as error:
        _salvaged(error, element, reading)


def valued_step(
    name: str,
    codec: ElementCodec,
    around: Around,
    *,
    many: bool,
    usual: Callable[[Any], bool] | None = None,
    scoped: bool = False,
) -> Read:
    """A value made of the text and the attributes of an element, or one more of a list.

    `usual` tells the values that this element is written for from those that others are; one that
    is `scoped` is to have a scheme.
    """
    convert = codec.read
    is_formatted = codec.always is not None

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if name in values and not many:
            reading.notice("repeated", element)
            return
        items = element.items()
        attributes = dict(items) if items else {}
        if is_formatted and attributes.get("format") != _DATE_FORMAT:
            reading.pass_over("format", element)
        text = element.text or ""
        if not text or text.isspace() or (scoped and "schemeID" not in attributes):
            reading.is_odd = True
        try:
            value = convert(text, attributes)
        except ValueError as error:
            value = _salvaged(error, element, reading)
        if value is not None:
            if many:
                values.setdefault(name, []).append(value)
            else:
                values[name] = value
            if usual is not None and not usual(value):
                reading.pass_over("otherwise", element)
        around.attributes_left(element, attributes, reading)
        if len(element):
            around.children_left(element, reading)

    return take


def attribute_step(attribute: str, name: str, codec: Codec) -> Read:
    """A value that is an attribute of an element."""
    convert = codec.read

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        text = element.get(attribute)
        if text is None:
            return
        if name in values:
            reading.notice("repeated", element, attribute=attribute)
            return
        try:
            value = convert(text)
        except ValueError as error:
            value = _salvaged(error, element, reading, attribute)
        if value is not None:
            values[name] = value

    return take


def _salvaged(
    error: ValueError, element: Element, reading: Reading, attribute: str | None = None
) -> Any:
    """Report a text outside its lexical space; give the value where it states one all the same."""
    if isinstance(error, InexactError):
        reading.notice("inexact", element, str(error), attribute)
        return error.value
    reading.notice("unreadable", element, str(error), attribute)
    return None


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


def constant_step(accepted: frozenset[str], usual: str) -> Read:
    """An element with a fixed text: another text is content that no row takes."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        text = (element.text or "").strip(BLANKS)
        if text != usual:
            reading.is_odd = True
        if text not in accepted:
            reading.notice("unknown", element)
        elif len(element) or element.items():
            _NOTHING.leftovers(element, reading)

    return take


def nested_step(name: str, reader: GroupReader, *, many: bool) -> Read:
    """An element that is a group, with the group's fields below it."""
    usual = reader.usual

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
        inner: Values = {}
        reading.depth = depth + 1
        _take_children(reader.steps, element, inner, set(), reading)
        reading.depth = depth
        if _HOISTED in inner:
            values.setdefault(_RAISED, []).extend(inner.pop(_HOISTED))
        if _RAISED in inner:
            _raise_up(inner)
        made = reader.finish(inner)
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
