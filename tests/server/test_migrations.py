"""The migrations make what the tables say, there and back, on the database of the tests."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url

import einvoice_server.migrations
from einvoice_server.migrations.schema_version import NoUnicodeError, head, migrate
from einvoice_server.tables import metadata
from tests.server.running import SHARED_DATABASE, settings_for


@pytest.fixture
def url(tmp_path: Path) -> str:
    return settings_for(tmp_path).url


def difference(url: str) -> list[object]:
    engine = create_engine(make_url(url.replace("+inline", "")))
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, metadata))
    finally:
        engine.dispose()


def tables(url: str) -> set[str]:
    engine = create_engine(make_url(url.replace("+inline", "")))
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def test_the_migrations_make_what_the_tables_say(url: str) -> None:
    migrate(url)
    assert difference(url) == []
    assert tables(url) == {*metadata.tables, "alembic_version"}


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    migrate(url)
    assert difference(url) == []


def test_every_step_can_be_taken_back_and_again(url: str) -> None:
    migrate(url)
    migrate(url, "base")
    assert tables(url) == {"alembic_version"}
    migrate(url)
    assert difference(url) == []


def test_the_steps_are_one_line() -> None:
    scripts = ScriptDirectory(str(Path(einvoice_server.migrations.__file__).parent))
    assert scripts.get_heads() == [head()]
    assert len(scripts.get_bases()) == 1


@pytest.mark.skipif(SHARED_DATABASE is None, reason="needs PostgreSQL: scripts/test_postgres")
@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_text_is_refused(
    tmp_path: Path, url: str, encoding: str
) -> None:
    engine = create_engine(str(SHARED_DATABASE), isolation_level="AUTOCOMMIT")
    name = make_url(url).database
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
        connection.execute(
            text(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
        )
    engine.dispose()
    with pytest.raises(NoUnicodeError, match=f"encoded in {encoding} and cannot hold every text"):
        migrate(url)
    assert tables(url) == set()
