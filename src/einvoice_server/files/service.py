"""Keeping and giving files: bytes first, then the row, so that a row always has its bytes.

Bytes are put before the transaction (`put`), named in it (`name`), and what no row names is swept
away an hour later. A file is dropped the other way round: its row in the transaction, its bytes
after the commit.
"""

from dataclasses import dataclass
from hashlib import sha256

from einvoice_server.audit.inserting import insert_at_once
from einvoice_server.files.blobs import blob_key
from einvoice_server.files.repository import FileRepository
from einvoice_server.files.tables import StoredFile
from einvoice_server.kit.files import Download
from einvoice_server.kit.ids import new_id
from einvoice_server.services import Services
from einvoice_server.tenancy.tenant import Tenant
from einvoice_server.unit import Unit


@dataclass(frozen=True, slots=True)
class PutFile:
    """A file whose bytes are stored and whose row is still to be written."""

    id: str
    filename: str
    media_type: str
    size: int
    sha256: str


async def put(
    services: Services, tenant: Tenant, data: bytes, *, filename: str, media_type: str
) -> PutFile:
    """Store the bytes of a file; they are durable when this returns."""
    id = new_id("file_")
    await services.blobs.put(blob_key(tenant, id), data)
    return PutFile(id, filename[:255], media_type[:100], len(data), sha256(data).hexdigest())


async def name(unit: Unit, file: PutFile) -> str:
    """Write the row of a file, in the transaction of what refers to it; gives its id."""
    row = StoredFile(
        id=file.id,
        filename=file.filename,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        created_at=unit.now,
    )
    await insert_at_once(unit.session, [row])
    return file.id


async def fetch(unit: Unit, id: str) -> Download:
    """A file of the tenant, with its bytes."""
    row = await FileRepository(unit.session).get(id)
    data = await unit.services.blobs.get(blob_key(unit.principal.tenant, id))
    return Download(row.filename, row.media_type, data)


async def drop(unit: Unit, *ids: str | None) -> None:
    """Forget files; their bytes are swept away once no row names them."""
    wanted = [id for id in ids if id is not None]
    if wanted:
        await FileRepository(unit.session).delete(wanted)
