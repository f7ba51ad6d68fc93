"""The elements in those parts of a document that no term stands for.

Some rules look at every element of a name, wherever it stands. Most of them are terms; the others
are found here, in the text that the reading kept of what it could not map.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import unescape

from einvoice.results import Unmapped
from einvoice.rules.stated import Stated

_TAG = re.compile(r"<(/?)([^\s<>/?!]+)([^<>]*?)(/?)>([^<]*)")
_ATTRIBUTE = re.compile(r"([^\s=]+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element without child elements."""

    name: str
    """Its local name."""
    around: str
    """The local name of the element that it stands in."""
    text: str
    attributes: Mapping[str, str]
    part: Unmapped
    """The part that it belongs to, with its place."""


def leaves(stated: Stated) -> Mapping[str, tuple[Leaf, ...]]:
    """The elements without child elements that no term stands for, by local name."""
    found: dict[str, list[Leaf]] = {}
    for part in stated.unmapped:
        if not part.is_attribute:
            for leaf in _leaves_of(part):
                found.setdefault(leaf.name, []).append(leaf)
    return {name: tuple(same) for name, same in found.items()}


def leaves_named(stated: Stated, *names: str) -> Iterator[Leaf]:
    """Those of some local names."""
    if stated.unmapped:
        found = stated.once(leaves)
        for name in names:
            yield from found.get(name, ())


def parts_named(stated: Stated, name: str) -> Iterator[Unmapped]:
    """The elements of a local name that as a whole no term stands for."""
    ending = f"}}{name}"
    for part in stated.unmapped:
        if not part.is_attribute and part.name.endswith(ending):
            yield part


def step_above(location: str) -> str:
    """The local name of the last step but one of a location: that of the element around."""
    return local_name(location.rpartition("/")[0].rpartition("/")[2])


def local_name(step: str) -> str:
    """The local name in a step of a location: "ID" of "cbc:ID[2]"."""
    return step.rpartition("}")[2].partition("[")[0].rpartition(":")[2]


def _leaves_of(part: Unmapped) -> Iterator[Leaf]:
    open_elements: list[tuple[str, str, str]] = []
    childless = False
    for closing, name, attributes, empty, text in _TAG.findall(part.xml):
        if closing:
            if not open_elements:
                return
            last, said, content = open_elements.pop()
            if childless:
                yield _leaf(part, last, said, content, open_elements)
            childless = False
        elif empty:
            yield _leaf(part, name, attributes, "", open_elements)
            childless = False
        else:
            open_elements.append((name, attributes, text))
            childless = True


def _leaf(
    part: Unmapped, name: str, attributes: str, text: str, around: list[tuple[str, str, str]]
) -> Leaf:
    return Leaf(
        _local(name),
        _local(around[-1][0]) if around else step_above(part.location),
        unescape(text),
        {key: unescape(value, {"&quot;": '"'}) for key, value in _ATTRIBUTE.findall(attributes)},
        part,
    )


def _local(name: str) -> str:
    return name.rpartition(":")[2]
