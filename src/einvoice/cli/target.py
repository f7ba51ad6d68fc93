"""Where results go: standard output, a file, or files in a folder; whole or not at all."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from einvoice.cli.failures import ExitCode, FailedError, Failure, usage
from einvoice.cli.output import emit_bytes

STDOUT = "-"
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@dataclass(slots=True)
class Target:
    """The place that `-o` names."""

    place: str
    is_folder: bool
    force: bool
    """Whether files that exist are replaced."""
    _written: dict[str, str] = field(default_factory=dict[str, str])
    """What this run has written, and from which input."""

    @classmethod
    def of(cls, place: str, *, several: bool, force: bool) -> "Target":
        """Understand `-o`; FailedError where several results were to go into one place."""
        is_folder = several or place.endswith(_SEPARATORS) or os.path.isdir(place)
        if several and place == STDOUT:
            raise usage("-o", "several documents need a folder to go to")
        if (
            several
            and not os.path.isdir(place)
            and place.lower().endswith((".xml", ".json", ".pdf", ".html"))
        ):
            raise usage(place, "several documents need a folder to go to, this names a file")
        if is_folder and os.path.lexists(place) and not os.path.isdir(place):
            raise usage(place, "several documents need a folder to go to, this is a file")
        return cls(place, is_folder, force)

    @property
    def is_stdout(self) -> bool:
        """Whether the result is printed."""
        return self.place == STDOUT

    def put(self, data: bytes, *, name: str, relative: Path, suffix: str) -> str:
        """Write one result and return where; in a folder it keeps its name, with a new suffix."""
        if self.is_stdout:
            emit_bytes(data)
            return STDOUT
        if self.is_folder:
            return self.put_at(data, name=name, relative=relative.with_suffix(suffix))
        return self._write(data, name, self.place)

    def put_at(self, data: bytes, *, name: str, relative: Path) -> str:
        """Write one of the results of an input to its place below the folder; return where."""
        return self._write(data, name, str(Path(self.place, relative)))

    def _write(self, data: bytes, name: str, path: str) -> str:
        before = self._written.setdefault(os.path.normcase(os.path.abspath(path)), name)
        if before != name:
            raise usage(name, f"{path} was already written from {before}")
        try:
            if self.is_folder:
                os.makedirs(os.path.dirname(path), exist_ok=True)
            write_file(path, data, force=self.force)
        except FileExistsError as error:
            raise usage(name, f"{path} exists; --force replaces it") from error
        except OSError as error:
            detail = f"{path} cannot be written: {error.strerror or error}"
            failure = Failure(name, "output", detail, ExitCode.USAGE)
            raise FailedError(failure) from error
        return path


def write_file(path: str, data: bytes, *, force: bool) -> None:
    """Write a file so that it appears whole or not at all.

    Without `force`, a file that is there already raises FileExistsError and stays.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(path)
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        # A device or a pipe takes what it gets; putting a file in its place would break it.
        Path(path).write_bytes(data)
        return
    scratch = os.path.join(os.path.dirname(path), f".einvoice-{secrets.token_hex(8)}.tmp")
    try:
        with open(scratch, "xb") as file:
            file.write(data)
        if force:
            os.replace(scratch, path)
        else:
            _place_new(scratch, path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def _place_new(scratch: str, path: str) -> None:
    """Rename unless the name was taken meanwhile, where the system has a way to say that."""
    if os.name == "nt":
        os.rename(scratch, path)  # refuses what exists
        return
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except OSError:  # no links on this file system
        os.replace(scratch, path)
