"""A folder or an archive that holds artefacts, read within limits and never left.

Archives are read in place and never unpacked, so nothing in them can reach the file system.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from einvoice.errors import RulePackError

MEBI: Final = 1024 * 1024
ARCHIVES: Final = (".zip", ".jar", ".whl")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLimits:
    """What a package may hold before it is refused."""

    # The largest package in practice, of all of Peppol, is 4 MB with 45 MB in 450 entries.
    archive: int = 256 * MEBI
    """Size of an archive."""
    entries: int = 20_000
    """Number of files."""
    entry: int = 48 * MEBI
    """Size of one file, unpacked."""
    total: int = 1024 * MEBI
    """Size of all files, unpacked."""
    # Text shrinks to a thirtieth, at the very most to a hundredth.
    ratio: int = 400
    """How much smaller a file of more than a mebibyte may be in an archive."""


LIMITS: Final = PackLimits()

_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(^|/)\.{1,2}(/|$)|//")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What the library for archives raises of those that are damaged or made to deceive."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a container, by their paths inside it, each with its size."""

    sizes: dict[str, int]
    archive: bool


class Reader:
    """Reads entries of a container that is open."""

    def __init__(self, path: Path, archive: zipfile.ZipFile | None) -> None:
        self._path = path
        self._archive = archive

    def read(self, entry: str) -> bytes:
        """The content of a file."""
        size = size_of(self._path, entry)
        if size is None:
            refuse(self._path, f"no file {entry[:200]!r}")
        try:
            with self._open(entry) as file:
                # A byte more than it claims to hold shows what lied of its size.
                data = file.read(size + 1)
        except _BROKEN as error:
            refuse(self._path, f"a damaged file {entry[:200]!r} ({error})")
        except OSError as error:
            refuse(self._path, f"a file {entry[:200]!r} that cannot be read ({error.strerror})")
        if len(data) != size:
            refuse(self._path, f"a file {entry[:200]!r} of another size than stated")
        return data

    def _open(self, entry: str) -> BinaryIO:
        if self._archive is None:
            return (self._path / entry).open("rb")
        return self._archive.open(entry)  # pyright: ignore[reportReturnType]  # reads bytes


def contents(path: Path) -> Contents:
    """The files of a container, after a check of their names, kinds, number and sizes."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        refuse(path, "no such file or folder", error)
    if stat.S_ISDIR(status.st_mode):
        return _of_folder(path)
    return _of_archive(path, status.st_mtime_ns, status.st_size)


def size_of(path: Path, entry: str) -> int | None:
    """The size of a file in a container; None where it has no such file."""
    if not path.is_dir():
        return contents(path).sizes.get(entry)
    # A folder may be large, and one file is quickly looked at.
    full = path / entry
    if _BAD_NAME.search(entry) or not full.is_file():
        return None
    root = os.path.realpath(path)
    if os.path.realpath(full) != os.path.join(root, *entry.split("/")):
        refuse(path, f"a link or device {entry[:200]!r}")
    size = full.stat().st_size
    _check_size(path, entry, size)
    return size


@contextmanager
def opened(path: Path) -> Generator[Reader]:
    """A container, open for reading more than one entry."""
    if path.is_dir():
        yield Reader(path, None)
        return
    contents(path)
    with _zip_file(path) as archive:
        yield Reader(path, archive)


def refuse(path: Path, detail: str, cause: Exception | None = None) -> NoReturn:
    """Raise the error for a container that cannot be used."""
    raise RulePackError(pack=str(path), detail=detail) from cause


@contextmanager
def _zip_file(path: Path) -> Generator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        refuse(path, f"no archive that can be opened ({error})", error)
    except OSError as error:
        refuse(path, f"a file that cannot be read ({error.strerror})", error)
    with archive:
        yield archive


@lru_cache(maxsize=64)
def _of_archive(path: Path, changed: int, size: int) -> Contents:
    # `changed` makes another entry of the cache of a file that was replaced.
    if size > LIMITS.archive:
        refuse(path, f"an archive of {size} bytes, more than {LIMITS.archive}")
    sizes: dict[str, int] = {}
    with _zip_file(path) as archive:
        infos = archive.infolist()
        if len(infos) > LIMITS.entries:
            refuse(path, f"{len(infos)} files, more than {LIMITS.entries}")
        for info in infos:
            _check_info(path, info)
            if info.is_dir():
                continue
            if info.filename in sizes:
                refuse(path, f"two files {info.filename[:200]!r}")
            sizes[info.filename] = info.file_size
    _check_total(path, sizes)
    return Contents(sizes, archive=True)


def _check_info(path: Path, info: zipfile.ZipInfo) -> None:
    name = info.filename
    # The library cuts a name off at its first NUL: what it was is in orig_filename.
    if not name or _BAD_NAME.search(info.orig_filename) or _BAD_NAME.search(name):
        refuse(path, f"a file with a name that leads out of it, {info.orig_filename[:200]!r}")
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        refuse(path, f"a link or device {name[:200]!r}")
    if info.flag_bits & _ENCRYPTED:
        refuse(path, f"an encrypted file {name[:200]!r}")
    if info.compress_type not in _METHODS:
        refuse(path, f"a file packed in an unusual way, {name[:200]!r}")
    _check_size(path, name, info.file_size)
    if info.file_size > MEBI and info.file_size > LIMITS.ratio * info.compress_size:
        refuse(path, f"a file that grows beyond measure when unpacked, {name[:200]!r}")


def _check_size(path: Path, name: str, size: int) -> None:
    if size > LIMITS.entry:
        refuse(path, f"a file {name[:200]!r} of {size} bytes, more than {LIMITS.entry}")


def _check_total(path: Path, sizes: dict[str, int]) -> None:
    if (total := sum(sizes.values())) > LIMITS.total:
        refuse(path, f"files of {total} bytes, more than {LIMITS.total}")


def _of_folder(path: Path) -> Contents:
    root = Path(os.path.realpath(path))
    sizes: dict[str, int] = {}
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in [*folders, *sorted(files)]:
            full = Path(folder, name)
            status = full.lstat()
            inside = full.relative_to(root).as_posix()
            if stat.S_ISDIR(status.st_mode):
                continue
            if not stat.S_ISREG(status.st_mode):
                refuse(path, f"a link or device {inside[:200]!r}")
            _check_size(path, inside, status.st_size)
            sizes[inside] = status.st_size
        if len(sizes) > LIMITS.entries:
            refuse(path, f"more than {LIMITS.entries} files")
    _check_total(path, sizes)
    return Contents(sizes, archive=False)
