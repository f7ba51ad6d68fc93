"""Whose turn it is to write: one writer at a time, of all processes that share a database file.

SQLite lets those who find its lock taken try again after sleeps that grow, so that a process that
always writes keeps all others out. Here they take turns. Within a process writers wait in a queue;
between processes there are two locks on files, which the system lets go of with whoever dies: who
has the turn holds one, and who is to have it next holds the other, so that nobody takes a third
turn in between. A turn is for a while rather than for one writer, because handing it over takes
longer than writing does.

What has no turn (commands, other programs) still meets SQLite's own lock.
"""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

_TURN_SECONDS = 0.02
"""How long a process may go on writing while others wait."""
_LOOK_SECONDS = 0.001
_PATIENCE_SECONDS = 10.0


class BusyError(OSError):
    """Another process did not end its writing."""


class Turns:
    """The turns of this process at one database file."""

    def __init__(self, database: Path) -> None:
        self._writing = asyncio.Lock()
        self._waiting = 0
        self._began: float | None = None
        """When the turn of this process began; None while it is another's."""
        real = database.resolve()
        self._now = _Claim(real.with_name(f"{real.name}-turn"))
        self._next = _Claim(real.with_name(f"{real.name}-next"))

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None, None]:
        """Be the only one that writes until the block ends.

        Raises:
            BusyError: Another process did not end its writing.
        """
        await self._queue()
        try:
            if self._began is None:
                await self._take()
            yield
        finally:
            self._writing.release()
            self._let_others()

    async def _queue(self) -> None:
        self._waiting += 1
        try:
            await self._writing.acquire()
        except BaseException:
            self._waiting -= 1
            self._let_others()  # it may have been this one who was to go on with the turn
            raise
        self._waiting -= 1

    async def _take(self) -> None:
        if not self._next.is_taken():
            await _until_taken(self._next)
        try:
            if not self._now.is_taken():
                await _until_taken(self._now)
        finally:
            self._next.let_go()
        self._began = time.monotonic()

    def _let_others(self) -> None:
        """Give the turn on, unless somebody of this process goes on with it for a while."""
        if self._began is None or self._writing.locked():
            return
        if not self._waiting or time.monotonic() - self._began > _TURN_SECONDS:
            self._began = None
            self._now.let_go()

    def close(self) -> None:
        """Let the files go; whoever waits gets the turn."""
        self._began = None
        self._now.close()
        self._next.close()


async def _until_taken(claim: "_Claim") -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not claim.is_taken():
        if time.monotonic() > deadline:
            raise BusyError(f"Another process has been writing for {_PATIENCE_SECONDS:.0f} seconds")
        await asyncio.sleep(_LOOK_SECONDS)


class _Claim:
    """A lock on a file that is made when it is first needed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def is_taken(self) -> bool:
        """Take it if it is free; whether it is ours now."""
        if self._descriptor is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._descriptor = os.open(self._file, flags, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def let_go(self) -> None:
        """Let others have it."""
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let the file go, and the lock with it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
