"""SQLite for an event loop: statements run where they are, waiting is done in a thread.

A statement on a local file takes microseconds; handing it to a thread and back, as asynchronous
drivers do several times for each, takes many times that. What can take long are the wait for the
lock of a writer in another process, and a commit of many rows. Only these go to a thread; for the
disk, `write_ahead.py` waits.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TypeVar, cast

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

from einvoice_server.kit.uninterrupted import uninterrupted

DRIVER = "sqlite+inline"
_BEGIN_WRITING = "BEGIN IMMEDIATE"
_MANY_ROWS = 500

Result = TypeVar("Result")


def _in_thread(work: Callable[[], Result]) -> Result:
    return await_only(uninterrupted(asyncio.to_thread(work)))


class InlineCursor(sqlite3.Cursor):
    """A cursor whose one waiting statement waits in a thread."""

    def execute(self, sql: str, parameters: object = (), /) -> "InlineCursor":
        """Run a statement."""
        run = cast("Callable[..., object]", super().execute)
        if sql == _BEGIN_WRITING:
            self._begin_writing(run)
        else:
            run(sql, parameters)
        return self

    def _begin_writing(self, run: Callable[..., object]) -> None:
        # The lock is nearly always free, because writers of this process queue before they come
        # here; the way to a thread and back would cost more than the statement.
        (patience,) = cast("tuple[int]", super().execute("PRAGMA busy_timeout").fetchone())
        run("PRAGMA busy_timeout = 0")
        try:
            run(_BEGIN_WRITING)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            run(f"PRAGMA busy_timeout = {patience}")
            _in_thread(lambda: run(_BEGIN_WRITING))
        else:
            run(f"PRAGMA busy_timeout = {patience}")

    async def _async_soft_close(self) -> None:
        """Nothing to do: what SQLAlchemy calls before it hands a result on."""


class InlineConnection(sqlite3.Connection):
    """A connection whose commits do not keep others waiting."""

    _changes_before = 0

    def cursor(self, factory: object = None) -> InlineCursor:
        """A cursor of ours."""
        return super().cursor(InlineCursor)

    def commit(self) -> None:
        """Write to the log; where that is much, in a thread."""
        changes = self.total_changes
        before, self._changes_before = self._changes_before, changes
        if changes - before > _MANY_ROWS:
            _in_thread(super().commit)
        else:
            super().commit()


class InlineSqlite(SQLiteDialect_pysqlite):
    """What SQLAlchemy needs to know about it."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """Connections are kept; whoever finds none free waits in the loop."""
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> tuple[list[str], dict[str, object]]:
        """The file, opened so that a commit may run in another thread."""
        names, options = super().create_connect_args(url)
        wanted = {"check_same_thread": False, "factory": InlineConnection}
        return cast("list[str]", names), {**cast("dict[str, object]", options), **wanted}

    def do_terminate(self, dbapi_connection: DBAPIConnection) -> None:
        """Closing never waits."""
        dbapi_connection.close()


registry.register("sqlite.inline", __name__, "InlineSqlite")
