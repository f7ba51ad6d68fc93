"""The body of a request, read within bounds of size and time."""

import io
import re
import socket
import time
from typing import Final, Protocol

_CHUNK: Final = 65_536
_LONGEST_LINE: Final = 1_024
_MOST_TRAILERS: Final = 20
_SIZE: Final = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_LENGTH: Final = re.compile(r"[0-9]{1,12}")


class BodyError(Exception):
    """A body that is not taken, with the status that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class Reading(Protocol):
    """Where a body comes from."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102
    def readline(self, size: int, /) -> bytes: ...  # noqa: D102


class Account(Protocol):
    """Grants memory for bodies."""

    def take(self, size: int) -> None:
        """Set it aside; a BodyError where there is none left."""
        ...


class PatientSocket(io.RawIOBase):
    """A connection whose reading ends at a given time, however slowly the other side sends."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._deadline = 0.0

    def within(self, seconds: float) -> None:
        """All that is read from now on must have come by then."""
        self._deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]  # the base has a wider name for buffers
        """Read what has come; TimeoutError where the time is over."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the request is over")
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def stated_length(length: str | None, encoding: str | None, most: int) -> int | None:
    """The length of a body by its headers, None for one in chunks; a BodyError for none at all."""
    if encoding is not None:
        # Two ways to say where a body ends are how requests are smuggled past a proxy.
        if encoding.strip().lower() != "chunked" or length is not None:
            raise BodyError(400, "Transfer-Encoding not supported")
        return None
    if length is not None and not _LENGTH.fullmatch(length.strip()):
        raise BodyError(400, "Content-Length is no number")
    size = int(length) if length is not None else 0
    if size > most:
        raise BodyError(413, f"More than {most} bytes")
    if not size:
        raise BodyError(400, "No content supplied")
    return size


def read_body(source: Reading, length: int | None, *, most: int, account: Account) -> bytes:
    """The body, of this length or in chunks; a BodyError where it is none, or too large."""
    if length is not None:
        account.take(length)
        body = bytearray()
        _read(source, length, body)
        return bytes(body)
    body = _chunks(source, most, account)
    if not body:
        raise BodyError(400, "No content supplied")
    return bytes(body)


def _chunks(source: Reading, most: int, account: Account) -> bytearray:
    body = bytearray()
    while True:
        stated = _SIZE.fullmatch(source.readline(_LONGEST_LINE))
        if stated is None:
            raise BodyError(400, "A chunk without its size")
        size = int(stated[1], 16)
        if len(body) + size > most:
            raise BodyError(413, f"More than {most} bytes")
        if not size:
            break
        account.take(size)
        _read(source, size, body)
        if source.readline(3) not in (b"\r\n", b"\n"):
            raise BodyError(400, "A chunk longer than its size")
    for _ in range(_MOST_TRAILERS):
        if source.readline(_LONGEST_LINE) in (b"\r\n", b"\n", b""):
            return body
    raise BodyError(400, "Trailers without end")


def _read(source: Reading, size: int, body: bytearray) -> None:
    while size:
        piece = source.read(min(size, _CHUNK))
        if not piece:
            raise BodyError(400, "The body ends early")
        body += piece
        size -= len(piece)
