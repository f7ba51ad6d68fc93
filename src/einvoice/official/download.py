"""Fetches one pinned file over HTTPS, in parts where the connection breaks."""

import hashlib
import ipaddress
import os
import re
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from einvoice.errors import DownloadError, MissingExtraError
from einvoice.official.catalogue import PinnedFile
from einvoice.official.lock import try_lock
from einvoice.official.packing import flush

if TYPE_CHECKING:
    import httpx

Progress: TypeAlias = Callable[[int, int], None]
"""Told (bytes that are there, bytes in all) while a file comes."""

_CHUNK: Final = 256 * 1024
_PART: Final = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_AGAIN: Final = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to try."""

    attempts: int = 5
    pause: float = 1.0
    """Seconds before the second attempt; twice as many before each further one."""
    timeout: float = 30.0
    """Seconds without a byte."""
    longest: float = 3600.0
    """Seconds for a file, however steadily it trickles."""
    redirects: int = 5


@contextmanager
def downloaded(
    file: PinnedFile,
    folder: Path,
    *,
    progress: Progress | None = None,
    patience: Patience | None = None,
) -> Generator[BinaryIO]:
    """The file, complete and verified, open at its beginning.

    What has come is kept in `folder` while it is not complete, and the next attempt goes on from
    there. DownloadError where it cannot be had or is not the pinned one.
    """
    check_address(file.address)
    with _part(folder, file) as part:
        _Fetch(file, part, progress or _silent, patience or Patience()).run()
        part.seek(0)
        yield part
    # Only who went on from what was there, or found it complete, is done with it.
    with suppress(OSError):
        _path_of(folder, file).unlink()


def check_address(address: str) -> None:
    """Refuse an address that is not fetched: anything but HTTPS, save on this very machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _is_here(parts.hostname or ""):
        return
    raise DownloadError(address=address[:500], detail="an address that is not https://")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _path_of(folder: Path, file: PinnedFile) -> Path:
    return folder / f"{file.sha256}.part"


@contextmanager
def _part(folder: Path, file: PinnedFile) -> Generator[BinaryIO]:
    """What there is of the file so far; all of it anew where another process is at work on it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open(_path_of(folder, file), "a+b") as part:
            if try_lock(part):
                yield part
                return
        with TemporaryFile(dir=folder) as part:
            yield part
    except OSError as error:
        raise DownloadError(
            address=file.address, detail=f"no room to keep it ({error.strerror or error})"
        ) from error


def _silent(_there: int, _all: int) -> None:
    """Tell nobody."""


class _Retry(Exception):
    """Something that may go better next time."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class _Fetch:
    """The fetching of one file into what there is of it."""

    def __init__(
        self, file: PinnedFile, part: BinaryIO, progress: Progress, patience: Patience
    ) -> None:
        self._file = file
        self._part = part
        self._progress = progress
        self._patience = patience
        self._end = time.monotonic() + patience.longest

    def run(self) -> None:
        """Try until the file is complete, then verify it."""
        pause = self._patience.pause
        for attempt in range(1, self._patience.attempts + 1):
            try:
                if self._there() < self._file.size:
                    self._continue()
                self._verify()
            except _Retry as error:
                if attempt == self._patience.attempts:
                    raise self._error(error.detail) from error
                time.sleep(pause)
                pause *= 2
            else:
                return

    def _there(self) -> int:
        """How many bytes there are."""
        return self._part.seek(0, os.SEEK_END)

    def _error(self, detail: str) -> DownloadError:
        return DownloadError(address=self._file.address, detail=detail)

    def _verify(self) -> None:
        size = self._there()
        if size < self._file.size:
            raise _Retry(f"{size} bytes of {self._file.size}")
        self._part.seek(0)
        digest = hashlib.sha256()
        while chunk := self._part.read(_CHUNK):
            digest.update(chunk)
        found = digest.hexdigest()
        if size > self._file.size or found != self._file.sha256:
            # Not one byte of it is to be trusted, so the next run begins anew.
            self._part.truncate(0)
            stated = f"{size} bytes, SHA-256 {found}, not {self._file.sha256}"
            raise self._error(f"another file ({stated})")
        flush(self._part)

    def _continue(self) -> None:
        """Fetch what is missing."""
        try:
            import httpx
        except ImportError as error:
            raise MissingExtraError(package="httpx") from error

        # Ranges count the bytes of the file, so it must come as it is.
        headers = {"Accept-Encoding": "identity"}
        if there := self._there():
            headers["Range"] = f"bytes={there}-"
        try:
            with httpx.Client(timeout=self._patience.timeout, follow_redirects=False) as client:
                self._receive(client, headers)
        except httpx.TransportError as error:
            raise _Retry(f"no answer ({error or type(error).__name__})") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._error(f"no answer ({error})") from error

    def _receive(self, client: "httpx.Client", headers: dict[str, str]) -> None:
        address = self._file.address
        for _ in range(self._patience.redirects + 1):
            with client.stream("GET", address, headers=headers) as response:
                if response.status_code not in _REDIRECTS:
                    self._take(response)
                    return
                address = urljoin(address, response.headers.get("Location", ""))
                check_address(address)
        raise self._error("a redirection without end")

    def _take(self, response: "httpx.Response") -> None:
        there = self._begin(response)
        self._part.truncate(there)
        self._progress(there, self._file.size)
        # As they come: what is gathered into chunks would be lost where the connection breaks.
        for chunk in response.iter_raw():
            there += len(chunk)
            if there > self._file.size:
                self._part.truncate(0)
                raise self._error(f"another file (more than {self._file.size} bytes)")
            self._part.write(chunk)
            self._progress(there, self._file.size)
            if time.monotonic() > self._end:
                raise self._error(f"no end after {self._patience.longest:.0f} seconds")

    def _begin(self, response: "httpx.Response") -> int:
        """Where what comes belongs in the file."""
        status = response.status_code
        there = self._there()
        if status == 200:
            return 0
        if status == 206:
            stated = _PART.fullmatch(response.headers.get("Content-Range", ""))
            if stated and int(stated[1]) == there:
                return there
        if status in (206, 416):
            self._part.truncate(0)
            raise _Retry(f"an answer that does not go on from byte {there}")
        if status in _AGAIN:
            raise _Retry(f"the answer {status}")
        raise self._error(f"the answer {status}")
