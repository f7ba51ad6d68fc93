"""Statements that go to the driver by themselves: the same rows, guard and errors as others."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar

import pytest
from sqlalchemy import ColumnElement, Executable, Table, bindparam, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from einvoice_server.jobs.tables import Job
from einvoice_server.kit.database import DRIVER
from einvoice_server.kit.ids import new_id
from einvoice_server.tenancy.scope import ScopeError, scoped
from einvoice_server.tenancy.statements import Given, Row, Statement, in_one_step
from einvoice_server.tenancy.tables import AccountSettings
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running

NOW = datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
JOBS, SETTINGS = Job.metadata.tables["jobs"], AccountSettings.metadata.tables["account_settings"]
Result = TypeVar("Result")
ADD = Statement(insert(JOBS))


def its(table: Table) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.account_id == bindparam("account_id"),
        table.c.environment == bindparam("environment"),
    )


FIND = Statement(
    select(JOBS.c.payload, JOBS.c.run_at, JOBS.c.trace).where(
        *its(JOBS), JOBS.c.id == bindparam("id")
    )
)


@pytest.fixture
def tenant(server: Running) -> Tenant:
    account = server.account()
    server.key(account)
    return Tenant(account, Environment.LIVE)


def owner(tenant: Tenant) -> dict[str, object]:
    return {"account_id": tenant.account_id, "environment": tenant.environment.value}


def job(tenant: Tenant, **changes: object) -> dict[str, object]:
    return {
        **{column.name: None for column in JOBS.columns},
        **owner(tenant),
        "id": new_id("job_"),
        "kind": "example",
        "payload": {"text": 'ä "quoted"', "several": [1, None]},
        "status": "done",
        "attempts": 0,
        "run_at": NOW,
        "created_at": NOW,
        **changes,
    }


def done(server: Running, tenant: Tenant, work: Callable[[Session], Result]) -> Result:
    """Work in a transaction that writes, which is undone."""

    async def run() -> Result:
        async with scoped(server.services.database, tenant, writes=True) as session:
            found = await in_one_step(session, work)
            await session.rollback()
            return found

    return server.do(run())


def test_values_are_written_and_read_as_their_columns_say(server: Running, tenant: Tenant) -> None:
    """What it writes is what objects write, and what it reads is what they hold."""
    rows = [job(tenant), job(tenant, trace="00-1", payload={})]

    async def run() -> tuple[list[Row], list[Row]]:
        async with scoped(server.services.database, tenant, writes=True) as session:
            session.add_all([Job(**row) for row in rows[:1]])
            await session.flush()
            await in_one_step(session, ADD.run, rows[1])
            ours = [
                (await in_one_step(session, FIND.rows, {**owner(tenant), "id": row["id"]}))[0]
                for row in rows
            ]
            told = await session.execute(
                select(Job.payload, Job.run_at, Job.trace)
                .where(Job.id.in_([row["id"] for row in rows]))
                .order_by(Job.trace.is_not(None))
            )
            theirs: list[Row] = [(*row,) for row in told]
            await session.rollback()
            return ours, theirs

    ours, theirs = server.do(run())
    assert ours == theirs
    assert ours == [
        (rows[0]["payload"], NOW.astimezone(UTC), None),
        ({}, NOW.astimezone(UTC), "00-1"),
    ]


def test_one_statement_writes_many_rows(server: Running, tenant: Tenant) -> None:
    rows = [job(tenant) for _ in range(3)]
    every = Statement(select(JOBS.c.id).where(*its(JOBS)))

    def work(session: Session) -> list[Row]:
        ADD.run(session, *rows)
        return every.rows(session, owner(tenant))

    assert {id for (id,) in done(server, tenant, work)} == {row["id"] for row in rows}


UNNARROWED = {
    "a select": (select(SETTINGS.c.company), ()),
    "a select as text": (text("SELECT company FROM account_settings"), ()),
    "a change": (
        text("UPDATE account_settings SET company = '{}' WHERE account_id = :account_id"),
        ("account_id",),
    ),
    "a select that compares half": (
        select(SETTINGS.c.company).where(SETTINGS.c.account_id == bindparam("account_id")),
        ("account_id",),
    ),
}


@pytest.mark.parametrize(("clause", "marks"), UNNARROWED.values(), ids=UNNARROWED)
def test_what_is_not_narrowed_to_the_tenant_is_stopped(
    server: Running, tenant: Tenant, clause: Executable, marks: tuple[str, ...]
) -> None:
    given = {name: owner(tenant)[name] for name in marks}
    with pytest.raises(ScopeError, match="not narrowed"):
        done(server, tenant, lambda session: Statement(clause).rows(session, given))


@pytest.mark.parametrize("many", [1, 2])
def test_rows_of_another_tenant_are_neither_read_nor_written(
    server: Running, tenant: Tenant, many: int
) -> None:
    other = Tenant(server.account(), Environment.LIVE)
    asked: Given = {**owner(other), "id": "job_1"}
    with pytest.raises(ScopeError, match="does not name the tenant"):
        done(server, tenant, lambda session: FIND.rows(session, asked))
    rows = [job(tenant), job(other)][-many:]
    with pytest.raises(ScopeError, match="does not name the tenant"):
        done(server, tenant, lambda session: ADD.run(session, *rows))


def test_what_the_database_refuses_is_told_as_by_all_others_without_values(
    server: Running, tenant: Tenant
) -> None:
    row = job(tenant, payload={"secret": "4711"})
    with pytest.raises(IntegrityError) as refused:
        done(server, tenant, lambda session: ADD.run(session, row, row))
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("kind", ["more", "less", "in a later row"])
def test_what_is_given_is_always_the_same(server: Running, tenant: Tenant, kind: str) -> None:
    """A value too many would be written by other databases, and left out here."""
    if not server.services.database.on_sqlite:
        pytest.skip("elsewhere SQLAlchemy looks at what it is given")
    known, other = job(tenant), job(tenant)
    if kind == "less":
        del other["trace"]
    else:
        other["unknown"] = 1
    rows = (known, other) if kind == "in a later row" else (other,)
    done(server, tenant, lambda session: ADD.run(session, known))
    with pytest.raises(TypeError, match=r"^given \[.*\], not \[.*\]: INSERT INTO jobs"):
        done(server, tenant, lambda session: ADD.run(session, *rows))


def test_nothing_given_changes_nothing(server: Running, tenant: Tenant) -> None:
    def work(session: Session) -> list[Row]:
        ADD.run(session)
        return Statement(select(JOBS.c.id).where(*its(JOBS))).rows(session, owner(tenant))

    assert done(server, tenant, work) == []


def test_what_changes_with_its_values_is_refused(server: Running, tenant: Tenant) -> None:
    if not server.services.database.on_sqlite:
        pytest.skip("elsewhere SQLAlchemy brings every statement to the database")
    several = Statement(select(JOBS.c.id).where(*its(JOBS), JOBS.c.id.in_(bindparam("ids"))))
    with pytest.raises(TypeError, match="not always the same"):
        done(server, tenant, lambda session: several.rows(session, {**owner(tenant), "ids": []}))


def test_after_the_transaction_nothing_goes_to_its_connection(
    server: Running, tenant: Tenant
) -> None:
    async def run() -> tuple[bool, bool, bool]:
        async with scoped(server.services.database, tenant, writes=True) as session:
            before = DRIVER in session.info
            async with session.begin_nested():
                pass
            within = DRIVER in session.info
            await session.rollback()
            return before, within, DRIVER in session.info

    on_sqlite = server.services.database.on_sqlite
    assert server.do(run()) == (on_sqlite, on_sqlite, False)


def test_what_reads_does_not_need_a_driver(server: Running, tenant: Tenant) -> None:
    async def work() -> list[Row]:
        async with scoped(server.services.database, tenant, writes=False) as session:
            asked = select(SETTINGS.c.environment).where(*its(SETTINGS))
            return await in_one_step(session, Statement(asked).rows, owner(tenant))

    assert server.do(work()) == [("live",)]
