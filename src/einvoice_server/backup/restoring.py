"""Taking a backup in: read through first, then files, then all rows in one transaction."""

import asyncio
import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.backup.archive import (
    FILES,
    SECRET,
    TABLES,
    ArchiveError,
    Manifest,
    Member,
    members,
    verified,
)
from einvoice_server.backup.rows import (
    add_rows,
    count_on,
    is_empty,
    let_rows_come_in_any_order,
    look_at_order_again,
    tables_of,
)
from einvoice_server.backup.values import decoded
from einvoice_server.files.blobs import file_of
from einvoice_server.kit.progress import report
from einvoice_server.kit.secret import keep_secret
from einvoice_server.kit.told import ToldError
from einvoice_server.migrations.schema_version import knows, migrate
from einvoice_server.services import Services
from einvoice_server.settings import Settings
from einvoice_server.tenancy.scope import unscoped

_REASON = "a backup holds all accounts"
_LONGEST_SECRET = 10_000


class RestoreError(ToldError):
    """The backup must not be taken in here."""


@dataclass(slots=True)
class Restored:
    """What came out of a backup."""

    rows: int = 0
    files: int = 0


def open_backup(source: Path, settings: Settings) -> Manifest:
    """Read a backup through, and take its secret where this server has none.

    Raises:
        ArchiveError: It is not what was written.
        RestoreError: A newer version of the server made it.
    """
    manifest = verified(source)
    if not knows(manifest.revision):
        raise RestoreError(
            f"the backup was made by version {manifest.version}, which is newer than this one"
        )
    for member in members(source):
        if member.name == SECRET:
            keep_secret(settings, member.content.read(_LONGEST_SECRET).decode("ascii"))
        if member.name.startswith(TABLES):
            break
    return manifest


async def restore(
    services: Services, source: Path, manifest: Manifest, *, force: bool, other_secret: bool
) -> Restored:
    """Take everything in.

    Args:
        services: The server to restore; nobody else works with its database.
        source: A backup that `open_backup` has read.
        manifest: What it says of itself.
        force: Whether what is there is thrown away.
        other_secret: Whether it may come from a server with another secret.
    """
    if manifest.secret != services.secret.fingerprint and not other_secret:
        raise RestoreError(
            "the backup was made under another secret: no key of it would be accepted here"
        )
    async with unscoped(services.database, writes=False, reason=_REASON) as session:
        if not force and not await is_empty(session):
            raise RestoreError("there are accounts here already; --force throws them away")
    await services.blobs.ready()
    await _migrate(services, "base")
    await _migrate(services, manifest.revision)
    restored = Restored()
    for member in members(source):
        if member.name.startswith(FILES):
            await _take_file(services, member)
            restored.files += 1
            report("files", restored.files)
    await _take_rows(services, source, restored)
    await _migrate(services, "head")
    return restored


async def _take_file(services: Services, member: Member) -> None:
    key = member.name.removeprefix(FILES)
    if file_of(key) is None:
        raise ArchiveError(f"{member.name} is not where files are")
    await services.blobs.put(key, member.content.read())


async def _take_rows(services: Services, source: Path, restored: Restored) -> None:
    async with unscoped(services.database, writes=True, reason=_REASON) as session:
        tables = {table.name: table for table in await tables_of(session)}
        await let_rows_come_in_any_order(session)
        for member in members(source):
            if member.name.startswith(TABLES):
                name = member.name.removeprefix(TABLES).removesuffix(".jsonl")
                if name not in tables:
                    raise ArchiveError(f"there is no table {name} at this step")
                restored.rows += await _take_table(session, tables[name], member)
                report("rows", restored.rows)
        await look_at_order_again(session)


async def _take_table(session: AsyncSession, table: Table, member: Member) -> int:
    columns: list[str] = json.loads(member.content.readline())

    def rows() -> Generator[dict[str, object], None, None]:
        for line in member.content:
            values = [decoded(value) for value in json.loads(line)]
            yield dict(zip(columns, values, strict=True))

    number = await add_rows(session, table, rows())
    await count_on(session, table)
    return number


async def _migrate(services: Services, revision: str) -> None:
    await asyncio.to_thread(migrate, services.settings.url, revision)
    # Connections may remember statements over tables that are others now.
    await services.database.engine.dispose()
