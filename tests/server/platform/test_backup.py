"""A backup holds everything, from a server that runs, and any database takes it in again."""

import asyncio
import sqlite3
import tarfile
from collections.abc import Generator
from pathlib import Path

import pytest
from pydantic import JsonValue

from einvoice_server.backup.archive import ArchiveError, verified
from einvoice_server.backup.making import Backup, make_backup
from einvoice_server.backup.restoring import Restored, RestoreError, open_backup, restore
from einvoice_server.backup.rows import rows_of, tables_of
from einvoice_server.backup.values import decoded, encoded
from einvoice_server.files.blobs import blob_key
from einvoice_server.files.sweeping import sweep_files
from einvoice_server.kit.clock import SystemClock
from einvoice_server.operator import verify_audit
from einvoice_server.services import Services, build_services
from einvoice_server.settings import Settings
from einvoice_server.tenancy.scope import unscoped
from tests.server.platform.desk import Desk, desk_in
from tests.server.running import SHARED_DATABASE, settings_for
from tests.server.test_serve import command, environment, key_in, started

pytestmark = pytest.mark.programs

Everything = tuple[dict[str, list[list[JsonValue]]], dict[str, bytes]]


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    with desk_in(tmp_path / "source") as made:
        made.server.key(made.tenant.account_id)
        for number in range(3):
            made.put_file(f"file {number}".encode())
        made.put_job("waits")
        yield made


def back_up(desk: Desk, target: Path, *, with_secret: bool = False) -> Backup:
    return desk.server.do(make_backup(desk.services, target, with_secret=with_secret))


async def everything(services: Services) -> Everything:
    """All rows as a backup writes them, and all files."""
    rows = dict[str, list[list[JsonValue]]]()
    async with unscoped(services.database, writes=False, reason="a test") as session:
        for table in await tables_of(session):
            rows[table.name] = [
                [encoded(row[column.name], column.type) for column in table.columns]
                async for page in rows_of(session, table)
                for row in page
            ]
    keys = [blob.key async for page in services.blobs.pages() for blob in page]
    return rows, {key: await services.blobs.get(key) for key in keys}


def restored(
    settings: Settings, source: Path, *, force: bool = False, other_secret: bool = False
) -> tuple[Restored, Everything]:
    """What a server holds that took in a backup, and whose audit log is whole."""
    manifest = open_backup(source, settings)

    async def do() -> tuple[Restored, Everything]:
        services = build_services(settings, SystemClock())
        try:
            done = await restore(services, source, manifest, force=force, other_secret=other_secret)
            assert other_secret or await verify_audit(services) == []
            return done, await everything(services)
        finally:
            await services.close()

    return asyncio.run(do())


def test_what_is_restored_is_everything_that_was_there(desk: Desk, tmp_path: Path) -> None:
    made = back_up(desk, tmp_path / "backup.tar")
    before = desk.server.do(everything(desk.services))
    done, after = restored(settings_for(tmp_path / "target"), tmp_path / "backup.tar")
    assert after == before
    assert (made.rows, made.files) == (done.rows, done.files)
    assert (made.files, made.faults) == (3, [])


@pytest.mark.skipif(SHARED_DATABASE is None, reason="needs PostgreSQL: scripts/test_postgres")
def test_tenants_move_from_postgresql_to_sqlite_and_back(desk: Desk, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "first.tar")
    before = desk.server.do(everything(desk.services))
    secret = desk.services.settings.secret
    on_sqlite = Settings(data_dir=tmp_path / "sqlite", secret=secret)
    _, between = restored(on_sqlite, tmp_path / "first.tar")
    assert between == before

    async def again() -> None:
        services = build_services(on_sqlite, SystemClock())
        await make_backup(services, tmp_path / "second.tar", with_secret=False)
        await services.close()

    asyncio.run(again())
    _, after = restored(settings_for(tmp_path / "back"), tmp_path / "second.tar")
    assert after == before


