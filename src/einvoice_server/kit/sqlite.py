"""SQLite as a server needs it: a write-ahead log, foreign keys, and writers that queue at once."""

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

WRITES = "writes"
"""The execution option of connections that are going to write."""

_BUSY_MILLISECONDS = 10_000


def prepare(engine: Engine, *, waits_for_disk: bool = True) -> None:
    """Set the pragmas of every connection, and begin transactions ourselves.

    Args:
        engine: The engine.
        waits_for_disk: Whether commits do; else a `WriteAheadLog` does, and moves the log, too.
    """
    synchronous, pages = ("FULL", 1000) if waits_for_disk else ("NORMAL", 0)

    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # The driver begins transactions only before the first write, and never IMMEDIATE:
        # two readers that both go on to write would fail. So it is told to begin none.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {_BUSY_MILLISECONDS}",
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            f"wal_autocheckpoint = {pages}",
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
