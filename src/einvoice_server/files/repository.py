"""The rows of a tenant's files."""

from collections.abc import Sequence

from sqlalchemy import select

from einvoice_server.files.tables import StoredFile
from einvoice_server.tenancy.repository import Repository


class FileRepository(Repository):
    """Queries about stored files."""

    async def get(self, id: str) -> StoredFile:
        """A file that something refers to, and that is therefore there."""
        return (await self._session.scalars(select(StoredFile).where(StoredFile.id == id))).one()

    async def delete(self, ids: Sequence[str]) -> None:
        """Forget files."""
        for row in await self._session.scalars(select(StoredFile).where(StoredFile.id.in_(ids))):
            await self._session.delete(row)
        await self._session.flush()
