"""The CSV files of a tenant that wait to be imported."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.customers.tables import CustomerUpload
from einvoice_server.tenancy.repository import Repository


class UploadRepository(Repository):
    """Queries about uploaded files."""

    async def count(self, now: datetime) -> int:
        """How many files wait."""
        waiting = select(func.count(CustomerUpload.id)).where(CustomerUpload.expires_at > now)
        return await self._session.scalar(waiting) or 0

    async def take(self, id: str, now: datetime) -> CustomerUpload | None:
        """A file that has not expired, which nobody else takes meanwhile."""
        return await self._session.scalar(
            select(CustomerUpload)
            .where(CustomerUpload.id == id, CustomerUpload.expires_at > now)
            .with_for_update()
        )

    async def drop(self, upload: CustomerUpload) -> None:
        """Forget a file."""
        await self._session.delete(upload)
        await self._session.flush()


async def forget_expired_uploads(session: AsyncSession, now: datetime) -> None:
    """Drop the files of all tenants that nobody imported in time."""
    await session.execute(
        delete(CustomerUpload)
        .where(CustomerUpload.expires_at <= now)
        .execution_options(synchronize_session=False)
    )
