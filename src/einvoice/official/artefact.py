"""One official artefact: a schema or a set of rules inside a package, and what belongs to it."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import unquote

from einvoice.official.container import opened, refuse, size_of

Kind: TypeAlias = Literal["xsd", "xslt", "sch"]
"""What an artefact is: a schema, a compiled Schematron stylesheet, or its source."""

KINDS: dict[str, Kind] = {".xsd": "xsd", ".xslt": "xslt", ".xsl": "xslt", ".sch": "sch"}
"""The kind of an artefact by the ending of its name."""

_LONGEST_REFERENCE = 2_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

FileFinder: TypeAlias = Callable[[str, str], tuple[str, bytes]]
"""Finds what a file of a package names: (base, href) to (name, content)."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """Where an official artefact is, and what it judges."""

    rule_set: str
    """The rules it holds ("en16931", "xrechnung", "facturx-minimum"), or its schema ("ubl")."""
    version: str
    syntax: str
    """What it judges: "ubl" (both roots), "ubl-invoice", "ubl-creditnote", "cii"."""
    kind: Kind
    container: Path
    """A folder or an archive."""
    entry: str
    """Its path inside the container."""

    def read(self) -> bytes:
        """The content of its main file."""
        return read_entry(self.container, self.entry)

    def changed(self) -> int:
        """When its package was written, in nanoseconds; one that is written anew is another."""
        return changed_at(file_of(self.container, self.entry))

    def judges(self, syntax: str) -> bool:
        """Whether it is for documents in this syntax; "ubl" is both UBL roots."""
        return self.syntax == syntax or syntax.startswith(f"{self.syntax}-")

    def files(self) -> FileFinder:
        """Finds what it includes; an empty base is its main file."""

        def find(base: str, href: str, /) -> tuple[str, bytes]:
            entry = resolve(self.container, base or self.entry, href)
            return entry, read_entry(self.container, entry)

        return find


def file_of(container: Path, entry: str) -> Path:
    """The file that an entry of a container is in: the archive, or the entry itself."""
    return container / entry if container.is_dir() else container


def changed_at(path: Path) -> int:
    """When a file was written, in nanoseconds; 0 where it is gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def read_entry(container: Path, entry: str) -> bytes:
    """The content of a file in a container; RulePackError where there is none."""
    with opened(container) as reader:
        return reader.read(entry)


def resolve(container: Path, base_entry: str, href: str) -> str:
    """The file of the container that a reference in another of its files means.

    RulePackError where the reference leads out of the container or to nothing in it.
    """
    path = href.split("#", 1)[0]
    if len(href) > _LONGEST_REFERENCE:
        refuse(container, "a reference without end")
    if _SCHEME.match(path):
        refuse(container, f"a reference to another place, {href[:200]!r}")
    path = unquote(path)
    if path.startswith("/") or "\\" in path or "\0" in path:
        refuse(container, f"a reference that leads out of it, {href[:200]!r}")
    if not path:
        return base_entry
    found = posixpath.normpath(posixpath.join(posixpath.dirname(base_entry), path))
    if found.startswith(("..", "/")):
        refuse(container, f"a reference that leads out of it, {href[:200]!r}")
    if size_of(container, found) is None:
        refuse(container, f"a reference to a file that it does not hold, {href[:200]!r}")
    return found
