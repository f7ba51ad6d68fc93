"""Where in a document a place of the model stands, or would stand."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from einvoice.syntax.codecs import Codec
from einvoice.syntax.detect import Syntax
from einvoice.syntax.find_plan import Node, Place, Plan, Way, plan_of
from einvoice.syntax.formats import format_of, prepared
from einvoice.syntax.limits import DEFAULT
from einvoice.syntax.reading import Reading
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element

_part = re.compile(r"([a-z][a-z0-9_]*+)(?:\[([0-9]{1,9})\])?(?:\.|\Z)", re.ASCII).match


class _Spot(NamedTuple):
    element: Element
    attribute: str | None
    exact: bool


@dataclass(eq=False, slots=True)
class _Group:
    """The element of a group, and what the rows of its table find in it."""

    element: Element
    plan: Plan
    first: dict[object, Element] = field(default_factory=dict[object, Element])
    """The first element of each kind."""
    lists: dict[object, list[Element]] = field(default_factory=dict[object, list[Element]])
    """The elements of lists."""
    raising: list[tuple[Plan, Element]] = field(default_factory=list[tuple[Plan, Element]])
    """The groups in it that may hold something for it, as long as nobody asked them."""

    def nth(self, place: Place, index: int) -> Element | None:
        """One element of a list."""
        for key in place.lists:
            found = self.lists.get(key, ())
            if index < len(found):
                return found[index]
            index -= len(found)
        return None

    def deepest(self, way: Way) -> Element:
        """The last element of a way that the document has."""
        for node in reversed(way):
            found = self.first.get(node.key)
            if found is not None:
                return found
        return self.element


class Finder:
    """Finds the elements of one document from places of the model.

    The elements of a group are looked through when the group is first asked for, and only then.
    """

    def __init__(self, root: Element, syntax: Syntax) -> None:
        form = format_of(syntax)
        self._reading = prepared(root, form, DEFAULT)
        self._locations = Locations(form.namespaces)
        self._groups: dict[Element, _Group] = {}
        self._root = self._group(root, plan_of(syntax))

    def element(self, path: str) -> tuple[Element, bool]:
        """The element that a place was read from: the first, where several state it.

        For a place that the document lacks, False and the innermost element that is there of
        those in which it would stand. So too for a list as a whole, for a group whose parts stand
        in several elements or beside others, and for what is no place of the model at all.
        """
        found = self._seek(path)
        return found.element, found.exact

    def location(self, path: str) -> tuple[str, int]:
        """The XPath and the line of that element, or of the attribute that states the value."""
        found = self._seek(path)
        element = found.element
        return self._locations.of(element, found.attribute), element.sourceline or 0

    def _seek(self, path: str) -> _Spot:
        group, place, position = self._root, self._root.plan.top, 0
        while position < len(path):
            match = _part(path, position)
            step = None if match is None else place.inner.get(match[1])
            if match is None or step is None:
                return _Spot(_around(group, place), None, False)
            position = match.end()
            element, source = self._stated(group, step, match[2])
            if element is not None:
                if source.plan is None:
                    return _value(source, element, path[position:])
                group = self._group(element, source.plan)
                place = group.plan.top
            elif step.inner and match[2] is None:
                place = step
            else:
                return _Spot(self._absent(group, step), None, False)
        if place is group.plan.top:
            return _Spot(group.element, None, True)
        # An identifier whose scheme has an element of its own is found where its value stands.
        element = group.first.get(place.inner.get("value"))
        if element is not None:
            return _Spot(element, None, True)
        element = _around(group, place)
        return _Spot(element, None, place.owns_way and element is not group.element)

    def _stated(
        self, group: _Group, place: Place, index: str | None
    ) -> tuple[Element | None, Place]:
        """The element of a place, if there is one, and the place whose row has read it."""
        if place.many or index is not None:
            stated = place.many and index is not None
            return (group.nth(place, int(index or 0)) if stated else None), place
        element = group.first.get(place)
        if element is None and place.raisers:
            self._raise(group)
            element = group.first.get(place)
        if element is None and place.instead is not None:
            without, other = place.instead
            if without not in group.first:
                return group.first.get(other), other
        return element, place

    def _raise(self, group: _Group) -> None:
        """Take what the groups in a group hold for it; the first to state it is read."""
        raised = group.plan.raised.items()
        for plan, element in group.raising:
            found = self._group(element, plan).first
            for name, place in raised:
                if name in found:
                    group.first.setdefault(place, found[name])
        group.raising.clear()

    def _absent(self, group: _Group, place: Place) -> Element:
        """The innermost element in which a place that is not there would stand."""
        if len(place.raisers) == len(place.ways) == 1:
            nest, name = place.raisers[0]
            only = group.first.get(nest) if not nest.many else None
            if nest.many and group.nth(nest, 1) is None:
                only = group.nth(nest, 0)
            if only is not None and nest.plan is not None:
                inside = self._group(only, nest.plan)
                return inside.deepest(inside.plan.hoisted[name])
        return _around(group, place)

    def _group(self, element: Element, plan: Plan) -> _Group:
        known = self._groups.get(element)
        if known is None:
            known = self._groups[element] = _Group(element, plan)
            _look(plan.root, element, known, set(), self._reading)
        return known


def _around(group: _Group, place: Place) -> Element:
    return group.deepest(place.way)


def _value(place: Place, element: Element, rest: str) -> _Spot:
    """The element of a value, or the attribute that is the part of it that is asked for."""
    if not rest:
        return _Spot(element, place.attribute, True)
    if rest not in place.parts:
        return _Spot(element, None, False)
    attribute = place.parts[rest]
    if attribute is not None:
        stated = element.get(attribute) is not None
        return _Spot(element, attribute if stated else None, stated)
    if isinstance(place.codec, Codec):
        read = place.codec.read(element.text or "")
        return _Spot(element, None, getattr(read, rest, None) is not None)
    return _Spot(element, None, True)


def _look(
    around: Node, element: Element, group: _Group, seen: set[object], reading: Reading
) -> None:
    """Tell the elements of a group apart as the reader does, without entering groups in it."""
    get, first = around.below.get, group.first
    for child in element:
        for test, node in get(child.tag, ()):
            if test is not None and not test(child, seen, reading):
                continue
            if node.many:
                group.lists.setdefault(node.key, []).append(child)
            elif node.key not in first:
                first[node.key] = child
            elif node.once:
                break
            if node.holds:
                _look_into(node, child, group, seen, reading)
            break


def _look_into(
    node: Node, element: Element, group: _Group, seen: set[object], reading: Reading
) -> None:
    for name, key in node.attributes.items():
        if key not in group.first and element.get(name) is not None:
            group.first[key] = element
    if node.raises and node.plan is not None:
        group.raising.append((node.plan, element))
    if node.below:
        _look(node, element, group, seen, reading)
