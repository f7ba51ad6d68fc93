"""Commits that many share one wait for the disk, without holding the lock of the writer.

SQLite in `synchronous = FULL` waits for the disk inside each commit, while every other writer waits
for the lock. Here a commit only writes the log (`NORMAL`, which keeps the database whole at any
moment), the lock goes on to the next, and whoever committed is told so once the log is on the
disk: one wait serves all that committed before it began. What is acknowledged survives a power cut
all the same, because the log is a sequence: who is on the disk, is there with all before.

Moving the log into the database (a checkpoint) waits for the disk as well, and is done here beside
it, at most once a second.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.uninterrupted import uninterrupted

_CHECKPOINT_SECONDS = 1.0
Sync = Callable[[int], object]
"""Brings what a file descriptor stands for to the disk."""


def unsynced(_descriptor: int) -> None:
    """Leave it to the system when the log comes to the disk."""


class WriteAheadLog:
    """The log of one database file, as far as it is on the disk.

    Args:
        database: The file.
        sync: Brings what a file descriptor stands for to the disk; where nothing is promised for
            a power cut, `unsynced`.
    """

    def __init__(self, database: Path, sync: Sync = os.fsync) -> None:
        self._database = database
        self._log = database.with_name(f"{database.name}-wal")
        self._sync = sync
        self._descriptor: int | None = None
        self._checkpoints: sqlite3.Connection | None = None
        self._next: asyncio.Future[None] | None = None
        self._running: asyncio.Task[None] | None = None
        self._moving: asyncio.Task[None] | None = None
        self._moved_at = time.monotonic()

    async def synced(self) -> None:
        """Wait until all that was committed before is on the disk.

        Raises:
            OSError: It could not be brought there; nobody may rely on it.
        """
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        turn = self._next
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        # Somebody who goes away must not take the wait of all others along.
        await asyncio.shield(turn)

    async def _run(self) -> None:
        while (turn := self._next) is not None:
            self._next = None  # who comes now has committed too late for this one
            try:
                await uninterrupted(asyncio.to_thread(self._bring_to_disk))
            except BaseException as error:
                turn.set_exception(error)
                turn.exception()  # looked at, though everybody may be gone
                if not isinstance(error, Exception):
                    raise
            else:
                turn.set_result(None)
                self._move_if_due()
        self._running = None

    def _move_if_due(self) -> None:
        is_at_it = self._moving is not None and not self._moving.done()
        if not is_at_it and time.monotonic() - self._moved_at > _CHECKPOINT_SECONDS:
            self._moved_at = time.monotonic()
            self._moving = asyncio.create_task(asyncio.to_thread(self._checkpoint))

    def _bring_to_disk(self) -> None:
        # Without a log, all of it was moved into the database, which waits for the disk itself.
        with suppress(FileNotFoundError):
            self._sync(self._opened())

    def _opened(self) -> int:
        """The log, which is made anew when nobody had the database open for a moment.

        Closing it is harmless: SQLite's locks are on the other two files.
        """
        if self._descriptor is not None:
            if os.path.samestat(os.fstat(self._descriptor), self._log.stat()):
                return self._descriptor
            os.close(self._descriptor)
            self._descriptor = None
        self._descriptor = os.open(self._log, os.O_RDWR)
        return self._descriptor

    def _checkpoint(self) -> None:
        try:
            if self._checkpoints is None:
                self._checkpoints = sqlite3.connect(
                    self._database, isolation_level=None, check_same_thread=False
                )
            self._checkpoints.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        except sqlite3.Error as error:  # nothing is lost: the log only grows until the next one
            get_logger(__name__).warning("log not moved", error=str(error))

    async def close(self) -> None:
        """Wait for the last, and let the files go."""
        for task in (self._running, self._moving):
            if task is not None:
                await asyncio.wait({task})
        if self._checkpoints is not None:
            self._checkpoints.close()
            self._checkpoints = None
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
