"""Commits that many share one wait for the disk, without holding the lock of the writer.

SQLite in `synchronous = FULL` waits for the disk inside each commit, while every other writer waits
for the lock. Here a commit only writes the log (`NORMAL`, which keeps the database whole at any
moment), the lock goes on to the next, and whoever committed is told so once the log is on the
disk: one wait serves all that committed before it began. What is acknowledged survives a power cut
all the same, because the log is a sequence: who is on the disk, is there with all before. Who reads
meanwhile sees what its writer has not been told of yet.

A disk that failed once is not asked again: systems forget what they could not write, and say next
time that all is well. Nothing is written any more until the server is started anew.

Moving the log into the database (a checkpoint) waits for the disk as well, and is done here beside
the work, at most once a second. A log begins anew only when all of it was moved, which never comes
to pass while somebody always writes: once it is long, the next writer moves the rest at first.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.uninterrupted import uninterrupted

_CHECKPOINT_SECONDS = 1.0
_LONG = 8_192
"""Pages in a log (of 4 KiB) from which on it is to begin anew."""
_PATIENCE = 0.25
"""Seconds that a writer waits for those who still read in a long log."""
Sync = Callable[[int], object]
"""Brings what a file descriptor stands for to the disk."""


class DiskError(OSError):
    """What was committed could not be brought to the disk; nobody may rely on it."""


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
        self._sync = sync
        self._descriptor: int | None = None
        self._checkpoints: sqlite3.Connection | None = None
        self._next: asyncio.Future[None] | None = None
        self._running: asyncio.Task[None] | None = None
        self._moving: asyncio.Task[None] | None = None
        self._moved_at = time.monotonic()
        self._is_long = False
        self._fault: BaseException | None = None

    def check(self) -> None:
        """Find out whether anything may be written.

        Raises:
            DiskError: The disk has failed.
        """
        if self._fault is not None:
            raise DiskError(f"The disk failed, start the server anew: {self._fault!r}")

    async def synced(self) -> None:
        """Wait until all that was committed before is on the disk.

        Raises:
            DiskError: It could not be brought there.
        """
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        turn = self._next
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        # Somebody who goes away must not take the wait of all others along.
        await asyncio.shield(turn)
        self.check()

    async def _run(self) -> None:
        while (turn := self._next) is not None:
            self._next = None  # who comes now has committed too late for this one
            try:
                if self._fault is None:
                    await uninterrupted(asyncio.to_thread(self._bring_to_disk))
            except (Exception, asyncio.CancelledError) as error:  # whatever it was
                self._fault = error
                get_logger(__name__).critical("disk failed", error=repr(error))
            finally:
                turn.set_result(None)
            self._move_if_due()
        self._running = None

    def _move_if_due(self) -> None:
        is_at_it = self._moving is not None and not self._moving.done()
        if not is_at_it and time.monotonic() - self._moved_at > _CHECKPOINT_SECONDS:
            self._moved_at = time.monotonic()
            self._moving = asyncio.create_task(asyncio.to_thread(self._checkpoint, "PASSIVE"))

    async def begin_anew_if_long(self) -> None:
        """Move all of a log that has become long; to be called by who has the writer's lock."""
        if not self._is_long:
            return
        if self._moving is not None:
            await asyncio.wait({self._moving})
        await uninterrupted(asyncio.to_thread(self._checkpoint, "RESTART"))
        self._is_long = False  # where others still read in it, the next second finds it long again

    def _bring_to_disk(self) -> None:
        database = self._database.resolve(strict=True)  # a link's log is beside what it leads to
        try:
            log = self._opened(database.with_name(f"{database.name}-wal"))
        except FileNotFoundError:
            return  # all of it was moved into the database, which waits for the disk itself
        self._sync(log)

    def _opened(self, log: Path) -> int:
        """The log, which is made anew when nobody had the database open for a moment.

        Closing it is harmless: SQLite's locks are on the other two files.
        """
        if self._descriptor is not None:
            if os.path.samestat(os.fstat(self._descriptor), log.stat()):
                return self._descriptor
            os.close(self._descriptor)
            self._descriptor = None
        self._descriptor = os.open(log, os.O_RDWR)
        return self._descriptor

    def _checkpoint(self, mode: str) -> None:
        try:
            if self._checkpoints is None:
                self._checkpoints = sqlite3.connect(
                    self._database,
                    timeout=_PATIENCE,
                    isolation_level=None,
                    check_same_thread=False,
                )
            done = self._checkpoints.execute(f"PRAGMA wal_checkpoint({mode})")
            _, pages, moved = cast("tuple[int, int, int]", done.fetchone())
            self._is_long = pages >= _LONG and moved < pages
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
