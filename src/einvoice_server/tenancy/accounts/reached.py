"""The accounts that a key reaches: the one list that goes beyond a tenant."""

from sqlalchemy import select

from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.tenancy.scope import widened
from einvoice_server.tenancy.tables import Account
from einvoice_server.unit import Unit


async def reached_accounts(unit: Unit, query: PageQuery) -> tuple[list[Account], PageMeta]:
    """A page of the accounts that the calling key reaches."""
    with widened(unit.session, reason="the key itself lists these accounts"):
        rows = select(Account).where(Account.id.in_(sorted(unit.principal.account_ids)))
        return await fetch_page(unit.session, rows, query, by=Account.name, then=Account.id)
