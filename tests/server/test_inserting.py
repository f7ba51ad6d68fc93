"""Rows that are written at once: owned, narrowed and told to the log like all others."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.audit.changes import Change, changes_of
from einvoice_server.audit.inserting import insert_at_once
from einvoice_server.jobs.tables import Job
from einvoice_server.kit.ids import new_id
from einvoice_server.tenancy.scope import ScopeError, scoped
from einvoice_server.tenancy.tables import User
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running

NOW = datetime(2026, 1, 31, tzinfo=UTC)


def user(email: str) -> User:
    return User(id=new_id("user_"), email=email, name="Example", role="member", created_at=NOW)


@pytest.fixture
def tenant(server: Running) -> Tenant:
    return Tenant(server.account(), Environment.LIVE)


def changes_when(server: Running, tenant: Tenant, *rows: User, watched: bool) -> list[Change]:
    """What the log would be told; nothing is kept."""

    async def work() -> list[Change]:
        async with scoped(server.services.database, tenant, writes=True) as session:
            if watched:
                session.add_all(rows)
                await session.flush()
            else:
                await insert_at_once(session, rows)
            noted = changes_of(session.sync_session)
            told = list(noted)
            noted.clear()
            await session.rollback()
            return told

    return server.do(work())


def test_the_log_is_told_the_same_as_of_rows_that_are_watched(
    server: Running, tenant: Tenant
) -> None:
    first, second = user("one@example.com"), user("two@example.com")
    told = changes_when(server, tenant, first, second, watched=False)
    again = [user("one@example.com"), user("two@example.com")]
    again[0].id, again[1].id = first.id, second.id
    assert told == changes_when(server, tenant, *again, watched=True)
    assert [one.kind for one in told] == ["created", "created"]
    assert all((one.after or {})["account_id"] == tenant.account_id for one in told)


def test_a_row_of_another_tenant_is_refused(server: Running, tenant: Tenant) -> None:
    foreign = user("foreign@example.com")
    foreign.account_id = server.account()
    with pytest.raises(ScopeError):
        changes_when(server, tenant, user("own@example.com"), foreign, watched=False)


def test_of_several_rows_all_are_written_or_none(server: Running, tenant: Tenant) -> None:
    async def count(session: AsyncSession) -> int | None:
        return await session.scalar(select(func.count(User.id)))

    async def work() -> tuple[int | None, int | None]:
        async with scoped(server.services.database, tenant, writes=False) as session:
            before = await count(session)
        one, other = user("same@example.com"), user("other@example.com")
        other.id = one.id
        with pytest.raises(IntegrityError):
            async with scoped(server.services.database, tenant, writes=True) as session:
                await insert_at_once(session, [one, other])
        async with scoped(server.services.database, tenant, writes=False) as session:
            return before, await count(session)

    before, after = server.do(work())
    assert before == after


def test_a_table_with_defaults_is_refused(server: Running, tenant: Tenant) -> None:
    async def work() -> None:
        async with scoped(server.services.database, tenant, writes=True) as session:
            await insert_at_once(session, [Job(id=new_id("job_"))])

    with pytest.raises(TypeError, match="attempts"):
        server.do(work())
