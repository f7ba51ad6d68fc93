"""Which rows name files that are not there."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.files.tables import StoredFile
from einvoice_server.tenancy.scope import TenantOwned

Name = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]


async def naming_nothing(
    session: AsyncSession,
    table: type[TenantOwned],
    id: InstrumentedAttribute[str],
    names: Sequence[Name],
    *,
    limit: int,
) -> list[str]:
    """The ids of rows that name a file which their tenant does not have.

    Args:
        session: It sees every tenant.
        table: What the rows are of.
        id: Its column with the id.
        names: Its columns with ids of files.
        limit: How many at most.
    """
    dangling = or_(*(_is_dangling(table, name) for name in names))
    return list(await session.scalars(select(id).where(dangling).order_by(id).limit(limit)))


def _is_dangling(table: type[TenantOwned], name: Name) -> ColumnElement[bool]:
    there = exists().where(
        StoredFile.id == name,
        StoredFile.account_id == table.account_id,
        StoredFile.environment == table.environment,
    )
    return and_(name.is_not(None), ~there)
