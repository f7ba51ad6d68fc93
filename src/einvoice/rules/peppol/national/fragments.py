"""Groups inside the parts of a document that no term stands for, kept as XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import unescape

from einvoice.results import Unmapped
from einvoice.rules.stated import Stated


@dataclass(frozen=True, slots=True)
class Fragment:
    """An element with its content."""

    xml: str
    part: Unmapped
    """The part that it belongs to, with its place."""

    def text_of(self, name: str) -> str | None:
        """The text of the first element of a local name in it; None where there is none."""
        found = _leaf(name).search(self.xml)
        return None if found is None else unescape(found[1] or "").strip()

    def inside(self, name: str) -> Iterator["Fragment"]:
        """The elements of a local name in it."""
        for found in _element(name).findall(self.xml):
            yield Fragment(found, self.part)


def fragments(stated: Stated, name: str) -> Iterator[Fragment]:
    """The elements of a local name in what no term stands for."""
    for part in stated.unmapped:
        if not part.is_attribute and name in part.xml:
            yield from Fragment(part.xml, part).inside(name)


# Both patterns look at what the XML library wrote, where every element has its end.
@cache
def _element(name: str) -> re.Pattern[str]:
    tag = rf"(?:[^\s<>/:]+:)?{name}"
    return re.compile(rf"<{tag}(?:\s[^<>]*)?(?<!/)>(.*?)</{tag}>", re.DOTALL)


@cache
def _leaf(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:[^\s<>/:]+:)?{name}(?:\s[^<>]*?)?(?:/>|>([^<]*)<)")
