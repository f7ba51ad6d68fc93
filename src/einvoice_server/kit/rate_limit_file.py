"""Counting requests in a file that the processes of one machine share.

It is SQLite that waits for no disk: a statement takes some twenty microseconds. What it holds is
worth nothing after a minute, so each start of the server begins with a new one.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

from einvoice_server.kit.rate_limit import LOOK, TAKE, Allowance, Standing, asked, standing

_FORGET_EVERY = 10_000


class FileRateLimiter:
    """Counts in a file: exact over all processes that have it open."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: sqlite3.Connection | None = None
        self._taken = 0

    @staticmethod
    def forget(file: Path) -> None:
        """Begin anew, before any process has the file open."""
        for end in ("", "-wal", "-shm"):
            file.with_name(f"{file.name}{end}").unlink(missing_ok=True)

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        counts = self._counts()
        at, values = asked(name, allowance, now)
        self._taken += 1
        if self._taken % _FORGET_EVERY == 0:
            counts.execute("DELETE FROM rate_limits WHERE whole_at < ?", (at,))
        found = counts.execute(TAKE, values).fetchall()
        if found:
            return standing(True, int(found[0][0]), at, allowance)
        (whole,) = counts.execute(LOOK, {"name": name}).fetchone()
        return standing(False, int(whole), at, allowance)

    def _counts(self) -> sqlite3.Connection:
        if self._open is None:
            made = sqlite3.connect(
                self._file, timeout=10, isolation_level=None, check_same_thread=False
            )
            for statement in (
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = OFF",
                "CREATE TABLE IF NOT EXISTS rate_limits (name TEXT PRIMARY KEY, whole_at INTEGER)",
            ):
                made.execute(statement)
            self._open = made
        return self._open

    def close(self) -> None:
        """Let the file go."""
        if self._open is not None:
            self._open.close()
            self._open = None
