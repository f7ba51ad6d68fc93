"""Transactions: whole or not at all, one writer after the other, whoever goes away meanwhile."""

import asyncio
import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from einvoice_server.kit.database import Database
from einvoice_server.kit.write_ahead import unsynced


def opened(folder: Path) -> Database:
    return Database(f"sqlite+inline:///{folder / 'test.sqlite3'}", pool=4, sync=unsynced)


async def prepared(folder: Path) -> Database:
    database = opened(folder)
    async with database.transaction(writes=True) as session:
        await session.execute(text("CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER)"))
        await session.execute(text("INSERT INTO counters VALUES ('one', 0), ('two', 0)"))
    return database


async def increase(database: Database, *, pause: float = 0) -> None:
    """Read both counters, and write both one higher."""
    async with database.transaction(writes=True) as session:
        rows = await session.execute(text("SELECT name, value FROM counters"))
        for name, value in rows.all():
            await asyncio.sleep(pause)
            await session.execute(
                text("UPDATE counters SET value = :value WHERE name = :name"),
                {"name": name, "value": value + 1},
            )


async def values(database: Database) -> list[int]:
    async with database.transaction(writes=False) as session:
        return list((await session.scalars(text("SELECT value FROM counters"))).all())


def test_writers_at_once_lose_no_change(tmp_path: Path) -> None:
    async def work() -> list[int]:
        database = await prepared(tmp_path)
        await asyncio.gather(*(increase(database) for _ in range(50)))
        found = await values(database)
        await database.close()
        return found

    assert asyncio.run(work()) == [50, 50]


def test_two_processes_worth_of_writers_wait_for_each_other(tmp_path: Path) -> None:
    async def work() -> list[int]:
        first = await prepared(tmp_path)
        second = opened(tmp_path)
        await asyncio.gather(*(increase(one) for _ in range(20) for one in (first, second)))
        found = await values(first)
        await first.close()
        await second.close()
        return found

    assert asyncio.run(work()) == [40, 40]


async def fail(database: Database) -> None:
    async with database.transaction(writes=True) as session:
        await session.execute(text("UPDATE counters SET value = 7"))
        await session.execute(text("SELECT * FROM nothing"))


def test_an_exception_leaves_nothing(tmp_path: Path) -> None:
    async def work() -> list[int]:
        database = await prepared(tmp_path)
        with pytest.raises(OperationalError):
            await fail(database)
        found = await values(database)
        await database.close()
        return found

    assert asyncio.run(work()) == [0, 0]


def test_cancelled_writers_leave_all_or_nothing_and_no_lock(tmp_path: Path) -> None:
    chance = random.Random(7)

    async def work() -> tuple[list[int], int]:
        database = await prepared(tmp_path)
        done = 0
        for _ in range(60):
            task = asyncio.create_task(increase(database, pause=0.0002))
            await asyncio.sleep(chance.random() * 0.004)
            task.cancel()
            outcome = (await asyncio.gather(task, return_exceptions=True))[0]
            assert outcome is None or isinstance(outcome, asyncio.CancelledError), outcome
            done += outcome is None
        await increase(database)
        found = await values(database)
        await database.close()
        return found, done

    found, done = asyncio.run(work())
    assert found[0] == found[1] >= done + 1


def test_readers_are_not_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    async def work() -> list[int]:
        database = await prepared(tmp_path)
        async with database.transaction(writes=True) as session:
            await session.execute(text("UPDATE counters SET value = 7"))
            found = await values(database)
        await database.close()
        return found

    assert asyncio.run(work()) == [0, 0]


def test_what_was_committed_is_in_the_file(tmp_path: Path) -> None:
    async def work() -> None:
        database = await prepared(tmp_path)
        await increase(database)
        await database.close()

    asyncio.run(work())
    connection = sqlite3.connect(tmp_path / "test.sqlite3")
    assert connection.execute("SELECT value FROM counters").fetchall() == [(1,), (1,)]
    connection.close()
