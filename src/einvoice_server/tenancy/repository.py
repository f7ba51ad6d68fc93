"""The base of repositories: the only places that ask the database, each in the name of a tenant."""

from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.tenancy.scope import ScopedSession, ScopeError
from einvoice_server.tenancy.statements import Row, Statement, in_one_step
from einvoice_server.tenancy.tenant import Tenant


class Repository:
    """Queries of one feature for one tenant."""

    def __init__(self, session: AsyncSession) -> None:
        if cast("ScopedSession", session.sync_session).scope.tenant is None:
            raise ScopeError(f"{type(self).__name__} works for a tenant, and there is none")
        self._session = session

    @property
    def tenant(self) -> Tenant:
        """Whose data this is about."""
        tenant = cast("ScopedSession", self._session.sync_session).scope.tenant
        assert tenant is not None
        return tenant

    @property
    def _whose(self) -> dict[str, object]:
        """The tenant as statements are given it."""
        tenant = self.tenant
        return {"account_id": tenant.account_id, "environment": tenant.environment.value}

    async def _rows(self, statement: Statement, **given: object) -> list[Row]:
        """What a fixed statement gives to the tenant; it does not see what is not written yet."""
        return await in_one_step(self._session, statement.rows, {**self._whose, **given})

    async def save(self, *rows: object) -> None:
        """Add rows and write what has changed, so that constraints speak now."""
        self._session.add_all(rows)
        await self._session.flush()
