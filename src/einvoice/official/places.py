"""Finds the elements that official reports point to, and names them as native findings do."""

import re
from collections.abc import Mapping
from typing import Final

from einvoice.official.svrl import PREFIXES
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element
from einvoice.verdict import Location

_LONGEST: Final = 4_000
_STEP: Final = re.compile(
    r"/(?P<attribute>@)?(?:Q\{(?P<ns>[^{}]*)\}|(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?![\w.(-])"
    r"(?:\[(?P<position>[0-9]{1,9})\])?"
)
_USUAL: Final[Mapping[str, str]] = {prefix: uri for uri, prefix in PREFIXES.items()}


class Places:
    """The places of one document; the children of an element are looked through once."""

    def __init__(self, root: Element, syntax: Syntax) -> None:
        self._root = root
        self._locations = Locations(format_of(syntax).namespaces)
        self._children: dict[Element, dict[str, list[Element]]] = {}

    def of(self, path: str, namespaces: Mapping[str, str] = _USUAL, *, line: int = 0) -> Location:
        """The place that an XPath of single steps means, in the words of the house.

        Where it is another kind of XPath, or leads nowhere, it stays as it is.
        """
        element, attribute = self._walk(path[:_LONGEST], namespaces)
        if element is None:
            return Location(path[:_LONGEST], line)
        return Location(self._locations.of(element, attribute), element.sourceline or line)

    def name(self, tag: str) -> str:
        """A name with its usual prefix."""
        return self._locations.name(tag)

    def _walk(self, path: str, namespaces: Mapping[str, str]) -> tuple[Element | None, str | None]:
        element: Element | None = None
        position = 0
        while step := _STEP.match(path, position):
            position = step.end()
            tag = _tag(step, namespaces)
            if step["attribute"]:
                if element is None or position != len(path) or element.get(tag) is None:
                    return None, None
                return element, tag
            element = self._child(element, tag, int(step["position"] or 1))
            if element is None:
                return None, None
        # What remains is a text or a comment in the element: the element is near enough.
        return (element, None) if _is_end(path[position:]) else (None, None)

    def _child(self, parent: Element | None, tag: str, number: int) -> Element | None:
        if parent is None:
            return self._root if self._root.tag == tag and number == 1 else None
        known = self._children.get(parent)
        if known is None:
            known = self._children[parent] = {}
            for child in parent:
                known.setdefault(str(child.tag), []).append(child)
        same = known.get(tag, ())
        return same[number - 1] if 0 < number <= len(same) else None


def _tag(step: re.Match[str], namespaces: Mapping[str, str]) -> str:
    prefix = step["prefix"]
    if step["ns"] is not None:
        uri = step["ns"]
    elif prefix is None:
        uri = "" if step["attribute"] else namespaces.get("", "")
    else:
        uri = namespaces.get(prefix, prefix)
    return f"{{{uri}}}{step['name']}" if uri else step["name"]


def _is_end(rest: str) -> bool:
    return not rest or rest.startswith(("/text()", "/comment()"))
