"""What can be installed by name: the publications of others, each file with its pin."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from einvoice.errors import RulePackError, UnknownPublicationError
from einvoice.official.container import LIMITS

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CATALOGUE = Path(__file__).with_name("catalogue.toml")


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """A file of a publication."""

    address: str
    sha256: str
    size: int
    inside: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    """The SHA-256 of files in it, by their paths."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.address.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Publication:
    """Rules that somebody publishes."""

    name: str
    title: str
    version: str
    publisher: str
    """Who publishes it, and where."""
    licence: str
    files: tuple[PinnedFile, ...]

    @property
    def size(self) -> int:
        """The size of all its files."""
        return sum(file.size for file in self.files)


@cache
def catalogue() -> Mapping[str, Publication]:
    """Every publication that is known, by name."""
    return read_catalogue(_CATALOGUE)


def read_catalogue(path: Path) -> Mapping[str, Publication]:
    """The publications that a file in the format of catalogue.toml lists.

    RulePackError where it is none.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return {name: _publication(name, table) for name, table in tables.items()}
    except OSError as error:
        detail = error.strerror or str(error)
        raise RulePackError(pack=str(path), detail=detail) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        detail = f"no catalogue of publications ({error})"
        raise RulePackError(pack=str(path), detail=detail) from error


def publication(name: str, known: Mapping[str, Publication] | None = None) -> Publication:
    """The publication with this name; UnknownPublicationError where there is none."""
    known = catalogue() if known is None else known
    if name not in known:
        raise UnknownPublicationError(publication=name, known=known)
    return known[name]


def _publication(name: str, table: Mapping[str, Any]) -> Publication:
    files = tuple(_file(file) for file in table["file"])
    if not files:
        raise ValueError(f"{name} without files")
    return Publication(
        name=name,
        title=str(table["title"]),
        version=str(table["version"]),
        publisher=str(table["publisher"]),
        licence=str(table["licence"]),
        files=files,
    )


def _file(table: Mapping[str, Any]) -> PinnedFile:
    inside = {str(path): _digest(digest) for path, digest in table.get("inside", {}).items()}
    size = int(table["size"])
    if not 0 < size <= LIMITS.archive:
        raise ValueError(f"a file of {size} bytes")
    return PinnedFile(str(table["address"]), _digest(table["sha256"]), size, inside)


def _digest(value: object) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise ValueError("a SHA-256 that is none")
    return value
