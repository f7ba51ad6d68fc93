"""Which step of the migrations a database is at, and taking it to the last one."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url

from einvoice_server.kit import sqlite
from einvoice_server.kit.database import Database
from einvoice_server.kit.told import ToldError


class NoUnicodeError(ToldError):
    """A database that does not hold every text."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


@cache
def head() -> str:
    """The last step that this version of the server knows."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found is not None
    return found


def knows(revision: str) -> bool:
    """Whether this version of the server knows a step."""
    steps = ScriptDirectory.from_config(_config()).walk_revisions()
    return revision in {step.revision for step in steps}


def migrate(url: str, revision: str = "head") -> None:
    """Take the database to a step, by default the last; blocks until it is there.

    Raises:
        NoUnicodeError: It cannot hold every text.
    """
    parsed = make_url(url)
    on_sqlite = parsed.get_backend_name() == "sqlite"
    if on_sqlite:
        parsed = parsed.set(drivername="sqlite")
        if parsed.database:
            Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(parsed)
    if on_sqlite:
        sqlite.prepare(engine)
        engine = engine.execution_options(**{sqlite.WRITES: True})
    config = _config()
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            if not on_sqlite:
                _ensure_unicode(connection)
            if _at(connection) != head() or revision != "head":
                (command.downgrade if _is_down(connection, revision) else command.upgrade)(
                    config, revision
                )
            if not on_sqlite and find_spec("procrastinate") is not None:
                _migrate_queue(connection, is_wanted=revision != "base")
    finally:
        engine.dispose()


def _ensure_unicode(connection: Connection) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise NoUnicodeError(
            f"The database is encoded in {encoding} and cannot hold every text: make one by"
            " CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0."
        )


def _migrate_queue(connection: Connection, *, is_wanted: bool) -> None:
    """Bring the tables of the queue, which are no step of ours: its package has its own."""
    from einvoice_server.jobs.procrastinate import apply_schema, drop_schema

    (apply_schema if is_wanted else drop_schema)(connection)


async def is_current(database: Database) -> bool:
    """Whether the database is at the last step."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_at) == head()


def _at(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _is_down(connection: Connection, revision: str) -> bool:
    return revision == "base" or (revision == "-1" and _at(connection) is not None)
