"""Counting requests in memory that the processes of one machine share.

It is a file of places, mapped by all, under a lock that is held for microseconds: a database would
have them sleep whenever two count at once. What it holds is worth nothing after a minute, so each
start of the server begins with a new one. A name whose allowance is whole again needs no place;
where more ask than there are places, those that are nearest to be whole are forgotten.
"""

import fcntl
import mmap
import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from struct import Struct

from einvoice_server.kit.rate_limit import Allowance, Standing, counted, microseconds

_PLACES = 16_384
_NEAR = 16
"""How many places a name may have."""
_PLACE = Struct("8sq")
"""The digest of a name, and the moment at which its allowance is whole again."""


class SharedRateLimiter:
    """Counts in a file: exact over all processes that have it open."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: tuple[int, mmap.mmap] | None = None

    @staticmethod
    def forget(file: Path) -> None:
        """Begin anew, before any process has the file open."""
        file.unlink(missing_ok=True)

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        at = microseconds(now)
        digest = blake2b(name.encode(), digest_size=8).digest()
        with self._locked() as places:
            place, whole_at = _find(places, digest, at)
            standing, whole_at = counted(whole_at, at, allowance)
            if standing.allowed:
                _PLACE.pack_into(places, place, digest, whole_at)
        return standing

    @contextmanager
    def _locked(self) -> Generator[mmap.mmap, None, None]:
        if self._open is None:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.ftruncate(descriptor, _PLACES * _PLACE.size)
            self._open = descriptor, mmap.mmap(descriptor, 0)
        descriptor, places = self._open
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield places
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let the file go."""
        if self._open is not None:
            descriptor, places = self._open
            self._open = None
            places.close()
            os.close(descriptor)


def _find(places: mmap.mmap, digest: bytes, at: int) -> tuple[int, int]:
    """The place of a name, or the best one for it; and when its allowance is whole again."""
    first = int.from_bytes(digest)
    best, least = 0, None
    for step in range(_NEAR):
        place = (first + step) % _PLACES * _PLACE.size
        held, whole_at = _PLACE.unpack_from(places, place)
        if held == digest:
            return place, whole_at
        if least is None or whole_at < least:
            best, least = place, whole_at
    return best, at
