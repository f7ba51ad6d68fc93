"""The account that a session works for."""

from sqlalchemy import select

from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.tables import Account, AccountSettings


class AccountRepository(Repository):
    """Queries about the tenant's own account."""

    async def account(self) -> Account:
        """The account."""
        return (await self._session.scalars(select(Account))).one()

    async def settings(self, *, for_change: bool = False) -> AccountSettings:
        """What it has set in this environment."""
        rows = select(AccountSettings)
        return (await self._session.scalars(rows.with_for_update() if for_change else rows)).one()
