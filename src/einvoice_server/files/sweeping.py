"""Sweeping: bytes that no row names are dropped, an hour after they were stored."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.files.blobs import StoredBlob, file_of
from einvoice_server.files.holds import is_held
from einvoice_server.files.tables import StoredFile
from einvoice_server.kit.logs import get_logger
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

AGE = timedelta(hours=1)
"""How long stored bytes may wait for their row."""

_MOST = 5_000
_REASON = "files of all accounts are compared with what is stored"
_log = get_logger(__name__)


async def sweep_files(services: Services, *, most: int = _MOST) -> int:
    """Drop bytes that nothing names, at most so many; gives how many there were.

    What is stored under other keys than ours is left alone.
    """
    dropped = 0
    async for page in services.blobs.pages():
        until = services.clock.now() - AGE
        old = [blob for blob in page if blob.changed_at <= until]
        if not old:
            continue
        async with unscoped(services.database, writes=False, reason=_REASON) as session:
            if await is_held(session, services):
                return dropped
            orphans = await without_row(session, old)
        for blob in orphans[: most - dropped]:
            await services.blobs.delete(blob.key)
            dropped += 1
        if dropped >= most:
            break
    if dropped:
        _log.info("files swept away", number=dropped)
    return dropped


async def without_row(session: AsyncSession, blobs: Iterable[StoredBlob]) -> list[StoredBlob]:
    """Those of our blobs that no row names; the session sees every tenant."""
    ours = [(blob, file) for blob in blobs if (file := file_of(blob.key)) is not None]
    rows = await session.execute(
        select(StoredFile.account_id, StoredFile.environment, StoredFile.id).where(
            StoredFile.id.in_([id for _, (_, id) in ours])
        )
    )
    named = {(account, environment, id) for account, environment, id in rows}
    return [
        blob
        for blob, (tenant, id) in ours
        if (tenant.account_id, tenant.environment.value, id) not in named
    ]
