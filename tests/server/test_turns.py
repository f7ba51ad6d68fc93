"""Processes that share a database take turns at writing, and nobody holds a turn for ever."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from einvoice_server.kit import turns
from einvoice_server.kit.database import Database
from einvoice_server.kit.turns import BusyError, Turns
from einvoice_server.kit.write_ahead import unsynced

pytestmark = pytest.mark.programs

_WRITER = """
import asyncio, sys
from sqlalchemy import text
from einvoice_server.kit.database import Database
from einvoice_server.kit.write_ahead import unsynced

async def main(url, name, rows, tasks):
    database = Database(url, sync=unsynced)
    left = [None] * rows
    async def work():
        while left:
            left.pop()
            async with database.transaction(writes=True) as session:
                await session.execute(text("INSERT INTO notes VALUES (:name)"), {"name": name})
                await asyncio.sleep(0)
    print("begun", flush=True)
    sys.stdin.readline()
    await asyncio.gather(*(work() for _ in range(tasks)))
    await database.close()

asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
"""
_HOLDER = """
import asyncio, sys
from pathlib import Path
from einvoice_server.kit.turns import Turns

async def main():
    async with Turns(Path(sys.argv[1])).turn():
        print("begun", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@contextmanager
def program(code: str, *words: str) -> Generator[subprocess.Popen[bytes], None, None]:
    """A program that has begun."""
    started = subprocess.Popen(
        [sys.executable, "-c", code, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert started.stdout is not None
        assert started.stdout.readline() == b"begun\n"
        yield started
    finally:
        started.kill()
        started.communicate(timeout=30)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "test.sqlite3"


def test_who_always_writes_lets_others_write_in_between(file: Path) -> None:
    url = f"sqlite+inline:///{file}"

    async def prepare() -> None:
        database = Database(url, sync=unsynced)
        async with database.transaction(writes=True) as session:
            await session.execute(text("CREATE TABLE notes (name TEXT)"))
        await database.close()

    asyncio.run(prepare())
    with (
        program(_WRITER, url, "much", "6000", "8") as much,
        program(_WRITER, url, "little", "40", "1") as little,
    ):
        for one in (much, little):
            assert one.stdin is not None
            one.stdin.write(b"go\n")
            one.stdin.flush()
        assert little.wait(60) == 0
        assert much.wait(60) == 0
    with closing(sqlite3.connect(file)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM notes ORDER BY rowid")]
    assert (names.count("much"), names.count("little")) == (6000, 40)
    last = max(place for place, name in enumerate(names) if name == "little")
    assert "much" in names[last:]  # it did not have to wait until the other had nothing to write


def test_a_turn_ends_with_the_process_that_has_it(file: Path) -> None:
    async def write() -> bool:
        own = Turns(file)
        try:
            async with asyncio.timeout(30), own.turn():
                return True
        finally:
            own.close()

    with program(_HOLDER, str(file)) as holder:
        holder.kill()
        holder.wait(30)
        assert asyncio.run(write())


def test_who_does_not_end_is_not_waited_for_for_ever(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_SECONDS", 0.05)

    async def write() -> None:
        own = Turns(file)
        for _ in range(2):
            with pytest.raises(BusyError, match="Another process has been writing for"):
                async with own.turn():
                    raise AssertionError("two have the turn")
        own.close()

    with program(_HOLDER, str(file)):
        asyncio.run(write())


def test_who_goes_away_while_waiting_takes_no_turn_along(file: Path) -> None:
    async def work() -> None:
        mine, others = Turns(file), Turns(file)

        async def once(own: Turns) -> None:
            async with own.turn():
                await asyncio.sleep(0)

        async with mine.turn():
            leaving = asyncio.create_task(once(mine))
            elsewhere = asyncio.create_task(once(others))
            await asyncio.sleep(0.01)
            leaving.cancel()
        async with asyncio.timeout(30):
            await asyncio.gather(leaving, return_exceptions=True)
            await elsewhere
            assert leaving.cancelled()
            leaving = asyncio.create_task(once(mine))
            await leaving
        async with others.turn():
            leaving = asyncio.create_task(once(mine))  # waits for another process
            await asyncio.sleep(0.01)
            leaving.cancel()
            await asyncio.gather(leaving, return_exceptions=True)
        async with asyncio.timeout(30):
            await once(mine)
            await once(others)
        mine.close()
        others.close()

    asyncio.run(work())
