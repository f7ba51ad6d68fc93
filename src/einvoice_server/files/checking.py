"""Whether every file has its bytes, and they are what was stored."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from hashlib import sha256

from sqlalchemy import select

from einvoice_server.checks import Note
from einvoice_server.files.blobs import BlobNotFoundError, blob_key
from einvoice_server.files.sweeping import AGE, without_row
from einvoice_server.files.tables import StoredFile
from einvoice_server.kit.progress import report
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant

_REASON = "files of all accounts are compared with what is stored"
_PAGE = 500
_AT_ONCE = 8

Look = Callable[[Services, StoredFile, str], Awaitable[str | None]]


async def check_sizes(services: Services) -> list[str]:
    """Look whether every file is there in its length, and tell of bytes without a file."""
    return [*await _faults(services, _size_fault), *await _orphans(services)]


async def check_contents(services: Services) -> list[str]:
    """Read every file and compare what it holds."""
    return await _faults(services, _content_fault)


async def _faults(services: Services, look: Look) -> list[str]:
    faults = list[str]()
    done = 0
    limit = asyncio.Semaphore(_AT_ONCE)

    async def one(row: StoredFile) -> str | None:
        async with limit:
            return await _told(services, row, look)

    async for page in _files(services):
        faults += [fault for fault in await asyncio.gather(*map(one, page)) if fault is not None]
        done += len(page)
        report("files", done)
    return faults


async def _told(services: Services, row: StoredFile, look: Look) -> str | None:
    key = blob_key(Tenant(row.account_id, Environment(row.environment)), row.id)
    try:
        fault = await look(services, row, key)
    except BlobNotFoundError:
        fault = "its bytes are missing"
    if fault is None or not await _is_there(services, row):
        return None  # it was deleted, and its bytes with it, while we looked
    return f"file {key}: {fault}"


async def _size_fault(services: Services, row: StoredFile, key: str) -> str | None:
    size = await services.blobs.size(key)
    return None if size == row.size else f"{size} bytes are stored, {row.size} are expected"


async def _content_fault(services: Services, row: StoredFile, key: str) -> str | None:
    data = await services.blobs.get(key)
    if len(data) == row.size and sha256(data).hexdigest() == row.sha256:
        return None
    return "its bytes are not those that were stored"


async def _files(services: Services) -> AsyncGenerator[Sequence[StoredFile], None]:
    last = ""
    while True:
        async with unscoped(services.database, writes=False, reason=_REASON) as session:
            page = (
                await session.scalars(
                    select(StoredFile)
                    .where(StoredFile.id > last)
                    .order_by(StoredFile.id)
                    .limit(_PAGE)
                )
            ).all()
        if not page:
            return
        yield page
        last = page[-1].id


async def _is_there(services: Services, row: StoredFile) -> bool:
    async with unscoped(services.database, writes=False, reason=_REASON) as session:
        found = await session.scalar(select(StoredFile.id).where(StoredFile.id == row.id))
    return found is not None


async def _orphans(services: Services) -> list[str]:
    number = size = 0
    until = services.clock.now() - AGE
    async for page in services.blobs.pages():
        async with unscoped(services.database, writes=False, reason=_REASON) as session:
            old = [blob for blob in page if blob.changed_at <= until]
            orphans = await without_row(session, old)
        number += len(orphans)
        size += sum(blob.size for blob in orphans)
    return [Note(f"{number} stored files ({size} bytes) are named by nothing")] if number else []
