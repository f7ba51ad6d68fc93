"""Every query goes through one scope, and what would go around it is stopped, whoever wrote it."""

import ast
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

import einvoice_server
from einvoice_server.audit.changes import UNAUDITED, UnauditedError
from einvoice_server.kit.ids import new_id
from einvoice_server.tenancy.guard import mentions, tenant_tables
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.scope import ScopeError, scoped, unscoped
from einvoice_server.tenancy.tables import Account, AccountSettings, ApiKey, User
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.running import Running

Query = Callable[[AsyncSession], Awaitable[object]]


def ask(server: Running, tenant: Tenant | None, query: Query, *, writes: bool = False) -> object:
    """What a query gives in the name of a tenant, or of nobody."""

    async def work() -> object:
        database = server.services.database
        if tenant is None:
            async with database.transaction(writes=writes) as session:
                return await query(session)
        async with scoped(database, tenant, writes=writes) as session:
            return await query(session)

    return server.do(work())


@pytest.fixture
def two(server: Running) -> tuple[Tenant, Tenant]:
    """Two tenants with one live key each."""
    first, second = server.account(), server.account()
    server.key(first)
    server.key(second)
    return Tenant(first, Environment.LIVE), Tenant(second, Environment.LIVE)


async def accounts_of_keys(session: AsyncSession) -> object:
    return set(await session.scalars(select(ApiKey.account_id)))


