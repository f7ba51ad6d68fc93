"""The file of a backup: a tar whose last member covers all others.

    manifest.json         what made it, and of which schema
    secret                the server's secret, where that was asked for
    tables/NAME.jsonl     the columns, then a line for each row
    files/KEY             the bytes of each stored file
    end.json              how many members there are, and a digest over all of them

It is written and read from one end to the other, so its size is not bound by memory.
"""

import os
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from einvoice_server.kit.told import ToldError

Told = TypeVar("Told", bound=BaseModel)

FORMAT = 1
MANIFEST = "manifest.json"
SECRET = "secret"
TABLES = "tables/"
FILES = "files/"

_END = "end.json"
_CHUNK = 1_048_576
_LARGEST_TEXT = 1_048_576


class ArchiveError(ToldError):
    """The file is no backup, or not what was written."""


class Manifest(BaseModel):
    """What a backup says of itself."""

    model_config = ConfigDict(frozen=True)

    format: int
    made_at: str
    version: str
    """The version of the server that made it."""

    revision: str
    """The step of the migrations that its tables are at."""

    secret: str
    """Tells the secret under which it was made from others; nothing follows from it."""


class _End(BaseModel):
    members: int
    sha256: str


class Readable(Protocol):
    """Bytes that are read in order."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive, while it is its turn."""

    name: str
    size: int
    content: IO[bytes]


class _Sum:
    """A digest over members: their names, lengths and contents."""

    def __init__(self) -> None:
        self.members = 0
        self._over = sha256()

    def add(self, name: str, size: int, digest: str) -> None:
        self.members += 1
        self._over.update(f"{digest} {size} {name}\n".encode())

    def end(self) -> _End:
        return _End(members=self.members, sha256=self._over.hexdigest())


class _Digesting:
    """Passes bytes on and digests them."""

    def __init__(self, content: Readable) -> None:
        self._content = content
        self.digest = sha256()

    def read(self, size: int = -1, /) -> bytes:
        data = self._content.read(size)
        self.digest.update(data)
        return data


class ArchiveWriter:
    """Adds members to an archive."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._sum = _Sum()

    def add(self, name: str, data: bytes) -> None:
        """Add bytes."""
        self.add_file(name, BytesIO(data), len(data))

    def add_file(self, name: str, content: Readable, size: int) -> None:
        """Add so many bytes of a file."""
        told = tarfile.TarInfo(name)
        told.size, told.mode = size, 0o600
        digesting = _Digesting(content)
        self._tar.addfile(told, digesting)
        _forget(self._tar)
        self._sum.add(name, size, digesting.digest.hexdigest())

    def end(self) -> None:
        """Add the member that covers all others."""
        self.add(_END, self._sum.end().model_dump_json().encode())


@contextmanager
def written(target: Path) -> Generator[ArchiveWriter, None, None]:
    """Write an archive; it is there whole, through to the disk, or not at all.

    Raises:
        ArchiveError: There is a file of this name.
    """
    if target.exists():
        raise ArchiveError(f"{target} is there already")
    draft = target.with_name(f"{target.name}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            with tarfile.open(fileobj=handle, mode="w", format=tarfile.PAX_FORMAT) as tar:
                writer = ArchiveWriter(tar)
                yield writer
                writer.end()
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def members(source: Path) -> Generator[Member, None, None]:
    """The members of an archive, one after the other.

    Raises:
        ArchiveError: It cannot be read.
    """
    try:
        with tarfile.open(source, mode="r|") as tar:
            while (told := tar.next()) is not None:
                content = tar.extractfile(told)
                if content is None:
                    raise ArchiveError(f"{source}: {told.name} is no file")
                yield Member(told.name, told.size, content)
                _forget(tar)
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"{source} cannot be read: {error}") from error


def verified(source: Path) -> Manifest:
    """Read an archive through, and give what it says of itself.

    Raises:
        ArchiveError: It is not what was written.
    """
    manifest: Manifest | None = None
    end: _End | None = None
    total = _Sum()
    for member in members(source):
        if end is not None:
            raise ArchiveError(f"{source}: there is something behind its end")
        if member.name == _END:
            end = _read(source, _END, member.content, _End)
            continue
        digesting = _Digesting(member.content)
        if member.name == MANIFEST:
            manifest = _read(source, MANIFEST, digesting, Manifest)
        while digesting.read(_CHUNK):
            pass
        total.add(member.name, member.size, digesting.digest.hexdigest())
    if manifest is None or manifest.format != FORMAT:
        raise ArchiveError(f"{source} is no backup of a form that this version knows")
    if end is None:
        raise ArchiveError(f"{source} has no end: it was cut off")
    if end != total.end():
        raise ArchiveError(f"{source} is not what was written")
    return manifest


def _read(source: Path, name: str, content: Readable, model: type[Told]) -> Told:
    try:
        return model.model_validate_json(content.read(_LARGEST_TEXT))
    except ValidationError as error:
        raise ArchiveError(f"{source}: {name} cannot be understood") from error


def _forget(tar: tarfile.TarFile) -> None:
    """Let go of the members that it has seen: it would remember each."""
    cast("list[object]", getattr(tar, "members")).clear()  # noqa: B009 - its stubs leave it out
