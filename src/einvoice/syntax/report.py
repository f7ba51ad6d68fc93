"""Turns what a reading noticed into issues and unmapped parts, with their places."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import etree

from einvoice.results import Issue, Silent, Unmapped
from einvoice.syntax.note import XmlNote
from einvoice.syntax.reading import Noticed, Reading
from einvoice.syntax.xml import Element

_MESSAGES = {
    "repeated": "only one is allowed here, and another one was read before",
    "text": "text between elements is not read",
    "currency": "the amount is in another currency than the invoice",
    "too-deep": "the nesting is deeper than what is read",
}
_IGNORED = "{http://www.w3.org/2001/XMLSchema-instance}"
MAX_RAW = 200


_FEW = 16
"""Below so many questions about one parent, counting siblings is quicker than numbering them."""


class Locations:
    """XPaths of elements; where many are asked for, each parent's children are counted once."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._prefixes = {uri: prefix for prefix, uri in namespaces.items()}
        self._asked: Counter[Element] = Counter()
        self._positions: dict[Element, dict[Element, str]] = {}

    def of(self, element: Element, attribute: str | None = None) -> str:
        """The XPath of an element, or of one of its attributes."""
        parts = [self._step(ancestor) for ancestor in (element, *element.iterancestors())]
        path = "/" + "/".join(reversed(parts))
        return f"{path}/@{self.name(attribute)}" if attribute else path

    def name(self, tag: str) -> str:
        """A qualified name with the usual prefix, or with its namespace where none is usual."""
        if not tag.startswith("{"):
            return tag
        uri, local = tag[1:].split("}")
        prefix = self._prefixes.get(uri)
        if prefix is None:
            return f"Q{tag}"
        return f"{prefix}:{local}" if prefix else local

    def _step(self, element: Element) -> str:
        parent = element.getparent()
        name = self.name(str(element.tag))
        if parent is None:
            return name
        self._asked[parent] += 1
        if self._asked[parent] < _FEW:
            return f"{name}{_position(element)}"
        positions = self._positions.get(parent)
        if positions is None:
            positions = self._positions[parent] = _number(parent)
        return f"{name}{positions[element]}"


def _position(element: Element) -> str:
    """The position of an element among its siblings of the same name; none where it is alone."""
    tag = str(element.tag)
    place = 1 + sum(1 for _ in element.itersiblings(tag, preceding=True))
    alone = place == 1 and next(element.itersiblings(tag), None) is None
    return "" if alone else f"[{place}]"


def _number(parent: Element) -> dict[Element, str]:
    """The position of each child among those of its name; none where it is the only one."""
    by_tag: dict[str, list[Element]] = {}
    for child in parent:
        by_tag.setdefault(str(child.tag), []).append(child)
    return {
        child: f"[{place}]" if len(same) > 1 else ""
        for same in by_tag.values()
        for place, child in enumerate(same, 1)
    }


def report(
    reading: Reading,
    notes: Sequence[XmlNote],
    namespaces: Mapping[str, str],
    paths: Mapping[Element, str],
) -> tuple[tuple[Issue, ...], tuple[Unmapped, ...]]:
    """The issues and the unmapped parts of a reading, in the order of the document."""
    if not reading.noticed and not notes:
        return (), ()
    issues = [
        Issue(note.code, note.message, note.line, ill_formed=note.ill_formed) for note in notes
    ]
    unmapped: list[Unmapped] = []
    locations = Locations(namespaces)
    for noticed in reading.noticed:
        if noticed.attribute is not None and noticed.attribute.startswith(_IGNORED):
            continue
        if noticed.code in ("unknown", "repeated", "too-deep"):
            unmapped.append(_unmapped(noticed, locations))
        if noticed.code != "unknown":
            issues.append(_issue(noticed, locations, paths))
    if reading.suppressed:
        issues.append(
            Issue("truncated", f"{reading.suppressed} more issues or unmapped parts are not kept")
        )
    return tuple(issues), tuple(unmapped)


def passed_over(reading: Reading, namespaces: Mapping[str, str]) -> tuple[Silent, ...]:
    """What a reading passed over in silence, with its places."""
    if not reading.silent:
        return ()
    locations = Locations(namespaces)
    return tuple(
        Silent(
            one.code,
            locations.of(one.element, one.attribute),
            one.element.sourceline or 0,
            one.detail,
        )
        for one in reading.silent
        if one.attribute is None or not one.attribute.startswith(_IGNORED)
    )


def _unmapped(noticed: Noticed, locations: Locations) -> Unmapped:
    element, attribute = noticed.element, noticed.attribute
    location, line = locations.of(element, attribute), element.sourceline or 0
    if attribute is not None:
        return Unmapped(location, line, attribute, element.get(attribute, ""), is_attribute=True)
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return Unmapped(location, line, str(element.tag), xml)


def _issue(noticed: Noticed, locations: Locations, paths: Mapping[Element, str]) -> Issue:
    element, attribute = noticed.element, noticed.attribute
    raw = element.get(attribute, "") if attribute else (element.text or "")
    if noticed.code == "text":
        raw = noticed.detail
    return Issue(
        noticed.code,
        _MESSAGES.get(noticed.code) or noticed.detail,
        element.sourceline or 0,
        locations.of(element, attribute),
        raw if len(raw) <= MAX_RAW else f"{raw[:MAX_RAW]}…",
        paths.get(element, ""),
    )
