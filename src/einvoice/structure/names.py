"""How faults call elements and attributes."""

from collections.abc import Iterable
from typing import Final

from einvoice.structure.tables import Group, Particle, Tables, Use
from einvoice.syntax.xml import Element

_UNPREFIXED: Final = ("invoice", "creditnote")
_MOST_NAMES: Final = 6
_MOST_CHARACTERS: Final = 80


def name_of(element: Element, tables: Tables) -> str:
    """The name of an element with the prefix that the tables have for it, else with its own."""
    tag = str(element.tag)
    if (known := tables.name(tag)) is not None:
        return shown(known)
    local = tag.rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def shown(name: str) -> str:
    """A name of the tables as people write it: the namespaces of UBL's roots have no prefix."""
    prefix, _, local = name.partition(":")
    return local if prefix in _UNPREFIXED else name


def namespace_of(tag: str) -> str:
    """The namespace of a name, empty for a name without one."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def shortened(text: str) -> str:
    """A value as a message can show it."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_CHARACTERS else f"{line[: _MOST_CHARACTERS - 1]}…"


def listed(names: Iterable[str]) -> str:
    """Names as a list, cut where it would be longer than the sentence."""
    unique = list(dict.fromkeys(map(shown, names)))
    more = ["…"] if len(unique) > _MOST_NAMES else []
    return ", ".join(unique[:_MOST_NAMES] + more)


def first_names(particle: Particle) -> tuple[str, ...]:
    """The elements that a particle may start with."""
    if isinstance(particle, Use):
        return (particle.name,)
    if not isinstance(particle, Group):
        return ()
    found: list[str] = []
    for part in particle.parts:
        found += first_names(part)
        if not particle.choice and not is_optional(part):
            break
    return tuple(found)


def is_optional(particle: Particle) -> bool:
    """Whether nothing need stand in the place of a particle."""
    if particle.least == 0:
        return True
    if not isinstance(particle, Group):
        return False
    return (any if particle.choice else all)(map(is_optional, particle.parts))
