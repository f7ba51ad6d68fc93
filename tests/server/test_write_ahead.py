"""What is acknowledged is on the disk, and nobody holds the lock while he waits for it."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from einvoice_server.kit import write_ahead
from einvoice_server.kit.database import Database
from einvoice_server.kit.write_ahead import WriteAheadLog


class Disk:
    """A disk that is as slow as a test wants: it notes what the log held when it was asked."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.sizes = list[int]()
        self.fails = False

    def sync(self, descriptor: int) -> None:
        self.sizes.append(os.fstat(descriptor).st_size)
        assert self.may_go_on.wait(30)
        if self.fails:
            raise OSError("the disk is gone")
        os.fsync(descriptor)


@pytest.fixture
def disk() -> Disk:
    return Disk()


async def opened(folder: Path, disk: Disk) -> Database:
    database = Database(f"sqlite+inline:///{folder / 'test.sqlite3'}", pool=4, sync=disk.sync)
    async with database.transaction(writes=True) as session:
        await session.execute(text("CREATE TABLE notes (text TEXT)"))
    disk.sizes.clear()
    return database


async def write(database: Database, note: str) -> None:
    async with database.transaction(writes=True) as session:
        await session.execute(text("INSERT INTO notes VALUES (:text)"), {"text": note})


async def notes(database: Database) -> list[str]:
    async with database.transaction(writes=False) as session:
        return list(await session.scalars(text("SELECT text FROM notes ORDER BY rowid")))


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(3000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


def test_nobody_is_told_before_it_is_on_the_disk_and_others_write_meanwhile(
    tmp_path: Path, disk: Disk
) -> None:
    async def work() -> None:
        database = await opened(tmp_path, disk)
        disk.may_go_on.clear()
        writers = [asyncio.create_task(write(database, "first"))]
        await until(lambda: len(disk.sizes) == 1)
        writers += [asyncio.create_task(write(database, str(number))) for number in range(20)]
        while len(await notes(database)) < 21:  # all are committed, though the disk stands still
            await asyncio.sleep(0.01)
        assert not any(one.done() for one in writers)
        assert len(disk.sizes) == 1
        disk.may_go_on.set()
        await asyncio.gather(*writers)
        # One more wait for all who came during the first: that began before they had committed.
        assert len(disk.sizes) == 2
        assert disk.sizes[1] > disk.sizes[0]
        await database.close()

    asyncio.run(work())


def test_a_disk_that_fails_is_told_to_all_who_wait_and_the_next_tries_again(
    tmp_path: Path, disk: Disk
) -> None:
    async def work() -> None:
        database = await opened(tmp_path, disk)
        disk.fails = True
        found = await asyncio.gather(
            write(database, "one"), write(database, "two"), return_exceptions=True
        )
        assert [type(one) for one in found] == [OSError, OSError]
        disk.fails = False
        await write(database, "three")
        await database.close()

    asyncio.run(work())


def test_who_goes_away_takes_nobody_along(tmp_path: Path, disk: Disk) -> None:
    async def work() -> list[str]:
        database = await opened(tmp_path, disk)
        disk.may_go_on.clear()
        leaving = asyncio.create_task(write(database, "leaving"))
        staying = asyncio.create_task(write(database, "staying"))
        await until(lambda: len(disk.sizes) == 1)
        while len(await notes(database)) < 2:
            await asyncio.sleep(0.01)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        disk.may_go_on.set()
        await staying
        found = await notes(database)
        await database.close()
        return found

    assert sorted(asyncio.run(work())) == ["leaving", "staying"]


def test_the_log_is_moved_into_the_database_beside_the_work(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_ahead, "_CHECKPOINT_SECONDS", 0.0)
    file = tmp_path / "test.sqlite3"

    async def work() -> None:
        database = await opened(tmp_path, disk)
        for number in range(400):
            await write(database, f"{number}" * 1000)
        # A log that nobody moves would hold every page of every commit: 400 times two and more.
        assert (tmp_path / "test.sqlite3-wal").stat().st_size < file.stat().st_size
        await database.close()

    asyncio.run(work())
    assert not (tmp_path / "test.sqlite3-wal").exists()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (400,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_log_that_was_made_anew_is_the_one_that_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "test.sqlite3"
    inodes = list[int]()
    log = WriteAheadLog(file, lambda descriptor: inodes.append(os.fstat(descriptor).st_ino))

    async def write_and_wait(table: str) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"CREATE TABLE {table} (text TEXT)")
            connection.commit()
            inodes.append(Path(f"{file}-wal").stat().st_ino)
            await log.synced()

    async def work() -> None:
        await write_and_wait("one")
        keep = Path(f"{file}-wal.kept")  # so that the next does not happen to get its number
        keep.touch()
        await write_and_wait("two")
        await log.close()

    asyncio.run(work())
    first, synced_first, second, synced_second = inodes
    assert (first, second) == (synced_first, synced_second)