def test_a_backup_under_load_names_no_file_that_it_lacks(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    for number in range(200):
        desk.put_file(bytes(1_000) + str(number).encode())

    async def load() -> int:
        """Files come and go, rows first, and are swept away, until the backup is made."""
        backup = asyncio.create_task(make_backup(desk.services, target, with_secret=False))
        dropped = 0
        for row in await asyncio.to_thread(desk.files):
            await asyncio.to_thread(desk.drop_file, row.id)
            await asyncio.to_thread(desk.put_file, b"new")
            await sweep_files(desk.services)
            dropped += 1
            if backup.done():
                break
        made = await backup
        assert made.faults == []
        return dropped

    assert desk.server.do(load()) > 0
    _, (rows, files) = restored(settings_for(tmp_path / "target"), target)
    names = {str(row[0]) for row in rows["stored_files"]}
    assert names
    assert {key.split("/")[-1] for key in files} == names


def test_a_target_with_accounts_is_refused_unless_forced(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "backup.tar"
    back_up(desk, source)
    before = desk.server.do(everything(desk.services))
    target = settings_for(tmp_path / "target")
    with desk_in(tmp_path / "target") as other:
        account = other.tenant.account_id
    with pytest.raises(RestoreError, match="--force"):
        restored(target, source)
    _, (rows, _files) = restored(target, source, force=True)
    assert rows == before[0]
    assert account not in str(rows)


@pytest.mark.parametrize("damage", ["cut off", "a bit", "behind the end", "no backup"])
def test_a_backup_that_is_not_what_was_written_changes_nothing(
    desk: Desk, tmp_path: Path, damage: str
) -> None:
    source = tmp_path / "backup.tar"
    back_up(desk, source)
    data = source.read_bytes()
    if damage == "cut off":
        with tarfile.open(source) as tar:
            end = tar.getmember("end.json").offset
        data = data[:end] + bytes(10_240)
    elif damage == "a bit":
        at = data.index(b"file 1")
        data = data[:at] + b"File 1" + data[at + 6 :]
    elif damage == "behind the end":
        with tarfile.open(source, "a") as tar:
            tar.add(__file__, "files/acc_1/live/more")
        data = source.read_bytes()
    else:
        data = b"something else"
    source.write_bytes(data)
    with pytest.raises(ArchiveError):
        verified(source)


def test_a_backup_is_for_its_owner_only_and_never_half_there(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    back_up(desk, target)
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ArchiveError, match="already"):
        back_up(desk, target)
    id = desk.files()[0].id
    desk.server.do(desk.services.blobs.delete(blob_key(desk.tenant, id)))
    made = back_up(desk, tmp_path / "second.tar")
    assert made.faults == [f"file {blob_key(desk.tenant, id)}: its bytes are missing"]
    assert not list(tmp_path.glob("*.part"))


def test_the_secret_is_in_a_backup_only_where_asked_for(desk: Desk, tmp_path: Path) -> None:
    secret = desk.services.settings.secret
    assert secret is not None
    back_up(desk, tmp_path / "without.tar")
    back_up(desk, tmp_path / "with.tar", with_secret=True)
    value = secret.get_secret_value().encode()
    assert value not in (tmp_path / "without.tar").read_bytes()
    assert value in (tmp_path / "with.tar").read_bytes()
    empty = Settings(data_dir=tmp_path / "empty")
    restored(empty, tmp_path / "with.tar")
    assert (tmp_path / "empty" / "secret").read_bytes().strip() == value


def test_another_secret_is_told_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "backup.tar")
    other = Settings(data_dir=tmp_path / "other")
    with pytest.raises(RestoreError, match="secret"):
        restored(other, tmp_path / "backup.tar")
    restored(other, tmp_path / "backup.tar", other_secret=True)


def test_values_of_every_kind_come_back() -> None:
    from datetime import UTC, date, datetime
    from decimal import Decimal
    from uuid import UUID

    from sqlalchemy import String

    values = (
        None, "text", "", 1, 2**62, True, 1.5, b"", b"\x00\xff", Decimal("1500.000000"),
        datetime(2026, 3, 2, 8, 0, 0, 5, tzinfo=UTC), date(2026, 3, 2),
        UUID("12345678-1234-5678-1234-567812345678"),
    )  # fmt: skip
    for value in values:
        again = decoded(encoded(value, String()))
        assert (again, type(again)) == (value, type(value))


def test_the_commands_move_a_server_to_another_folder(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        key = key_in(server.shown)
        made = command(tmp_path, "backup", str(tmp_path / "backup.tar"), "--with-secret")
        assert (made.returncode, made.stderr) == (0, "")
    other = tmp_path / "other"
    other.mkdir()
    assert "EINVOICE_SERVER_DATA_DIR" in environment(other)
    done = command(other, "restore", str(tmp_path / "backup.tar"))
    assert (done.returncode, done.stderr) == (0, "")
    again = command(other, "restore", str(tmp_path / "backup.tar"))
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    import httpx

    with started(other) as server:
        headers = {"X-API-KEY": key}
        assert httpx.get(server.url + "/api/v1/account", headers=headers).status_code == 200
        assert server.shown == ""


def test_a_backup_of_a_newer_version_is_refused(desk: Desk, tmp_path: Path) -> None:
    from einvoice_server.backup.archive import MANIFEST, Manifest, written

    target = tmp_path / "newer.tar"
    manifest = Manifest(format=1, made_at="", version="99", revision="9999", secret="")
    with written(target) as archive:
        archive.add(MANIFEST, manifest.model_dump_json().encode())
    with pytest.raises(RestoreError, match="newer"):
        open_backup(target, desk.services.settings)


def test_rows_that_refer_to_nothing_are_not_taken_in(desk: Desk, tmp_path: Path) -> None:
    """What the database would have refused row by row, it refuses at the end."""
    source, forged = tmp_path / "backup.tar", tmp_path / "forged.tar"
    back_up(desk, source)
    from einvoice_server.backup.archive import members, written

    verified(source)
    with written(forged) as archive:
        for member in members(source):
            data = member.content.read()
            if member.name == "tables/accounts.jsonl":
                data = data.split(b"\n")[0] + b"\n"
            if member.name != "end.json":
                archive.add(member.name, data)
    from sqlalchemy.exc import IntegrityError

    with pytest.raises((IntegrityError, sqlite3.IntegrityError)):
        restored(settings_for(tmp_path / "target"), forged)
