"""Making a backup while the server runs.

The rows are those of one moment: one transaction reads them all. Files are then read one by one;
none of those that the rows name is swept away meanwhile (`files/holds.py`), and files never change.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from pydantic import JsonValue
from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.backup.archive import (
    FILES,
    FORMAT,
    MANIFEST,
    SECRET,
    TABLES,
    ArchiveWriter,
    Manifest,
    written,
)
from einvoice_server.backup.rows import rows_of, tables_of
from einvoice_server.backup.values import encoded
from einvoice_server.files.blobs import BlobNotFoundError, blob_key
from einvoice_server.files.holds import files_held
from einvoice_server.files.tables import StoredFile
from einvoice_server.kit.clock import iso
from einvoice_server.kit.progress import report
from einvoice_server.kit.secret import secret_text
from einvoice_server.migrations.schema_version import head
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant


@dataclass(slots=True)
class Backup:
    """What came into a backup."""

    rows: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list[str])
    """Files that could not be copied as they should be."""


async def make_backup(services: Services, target: Path, *, with_secret: bool) -> Backup:
    """Write everything into one file."""
    made = Backup()
    manifest = Manifest(
        format=FORMAT,
        made_at=iso(services.clock.now()),
        version=version("einvoice-kit"),
        revision=head(),
        secret=services.secret.fingerprint,
    )
    with written(target) as archive:
        archive.add(MANIFEST, manifest.model_dump_json(indent=2).encode())
        if with_secret:
            archive.add(SECRET, secret_text(services.settings).encode())
        async with files_held(services):
            with TemporaryFile(dir=target.parent) as named:
                async with unscoped(
                    services.database, writes=False, reason="a backup holds all accounts"
                ) as session:
                    if not services.database.on_sqlite:  # there, each transaction is of one moment
                        await session.connection(
                            execution_options={"isolation_level": "REPEATABLE READ"}
                        )
                    for table in await tables_of(session):
                        await _copy_table(session, table, archive, named, made)
                await _copy_files(services, archive, named, made)
    return made


async def _copy_table(
    session: AsyncSession, table: Table, archive: ArchiveWriter, named: IO[bytes], made: Backup
) -> None:
    columns = list(table.columns)
    with TemporaryFile() as lines:
        _write(lines, [column.name for column in columns])
        async for page in rows_of(session, table):
            for row in page:
                _write(lines, [encoded(row[column.name], column.type) for column in columns])
                if table.name == StoredFile.__tablename__:
                    tenant = Tenant(str(row["account_id"]), Environment(str(row["environment"])))
                    key = blob_key(tenant, str(row["id"]))
                    _write(named, [key, int(str(row["size"])), str(row["sha256"])])
            made.rows += len(page)
            report("rows", made.rows)
        size = lines.tell()
        lines.seek(0)
        archive.add_file(f"{TABLES}{table.name}.jsonl", lines, size)


async def _copy_files(
    services: Services, archive: ArchiveWriter, named: IO[bytes], made: Backup
) -> None:
    named.seek(0)
    for line in named:
        key, size, digest = json.loads(line)
        try:
            data = await services.blobs.get(key)
        except BlobNotFoundError:
            made.faults.append(f"file {key}: its bytes are missing")
            continue
        if (len(data), sha256(data).hexdigest()) != (size, digest):
            made.faults.append(f"file {key}: its bytes are not those that were stored")
        archive.add(f"{FILES}{key}", data)
        made.files += 1
        report("files", made.files)


def _write(lines: IO[bytes], value: Sequence[JsonValue]) -> None:
    lines.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
