"""What is acknowledged is on the disk, and nobody holds the lock while he waits for it."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from einvoice_server.kit import write_ahead
from einvoice_server.kit.database import Database
from einvoice_server.kit.write_ahead import DiskError, WriteAheadLog
from tests.server.running import SHARED_DATABASE, running

_FSYNC = os.fsync


class Disk:
    """A disk that is as slow as a test wants: it notes what the log held when it was asked."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.sizes = list[int]()
        self.fails: Exception | None = None

    def sync(self, descriptor: int) -> None:
        self.sizes.append(os.fstat(descriptor).st_size)
        assert self.may_go_on.wait(30)
        if self.fails is not None:
            raise self.fails
        _FSYNC(descriptor)


@pytest.fixture
def disk() -> Disk:
    return Disk()


async def opened(folder: Path, disk: Disk) -> Database:
    folder.mkdir(exist_ok=True)
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


async def others() -> None:
    """Wait for what is done beside this."""
    if tasks := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(tasks)


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


@pytest.mark.parametrize(
    "fault", [OSError("the disk is gone"), RuntimeError("no thread for the disk is gone")], ids=repr
)
def test_a_disk_that_failed_is_told_to_all_and_nothing_is_written_any_more(
    tmp_path: Path, disk: Disk, fault: Exception
) -> None:
    async def work() -> None:
        database = await opened(tmp_path, disk)
        disk.fails = fault
        found = await asyncio.gather(
            write(database, "one"), write(database, "two"), return_exceptions=True
        )
        assert [type(one) for one in found] == [DiskError, DiskError]
        before, asked = await notes(database), len(disk.sizes)
        disk.fails = None  # what it forgot it does not remember
        with pytest.raises(DiskError, match="the disk is gone"):
            await write(database, "three")
        assert (await notes(database), len(disk.sizes)) == (before, asked)
        await database.close()
        again = await opened(tmp_path / "another", Disk())
        await write(again, "three")
        await again.close()

    asyncio.run(work())


@pytest.mark.skipif(SHARED_DATABASE is not None, reason="other databases know their disk")
def test_callers_and_balancers_are_told_that_the_disk_failed(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", disk.sync)
    with (
        running(tmp_path, sqlite_synchronous="FULL") as server,
        server.new_client() as client,
    ):
        disk.fails = OSError("the disk is gone")
        for _ in range(2):
            refused = client.post("/user", json={"email": "one@example.com", "name": "One"})
            assert (refused.status_code, refused.json()["code"]) == (503, "SERVICE_UNAVAILABLE")
            assert "disk is gone" not in refused.text
        assert client.get("/users").status_code == 200
        ready = httpx.get(f"{server.url}/ready")
        assert (ready.status_code, ready.json()["checks"]["database"]) == (503, "not reachable")


def test_the_log_is_found_beside_what_a_link_leads_to_and_missed_where_nothing_is(
    tmp_path: Path, disk: Disk
) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "test.sqlite3"

    async def work() -> None:
        link.symlink_to(tmp_path / "real" / "data")
        database = await opened(tmp_path, disk)
        await write(database, "one")
        assert disk.sizes[-1] > 0
        link.unlink()  # whoever moves the files away under the server
        with pytest.raises(DiskError):
            await write(database, "two")
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

    async def work() -> int:
        database = await opened(tmp_path, disk)
        written = 0
        while file.stat().st_size < 400_000:  # nothing but a checkpoint writes there
            await write(database, "x" * 1000)
            written += 1
        await database.close()
        return written

    written = asyncio.run(work())
    assert not (tmp_path / "test.sqlite3-wal").exists()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (written,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_log_that_is_long_and_never_wholly_moved_is_begun_anew_by_a_writer(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_ahead, "_LONG", 20)
    monkeypatch.setattr(write_ahead, "_PATIENCE", 0.01)
    monkeypatch.setattr(write_ahead, "_CHECKPOINT_SECONDS", 0.0)
    file = tmp_path / "test.sqlite3"

    def begun() -> bytes:
        return Path(f"{file}-wal").read_bytes()[12:24]  # how often, and what marks its pages since

    async def work() -> None:
        database = await opened(tmp_path, disk)
        written = list[str]()
        with closing(sqlite3.connect(file)) as reading:
            reading.execute("BEGIN")  # while somebody reads, what came after is not moved
            reading.execute("SELECT * FROM notes").fetchall()
            before = begun()
            while len(written) < 40:  # a page or more each
                written.append(f"{len(written)}")
                await write(database, written[-1])
                await others()
            assert begun() == before
        monkeypatch.setattr(write_ahead, "_CHECKPOINT_SECONDS", float("inf"))
        assert begun() == before
        await write(database, "last")
        assert begun() != before
        assert await notes(database) == [*written, "last"]
        await database.close()

    asyncio.run(work())


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
