"""The database: one engine, and one transaction for each request."""

import os
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from anyio import CancelScope
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session

from einvoice_server.kit import inline_sqlite, sqlite
from einvoice_server.kit.turns import Turns
from einvoice_server.kit.uninterrupted import uninterrupted
from einvoice_server.kit.write_ahead import Sync, WriteAheadLog

DRIVER = "driver"
"""Where a session that writes to SQLite keeps the driver's connection."""


class Database:
    """Opens transactions.

    Args:
        url: Where it is.
        session_class: What every session watches over.
        pool: How many connections are kept.
        sync: Brings what is written to SQLite to the disk before it is acknowledged.
    """

    def __init__(
        self,
        url: str,
        *,
        session_class: type[Session] = Session,
        pool: int = 8,
        sync: Sync = os.fsync,
    ) -> None:
        self.url = url
        parsed = make_url(url)
        self.on_sqlite = url.startswith(f"{inline_sqlite.DRIVER}:")
        if self.on_sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.engine = create_async_engine(
            url,
            pool_size=pool,
            max_overflow=0,
            pool_timeout=30,
            pool_use_lifo=True,  # who wrote last has in its cache what the next one reads
            pool_pre_ping=not self.on_sqlite,
            hide_parameters=True,  # errors are logged, and callers' data is not
        )
        self._log: WriteAheadLog | None = None
        self._turns: Turns | None = None
        if self.on_sqlite:
            assert parsed.database
            sqlite.prepare(self.engine.sync_engine, waits_for_disk=False)
            self._log = WriteAheadLog(Path(parsed.database), sync)
            self._turns = Turns(Path(parsed.database))
        self._sessions = async_sessionmaker(
            self.engine, sync_session_class=session_class, expire_on_commit=False
        )

    @asynccontextmanager
    async def transaction(
        self, *, writes: bool, **info: object
    ) -> AsyncGenerator[AsyncSession, None]:
        """A session that is committed at the end, once, unless an exception ends it.

        Where it ends well, what it wrote is on the disk.

        Args:
            writes: Whether anything will be changed; SQLite then locks from the beginning.
            **info: What the session's watchers are to know.

        Raises:
            BusyError: Another process did not end its writing.
            DiskError: It is committed, and could not be brought to the disk; or nothing may be
                written any more.
        """
        if writes:
            self.check()
        async with AsyncExitStack() as stack:
            if writes and self._turns is not None:
                await stack.enter_async_context(self._turns.turn())
            if writes and self._log is not None:
                await self._log.begin_anew_if_long()
            session = self._sessions(info=info)
            stack.push_async_callback(_close, session)
            if writes and self.on_sqlite:
                made = await session.connection(execution_options={sqlite.WRITES: True})
                session.info[DRIVER] = _driver_of(made)
            yield session
            if writes:
                await uninterrupted(session.commit())
            else:
                session.expunge_all()  # what was read stays readable, and nothing is written
                await session.rollback()
        if writes and self._log is not None:
            await self._log.synced()  # the next may write meanwhile

    def check(self) -> None:
        """Find out whether anything may be written.

        Raises:
            DiskError: The disk has failed.
        """
        if self._log is not None:
            self._log.check()

    async def close(self) -> None:
        """Give every connection back."""
        if self._log is not None:
            await self._log.close()
        if self._turns is not None:
            self._turns.close()
        await self.engine.dispose()


def _driver_of(connection: AsyncConnection) -> object:
    assert connection.sync_connection is not None
    return connection.sync_connection.connection.dbapi_connection


async def _close(session: AsyncSession) -> None:
    if not session.in_transaction():
        session.sync_session.close()  # has nothing to give back, and so nothing to wait for
        return
    with CancelScope(shield=True):  # else a cancelled request would lose its connection
        await session.close()
