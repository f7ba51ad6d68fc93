"""Completes a written document by what its source holds beyond the invoice.

Both documents were read with the same rows, so their elements can be paired.  What has no
counterpart, because no term stands for it or because its text is no value, is put behind the
counterpart of the element that it stood behind.
"""

from collections import defaultdict, deque
from collections.abc import Container
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from einvoice.compare import values_of
from einvoice.errors import ReadError
from einvoice.syntax.codecs import BLANKS
from einvoice.syntax.counterparts import counterparts
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.locate import Located, is_hoisted, path_of
from einvoice.syntax.reading import Noticed
from einvoice.syntax.xml import Element, parse

_WHOLE: Final = frozenset({"unknown", "repeated", "too-deep"})


def complete(source: Located, written: Located, *, salvaged: bool) -> None:
    """Put what the source holds more into the written document; its tree is changed.

    A `salvaged` source is broken XML, and may hold what XML cannot say: that is left out.
    """
    _Completion(source, written, salvaged).start()


@dataclass(slots=True)
class _Completion:
    """A walk through the source; "found" is the counterpart of the element at hand."""

    source: Located
    written: Located
    salvaged: bool
    whole: set[Element] = field(default_factory=set[Element])
    """Elements that are put back with all that is in them."""
    notices: dict[Element, list[Noticed]] = field(
        default_factory=lambda: defaultdict[Element, list[Noticed]](list)
    )
    """What was noticed of other elements, and of attributes."""
    touched: set[Element] = field(default_factory=set[Element])
    """All these, and the elements around them."""
    pairs: dict[Element, Element] = field(default_factory=dict[Element, Element])
    taken: set[Element] = field(default_factory=set[Element])
    """The elements that are counterparts."""
    idle: dict[Element, dict[str, deque[Element]]] = field(
        default_factory=dict[Element, dict[str, deque[Element]]]
    )
    """By element and name, the children that are neither terms nor counterparts."""
    made: set[Element] = field(default_factory=set[Element])
    """Elements that had to be made around others."""
    count: int = 0
    """How much was put back."""
    values: "tuple[dict[str, object], dict[str, object]] | None" = None

    def start(self) -> None:
        """Complete the document from its root on."""
        for noticed in self.source.noticed:
            self._sort(noticed)
        unreadable = {element for element in self.notices if self._was(element, "unreadable")}
        self.pairs = counterparts(self.source, self.written, without=self.whole, late=unreadable)
        self.taken.update(self.pairs.values())
        self._complete(self.source.root, self.written.root)

    def _sort(self, noticed: Noticed) -> None:
        element: Element | None = noticed.element
        hoisted = is_hoisted(self.source.keys.get(noticed.element, ""))
        if noticed.attribute is None and noticed.code in _WHOLE and not hoisted:
            self.whole.add(noticed.element)
        else:
            self.notices[noticed.element].append(noticed)
        while element is not None and element not in self.touched:
            self.touched.add(element)
            element = element.getparent()

    def _complete(self, element: Element, found: Element) -> None:
        for noticed in self.notices.get(element, ()):
            self._complete_by(noticed, element, found)
        repeated = {str(child.tag) for child in element if child in self.whole}
        # What is repeated must stand there, even where it is empty.
        self.touched.update(child for child in element if str(child.tag) in repeated)
        anchor: Element | None = None
        last: dict[str, Element] = {}
        strays: list[tuple[Element | None, str | None]] = [(None, element.text)]
        for child in element:
            name = self.source.keys.get(child) or str(child.tag)
            # A repetition must not come before what it repeats, wherever that is written now.
            behind = last.get(name, anchor) if child in self.whole else anchor
            placed = self._place(child, found, behind)
            if placed is not None and placed.getparent() is found:
                anchor = last[name] = placed
            strays.append((anchor, child.tail))
        if any(noticed.code == "text" for noticed in self.notices.get(element, ())):
            _put_texts(strays, found)

    def _complete_by(self, noticed: Noticed, element: Element, found: Element) -> None:
        name = noticed.attribute
        if name is not None:
            stated = found.get(name)
            if stated is None or (noticed.code == "currency" and self._is_unchanged(element)):
                self._set(found, name, element.get(name, ""))
        elif noticed.code == "inexact" and self._is_unchanged(element):
            self._set_text(found, element)
        elif noticed.code == "unreadable" and not self._is_stated(element):
            # The attributes are terms of their own, for which the element is written all the same.
            self._set_text(found, element, keep=found.keys())

    def _set_text(self, found: Element, element: Element, *, keep: Container[str] = ()) -> None:
        """Give an element the text and the attributes that stood there, but for some it has."""
        found.text = element.text
        for name in found.keys():
            if name not in keep:
                del found.attrib[name]
        for name, value in element.items():
            if name not in keep:
                self._set(found, name, value)

    def _set(self, found: Element, name: str, value: str) -> None:
        if self.salvaged and ":" in name.rpartition("}")[2]:
            return  # a prefix without a namespace
        found.set(name, value)
        self.count += 1

    def _place(self, child: Element, found: Element, anchor: Element | None) -> Element | None:
        """The counterpart of a child, made where it must be; None where it needs none."""
        if child in self.whole:
            return self._put(child, found, anchor)
        own = self.pairs.get(child)
        if child in self.source.keys:
            if own is None:
                return self._put(child, found, anchor) if self._is_due(child, found) else None
            if self._was(child, "repeated") and self._is_unchanged(child):
                return self._put(child, found, anchor, instead=own)
        if own is None:
            own = self._take_idle(str(child.tag), found)
        if own is None:
            return self._container(child, found, anchor)
        if child in self.touched:
            self._complete(child, own)
        return own

    def _was(self, child: Element, code: str) -> bool:
        """Whether this was noticed of the element itself."""
        return any(
            noticed.code == code and noticed.attribute is None
            for noticed in self.notices.get(child, ())
        )

    def _is_due(self, child: Element, found: Element) -> bool:
        """Whether an element of a term, which the written document lacks, is to be put back."""
        if is_hoisted(self.source.keys[child]):
            # Its value is stated elsewhere; here it is needed only for what stands with it.
            due = child in self.touched or found in self.made
        else:
            due = self._was(child, "unreadable")
        return due and self._is_unchanged(child)

    def _is_unchanged(self, element: Element) -> bool:
        """Whether the invoice still states for an element of a term what the source does."""
        before, after = self._values_for(element)
        return before == after

    def _is_stated(self, element: Element) -> bool:
        """Whether the invoice states anything for an element of a term."""
        return self._values_for(element)[1] is not None

    def _values_for(self, element: Element) -> tuple[object, object]:
        if self.values is None:
            invoices = self.source.invoice, self.written.invoice
            self.values = dict(values_of(invoices[0])), dict(values_of(invoices[1]))
        path = path_of(self.source.keys[element])
        return self.values[0].get(path), self.values[1].get(path)

    def _container(self, child: Element, found: Element, anchor: Element | None) -> Element | None:
        """Put back an element that is no term: with what it holds, but for its terms."""
        if not (child in self.touched or found in self.made):
            return None
        if not any(inner in self.source.keys for inner in child.iter()):
            return self._put(child, found, anchor)
        shell = _insert(etree.Element(child.tag, nsmap=child.nsmap), found, anchor)
        self.made.add(shell)
        count = self.count
        self._complete(child, shell)
        if self.count == count:
            found.remove(shell)
            return None
        return shell

    def _put(
        self,
        child: Element,
        found: Element,
        anchor: Element | None,
        *,
        instead: Element | None = None,
    ) -> Element | None:
        copy = self._copied(child)
        if copy is None:
            return None
        if child in self.touched or child in self.source.keys:
            self.count += 1
        if instead is None and child in self.whole:
            # A constant of the same name has given way to this when the source was written.
            instead = self._take_idle(str(child.tag), found, leaf=True)
        if instead is None:
            return _insert(copy, found, anchor)
        found.replace(instead, copy)
        return copy

    def _copied(self, child: Element) -> Element | None:
        copy = deepcopy(child)
        copy.tail = None
        if self.salvaged:
            try:
                parse(etree.tostring(copy), limits=UNBOUNDED)
            except ReadError:
                return None
        return copy

    def _take_idle(self, tag: str, found: Element, *, leaf: bool = False) -> Element | None:
        """A child that is the counterpart of nothing: a constant, or an element kept empty."""
        idle = self.idle.get(found)
        if idle is None:
            idle = self.idle[found] = defaultdict(deque)
            for child in found:
                if child not in self.written.keys and child not in self.taken:
                    idle[str(child.tag)].append(child)
        same = idle.get(tag)
        if not same or (leaf and len(same[0])):
            return None
        return same.popleft()


def _insert(element: Element, parent: Element, anchor: Element | None) -> Element:
    if anchor is None:
        parent.insert(0, element)
    else:
        anchor.addnext(element)
    return element


def _put_texts(strays: list[tuple[Element | None, str | None]], found: Element) -> None:
    """Put texts that stood between elements behind the counterparts of those."""
    if found.text:
        strays = strays[1:]  # what stands first is the value of a term
    for anchor, text in strays:
        if text is None or not text.strip(BLANKS):
            continue
        if anchor is None:
            found.text = (found.text or "") + text
        else:
            anchor.tail = (anchor.tail or "") + text
