"""What a known layout of packages is: something that finds the artefacts in a container."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from einvoice.official.artefact import Artefact


@dataclass(frozen=True, slots=True)
class Found:
    """What a layout has found in a container."""

    title: str
    artefacts: tuple[Artefact, ...]
    scenarios: str | None = None
    """The scenarios.xml of a KoSIT configuration, as a path inside the container."""


Finder: TypeAlias = Callable[[Path, frozenset[str]], Found | None]
"""(container, paths of its files) to what was found; None where the layout is another."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that packages may have."""

    name: str
    find: Finder


VERSION = r"(?P<version>\d[\w.-]*)"
"""A version in a path."""


def matches(pattern: str, names: frozenset[str]) -> list[re.Match[str]]:
    """The paths that are altogether of a pattern, sorted."""
    compiled = re.compile(pattern)
    return [match for name in sorted(names) if (match := compiled.fullmatch(name))]


def version_key(version: str) -> tuple[tuple[int, int, str], ...]:
    """What versions are sorted by: numbers as numbers, and 1.3.6a after 1.3.6."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)
