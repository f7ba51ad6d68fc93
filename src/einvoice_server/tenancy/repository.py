"""The base of repositories: the only places that ask the database, each in the name of a tenant."""

from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from einvoice_server.tenancy.scope import ScopedSession, ScopeError
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

    async def _rows(
        self, statement: Executable, given: Mapping[str, object]
    ) -> Sequence[tuple[object, ...]]:
        """What a finished statement gives; changes that were not written yet are not seen."""
        return await self._session.run_sync(_rows, statement, given)

    async def save(self, *rows: object) -> None:
        """Add rows and write what has changed, so that constraints speak now."""
        self._session.add_all(rows)
        await self._session.flush()


def _rows(
    session: Session, statement: Executable, given: Mapping[str, object]
) -> Sequence[tuple[object, ...]]:
    return [tuple(row) for row in session.connection().execute(statement, given)]