def test_a_select_without_condition_gives_the_tenants_rows(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    for tenant in two:
        assert ask(server, tenant, accounts_of_keys) == {tenant.account_id}


def narrowed() -> dict[str, Query]:
    """Statements of many forms, each of which counts or lists rows of one tenant only."""
    other = aliased(ApiKey)

    async def count(session: AsyncSession) -> object:
        return await session.scalar(select(func.count()).select_from(ApiKey))

    async def by_alias(session: AsyncSession) -> object:
        return len((await session.scalars(select(other))).all())

    async def by_join(session: AsyncSession) -> object:
        rows = select(ApiKey.id).join(Account, Account.id == ApiKey.account_id)
        return len((await session.scalars(rows)).all())

    async def by_self_join(session: AsyncSession) -> object:
        rows = select(ApiKey.id).join(other, other.label == ApiKey.label)
        return len((await session.scalars(rows)).all())

    async def by_subquery(session: AsyncSession) -> object:
        rows = select(ApiKey).where(ApiKey.id.in_(select(other.id)))
        return await session.scalar(select(func.count()).select_from(rows.subquery()))

    async def by_exists(session: AsyncSession) -> object:
        rows = select(Account.id).where(select(ApiKey.id).exists())
        return len((await session.scalars(rows)).all())

    async def by_union(session: AsyncSession) -> object:
        rows = select(ApiKey.id).union(select(other.id))
        return len((await session.execute(rows)).all())

    return {
        function.__name__: function
        for function in (count, by_alias, by_join, by_self_join, by_subquery, by_exists, by_union)
    }


@pytest.mark.parametrize("form", narrowed())
def test_every_form_of_select_is_narrowed(
    server: Running, two: tuple[Tenant, Tenant], form: str
) -> None:
    assert ask(server, two[0], narrowed()[form]) == 1


def test_a_row_of_another_is_not_got_by_its_key(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    async def any_key(session: AsyncSession) -> object:
        return await session.scalar(select(ApiKey.id))

    id = ask(server, two[0], any_key)

    async def get(session: AsyncSession) -> object:
        return await session.get(ApiKey, id)

    assert ask(server, two[0], get) is not None
    assert ask(server, two[1], get) is None


def test_updates_and_deletes_of_many_rows_are_narrowed(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    quietly = {UNAUDITED: "a test", "synchronize_session": False}

    async def rename(session: AsyncSession) -> object:
        changed = update(ApiKey).values(label="Mine").execution_options(**quietly)
        await session.execute(changed)
        return None

    async def labels(session: AsyncSession) -> object:
        return list(await session.scalars(select(ApiKey.label)))

    async def remove(session: AsyncSession) -> object:
        await session.execute(delete(ApiKey).execution_options(**quietly))
        return None

    ask(server, two[0], rename, writes=True)
    assert ask(server, two[0], labels) == ["Mine"]
    assert ask(server, two[1], labels) == ["Test"]
    ask(server, two[0], remove, writes=True)
    assert ask(server, two[0], labels) == []
    assert ask(server, two[1], labels) == ["Test"]


def core(statement: str) -> Query:
    async def run(session: AsyncSession) -> object:
        return (await session.execute(text(statement))).all()

    return run


async def by_table(session: AsyncSession) -> object:
    return (await session.execute(select(ApiKey.__table__))).all()


async def by_joined_table(session: AsyncSession) -> object:
    table = ApiKey.__table__
    return (await session.execute(select(User.id).join(table, User.id != table.c.id))).all()


BYPASSES: dict[str, Query] = {
    "text": core("SELECT * FROM api_keys"),
    "text of a sub-select": core("SELECT 1 WHERE EXISTS (SELECT 1 FROM api_keys AS k)"),
    "text of a join": core(
        "SELECT k.id FROM users AS u JOIN api_keys AS k ON 1 = 1 WHERE u.account_id = 'x'"
    ),
    "text update": core("UPDATE api_keys SET label = 'x'"),
    "text delete": core("DELETE FROM api_keys"),
    "text of upper case": core('SELECT * FROM "API_KEYS"'.lower()),
    "text with a literal account": core(
        "SELECT * FROM api_keys WHERE account_id = 'acc_x' AND environment = 'live'"
    ),
    "table": by_table,
    "joined table": by_joined_table,
}


@pytest.mark.parametrize("way", BYPASSES)
def test_what_goes_around_the_scope_is_stopped(
    server: Running, two: tuple[Tenant, Tenant], way: str
) -> None:
    with pytest.raises(ScopeError):
        ask(server, two[0], BYPASSES[way])


def test_a_session_without_scope_touches_no_table_of_tenants(server: Running) -> None:
    with pytest.raises(ScopeError):
        ask(server, None, accounts_of_keys)


def test_text_that_names_the_tenant_passes(server: Running, two: tuple[Tenant, Tenant]) -> None:
    async def run(session: AsyncSession) -> object:
        rows = text(
            "SELECT id FROM api_keys WHERE account_id = :account AND environment = :environment"
        )
        given = {"account": two[0].account_id, "environment": "live"}
        return len((await session.execute(rows, given)).all())

    assert ask(server, two[0], run) == 1
    with pytest.raises(ScopeError):
        ask(server, two[1], run)


def test_a_new_row_belongs_to_the_tenant_and_to_no_other(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    async def add(session: AsyncSession) -> object:
        now = server.services.clock.now()
        session.add(
            User(
                id=new_id("usr_"),
                account_id=two[1].account_id,
                email="somebody@example.com",
                name="Somebody",
                role="member",
                created_at=now,
            )
        )
        await session.flush()
        return None

    with pytest.raises(ScopeError):
        ask(server, two[0], add, writes=True)


def test_a_row_does_not_change_hands(server: Running, two: tuple[Tenant, Tenant]) -> None:
    async def give_away(session: AsyncSession) -> object:
        key = (await session.scalars(select(ApiKey))).one()
        key.account_id = two[1].account_id
        await session.flush()
        return None

    with pytest.raises(ScopeError):
        ask(server, two[0], give_away, writes=True)


def test_environments_are_two_sets_of_data(server: Running) -> None:
    account = server.account()
    live = Tenant(account, Environment.LIVE)
    test = Tenant(account, Environment.TEST)

    async def ids(session: AsyncSession) -> object:
        return list(await session.scalars(select(AccountSettings.id)))

    assert ask(server, live, ids) != ask(server, test, ids)


def test_audited_rows_are_not_changed_in_bulk_past_the_log(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    async def rename(session: AsyncSession) -> object:
        return await session.execute(update(ApiKey).values(label="Unseen"))

    with pytest.raises(UnauditedError):
        ask(server, two[0], rename, writes=True)


def test_a_change_that_is_not_recorded_is_not_committed(
    server: Running, two: tuple[Tenant, Tenant]
) -> None:
    async def rename(session: AsyncSession) -> object:
        (await session.scalars(select(ApiKey))).one().label = "Unseen"
        return None

    with pytest.raises(UnauditedError):
        ask(server, two[0], rename, writes=True)


def test_a_repository_needs_a_tenant(server: Running) -> None:
    async def work() -> None:
        async with unscoped(server.services.database, writes=False, reason="a test") as session:
            Repository(session)

    with pytest.raises(ScopeError):
        server.do(work())


def test_every_table_of_a_tenant_says_whose_its_rows_are() -> None:
    from einvoice_server.tables import metadata

    owned = tenant_tables()
    assert {name for name in metadata.tables if name not in owned} == {"holds", "rate_limits"}
    for name, columns in owned.items():
        assert set(columns) <= set(metadata.tables[name].columns.keys())


def test_names_that_only_begin_alike_are_not_taken_for_tables() -> None:
    assert mentions("SELECT users_online FROM lounge WHERE lounge.users = ?") == ((), None)


ASKING = {"execute", "scalar", "scalars", "stream", "stream_scalars", "get_one"}
MAY_ASK = {
    "audit/inserting.py",  # writes new rows of the tenant, and tells the log
    "audit/chain.py",  # the chain is read and written in the transaction that it records
    "edge/idempotency.py",  # so is the answer to a key
    "invoices/overdue.py",  # looks for accounts that have overdue invoices
    "jobs/enqueue.py",  # writes one row of the unit's own tenant
    "jobs/leases.py",  # workers do the jobs of all accounts
    "kit/freshness.py",  # asks SQLite how often it was written to
    "kit/paging.py",  # for repositories
    "kit/rate_limit.py",  # knows no tenants
    "migrations/schema_version.py",  # asks PostgreSQL how it is encoded
    "operator.py",  # the person at the machine
    "backup/rows.py",  # copies all accounts
    "checklist.py",  # asks SQLite about itself
    "documents/checking.py",  # looks over the documents of all accounts
    "files/checking.py",  # compares the files of all accounts with what is stored
    "files/holds.py",
    "files/naming.py",
    "files/sweeping.py",
    "invoices/checking.py",
    "jobs/checking.py",
    "jobs/measuring.py",
    "jobs/procrastinate.py",  # puts ids of jobs into its own tables
    "jobs/sweeping.py",
    "numbers/checking.py",
    "tenancy/api_keys/directory.py",  # finds out who the tenant is
    "tenancy/api_keys/last_use.py",
    "tenancy/api_keys/warnings.py",
    "tenancy/statements.py",  # asks what those who use it say, after the guard
    "webhooks/checking.py",
    "webhooks/forgetting.py",  # drops what is old of all accounts
}


def asks(node: ast.AST) -> bool:
    """Whether something is a question to the database."""
    if not isinstance(node, ast.Call):
        return False
    if not isinstance(node.func, ast.Attribute):
        return ast.unparse(node.func) == "in_one_step"
    owner = ast.unparse(node.func.value)
    return node.func.attr in ASKING and ("session" in owner or "connection" in owner)


def takes_the_driver(node: ast.AST) -> bool:
    """Whether something goes past SQLAlchemy, and so past the guard if it does not ask it."""
    return isinstance(node, ast.Name) and node.id == "DRIVER"


def files_where(is_it: Callable[[ast.AST], bool]) -> set[str]:
    source = Path(einvoice_server.__file__).parent
    return {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(is_it(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    }


def test_only_repositories_ask_the_database_and_few_others_that_are_listed() -> None:
    asking = files_where(asks)
    repositories = {name for name in asking if name.endswith("repository.py")}
    assert repositories
    assert asking - repositories - {"audit/operations.py", "kit/sqlite.py"} == MAY_ASK


def test_only_fixed_statements_go_past_sqlalchemy() -> None:
    assert files_where(takes_the_driver) == {
        "kit/database.py",
        "kit/inline_sqlite.py",  # its own name in SQLAlchemy's addresses
        "tenancy/statements.py",
    }


def test_only_listed_places_see_everything() -> None:
    source = Path(einvoice_server.__file__).parent
    users = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"\b(?:unscoped|widened)\(", path.read_text(encoding="utf-8"))
    }
    assert users == {
        "background.py",
        "invoices/overdue.py",
        "backup/making.py",
        "backup/restoring.py",
        "documents/checking.py",
        "files/checking.py",
        "files/holds.py",
        "files/sweeping.py",
        "invoices/checking.py",
        "jobs/checking.py",
        "jobs/measuring.py",
        "jobs/sweeping.py",
        "jobs/worker.py",
        "numbers/checking.py",
        "operator.py",
        "tenancy/accounts/reached.py",
        "tenancy/api_keys/directory.py",
        "tenancy/api_keys/last_use.py",
        "tenancy/api_keys/warnings.py",
        "tenancy/scope.py",
        "webhooks/checking.py",
        "webhooks/forgetting.py",
    }
