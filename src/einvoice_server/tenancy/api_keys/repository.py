"""The keys of a tenant."""

from sqlalchemy import select

from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.tables import ApiKey

SORTS = {
    "createdAt": ApiKey.created_at,
    "expiresAt": ApiKey.expires_at,
    "label": ApiKey.label,
    "lastUsedAt": ApiKey.last_used_at,
}


class ApiKeyRepository(Repository):
    """Queries about keys."""

    async def page(self, query: PageQuery, sort: str) -> tuple[list[ApiKey], PageMeta]:
        """A page of keys."""
        return await fetch_page(
            self._session, select(ApiKey), query, by=SORTS[sort], then=ApiKey.id
        )

    async def get(self, id: str) -> ApiKey | None:
        """The key of an id, for changing it."""
        return await self._session.scalar(select(ApiKey).where(ApiKey.id == id).with_for_update())

    async def delete(self, key: ApiKey) -> None:
        """Remove a key for good."""
        await self._session.delete(key)
        await self._session.flush()
