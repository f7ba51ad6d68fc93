"""Trees of elements as they are made here, and elements put into other trees as text.

A tree that takes an element over drops its prefixes where the new place knows their namespaces
by other ones; expressions that use them then mean nothing.
"""

import re
from collections.abc import Mapping
from secrets import token_hex
from typing import Final

from lxml import etree

from einvoice.syntax.xml import Element

NONE: Final[Mapping[str, str]] = {}


def element(tag: str, attributes: Mapping[str, str] = NONE) -> Element:
    """A new element."""
    return etree.Element(tag, dict(attributes))


def root_element(
    tag: str, attributes: Mapping[str, str], spaces: Mapping[str | None, str]
) -> Element:
    """A new element that declares prefixes for everything in it."""
    return etree.Element(tag, dict(attributes), nsmap=dict(spaces))


def append(parent: Element, tag: str, attributes: Mapping[str, str] = NONE) -> Element:
    """A new element at the end of another."""
    return etree.SubElement(parent, tag, dict(attributes))


class Grafts:
    """Keeps the text of elements until the trees that they belong into are written."""

    def __init__(self) -> None:
        # By a name that no document can know.
        self._target = f"graft-{token_hex(8)}"
        self._mark = re.compile(rf"<\?{self._target} ([0-9]+)\?>")
        self._texts: list[str] = []

    def put(self, element: Element) -> Element:
        """What stands for the element, with all prefixes that it could use, in another tree."""
        self._texts.append(self.text(element))
        return etree.PI(self._target, str(len(self._texts) - 1))

    def text(self, element: Element) -> str:
        """The element written, with all that was put into it."""
        written = etree.tostring(element, encoding="unicode", with_tail=False)
        return self._mark.sub(lambda mark: self._texts[int(mark[1])], written)

    def grown(self, element: Element) -> Element:
        """The element as a tree of its own, with all that was put into it."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        return etree.fromstring(self.text(element), parser)
