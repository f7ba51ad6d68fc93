"""New rows that are written and then let go: much cheaper than objects that a session watches.

They belong to the tenant and stand in the audit log like all others.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from einvoice_server.audit.audited import Audited
from einvoice_server.audit.changes import changes_of, creation_of
from einvoice_server.kit.base import Base
from einvoice_server.tenancy.scope import OWNED, ScopedSession, claim
from einvoice_server.tenancy.statements import Statement, in_one_step


async def insert_at_once(session: AsyncSession, rows: Sequence[Base]) -> None:
    """Write new rows of one table now; what is changed in them later is not written.

    Raises:
        IntegrityError: The database has something against them; none is written.
    """
    if rows:
        await in_one_step(session, _insert, rows)


def _insert(session: Session, rows: Sequence[Base]) -> None:
    scope = cast("ScopedSession", session).scope
    statement, names = _insertion(type(rows[0]))
    noted = changes_of(session)
    values = list[dict[str, object]]()
    for row in rows:
        if isinstance(row, OWNED):
            claim(row, scope, is_new=True)
        given = {name: getattr(row, name) for name in names}
        values.append(given)
        if isinstance(row, Audited):
            noted.append(creation_of(row, given.copy()))
    statement.run(session, *values)


@lru_cache
def _insertion(kind: type[Base]) -> tuple[Statement, tuple[str, ...]]:
    table = cast("Table", kind.__table__)
    if made := [column.name for column in table.columns if column.default is not None]:
        raise TypeError(f"{table.name}: {', '.join(made)} would be left without their defaults")
    names = tuple(column.name for column in table.columns)
    return Statement(insert(table)), names
