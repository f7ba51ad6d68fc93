"""Judges the children of an element whose type has choices or room for other schemas.

A model of XML Schema is deterministic: which part an element belongs to is known without looking
ahead. So one pass from left to right is enough.
"""

from collections.abc import Iterator

from einvoice.structure.fault import Fault
from einvoice.structure.names import first_names, is_optional, listed, name_of
from einvoice.structure.tables import Group, Particle, Tables, Use, Wildcard
from einvoice.syntax.xml import Element


class Choices:
    """One pass over children; afterwards it is known which part each of them belongs to."""

    def __init__(self, children: list[Element]) -> None:
        self._children = children
        self._index = 0
        self._expected: tuple[str, ...] = ()
        self.parts: dict[int, Use | Wildcard] = {}
        """By index of the child."""

    def faults(self, parent: Element, content: Group, tables: Tables) -> Iterator[Fault]:
        """What does not fit into the model: the first such child, or what is missing at the end."""
        complete = self._repeat(content)
        values = {"parent": name_of(parent, tables), "expected": listed(self._expected)}
        if self._index < len(self._children):
            child = self._children[self._index]
            values["element"] = name_of(child, tables)
            yield Fault(self._kind(child, complete), child, values=values)
        elif not complete:
            kind = "XSD.missing" if len(self._expected) == 1 else "XSD.missing-choice"
            values["element"] = name_of(parent, tables)
            if not self._expected:
                kind = "XSD.missing-any"
            yield Fault(kind, parent, values=values)

    def _kind(self, child: Element, complete: bool) -> str:
        if not complete and self._expected:
            return "XSD.unexpected"
        if self._index and self._children[self._index - 1].tag == child.tag:
            return "XSD.repeated-choice"
        return "XSD.unexpected-end"

    def _repeat(self, particle: Particle) -> bool:
        """Take as many children as the particle can; false where it needs more."""
        count = 0
        while particle.most is None or count < particle.most:
            start = self._index
            if start == len(self._children) or not _starts(
                particle, str(self._children[start].tag)
            ):
                break
            if not self._once(particle):
                return False
            count += 1
        if count < particle.least and not is_optional(particle):
            self._expected = first_names(particle)
            return False
        return True

    def _once(self, particle: Particle) -> bool:
        if not isinstance(particle, Group):
            self.parts[self._index] = particle
            self._index += 1
            return True
        if not particle.choice:
            return all(map(self._repeat, particle.parts))
        tag = str(self._children[self._index].tag)
        return self._repeat(next(part for part in particle.parts if _starts(part, tag)))


def _starts(particle: Particle, tag: str) -> bool:
    """Whether an element can be the first of a particle."""
    if isinstance(particle, Use):
        return particle.tag == tag
    if isinstance(particle, Wildcard):
        return particle.allows(tag)
    for part in particle.parts:
        if _starts(part, tag):
            return True
        if not particle.choice and not is_optional(part):
            return False
    return False
