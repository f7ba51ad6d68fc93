"""Making an account: what only the operator does."""

from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.audit.chain import open_chain
from einvoice_server.kit.ids import new_id
from einvoice_server.tenancy.scope import narrowed_to_test
from einvoice_server.tenancy.tables import Account, AccountSettings
from einvoice_server.unit import Unit


def new_account_id() -> str:
    """The id of an account that is going to be made."""
    return new_id("acc_")


async def create_account(unit: Unit, name: str) -> Account:
    """Make the account that the unit's tenant names, with settings for both environments."""
    account = Account(
        id=unit.principal.tenant.account_id, name=name, is_suspended=False, created_at=unit.now
    )
    unit.session.add(account)
    await unit.session.flush()
    await _add_settings(unit.session, unit)
    async with narrowed_to_test(unit.session):
        await _add_settings(unit.session, unit)
    return account


async def _add_settings(session: AsyncSession, unit: Unit) -> None:
    session.add(
        AccountSettings(
            id=new_id("set_"), company={}, features={}, preferences={}, updated_at=unit.now
        )
    )
    await open_chain(session)
