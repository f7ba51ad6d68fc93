"""Holds: while somebody copies files, none are swept away.

A copy names the files of the database as it was at one moment. The hold is taken before that
moment, and sweepers look for holds in the same transaction in which they look for names: what they
then find without a name had none at that moment either.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.files.tables import Hold
from einvoice_server.kit.ids import new_id
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

_REASON = "the files of all accounts are copied"
_LENGTH = timedelta(minutes=10)


@asynccontextmanager
async def files_held(services: Services) -> AsyncGenerator[None, None]:
    """Have no bytes swept away as long as the block runs; ends by itself if its process does."""
    id = new_id("hold_")
    await _hold(services, id)
    keeping = asyncio.create_task(_keep_up(services, id))
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
        async with unscoped(services.database, writes=True, reason=_REASON) as session:
            await session.execute(delete(Hold).where(Hold.id == id))


async def is_held(session: AsyncSession, services: Services) -> bool:
    """Whether anybody holds the files."""
    now = services.clock.now()
    return await session.scalar(select(Hold.id).where(Hold.until > now).limit(1)) is not None


async def _keep_up(services: Services, id: str) -> None:
    while True:
        await asyncio.sleep(_LENGTH.total_seconds() / 5)
        await _hold(services, id)


async def _hold(services: Services, id: str) -> None:
    async with unscoped(services.database, writes=True, reason=_REASON) as session:
        await session.merge(Hold(id=id, until=services.clock.now() + _LENGTH))
