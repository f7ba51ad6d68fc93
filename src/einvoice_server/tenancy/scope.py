"""The one place that scopes queries: a session sees the rows of its tenant and no others.

A table whose rows belong to somebody takes `TenantOwned` (an account in one environment) or
`AccountOwned` (an account in both). Sessions are opened by `scoped` and `unscoped` only, and

- every SELECT, UPDATE and DELETE on such tables is narrowed to the tenant before it is compiled,
- new rows belong to the tenant, whatever they say, and rows of others are refused when flushed,
- `guard.py` looks at what goes to the driver, so that nothing gets by as text.
"""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, cast

from sqlalchemy import ForeignKey, String, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    SessionTransaction,
    declared_attr,
    mapped_column,
    with_loader_criteria,
)
from sqlalchemy.sql.base import ExecutableOption

from einvoice_server.kit.database import Database
from einvoice_server.tenancy.tenant import Environment, Tenant

KEY = "scope"
"""Where a session, and the connection it works on, keep their scope."""


class ScopeError(Exception):
    """A query or a row would have left its tenant: a fault of ours, never of a caller."""


class AccountOwned:
    """A row of an account, the same in both environments."""

    __tenant_columns__: ClassVar[tuple[str, ...]] = ("account_id",)

    @declared_attr
    @classmethod
    def account_id(cls) -> Mapped[str]:
        """The account that the row belongs to."""
        return mapped_column(String(40), ForeignKey("accounts.id"))


class TenantOwned:
    """A row of an account in one environment."""

    __tenant_columns__: ClassVar[tuple[str, ...]] = ("account_id", "environment")

    @declared_attr
    @classmethod
    def account_id(cls) -> Mapped[str]:
        """The account that the row belongs to."""
        return mapped_column(String(40), ForeignKey("accounts.id"))

    environment: Mapped[str] = mapped_column(String(4))
    """The environment that the row belongs to."""


class SelfOwned:
    """The account itself, which belongs to itself."""

    __tenant_columns__: ClassVar[tuple[str, ...]] = ("id",)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    """The id of the account."""


OWNED = (AccountOwned, TenantOwned, SelfOwned)
Owned = AccountOwned | TenantOwned | SelfOwned


@dataclass(slots=True)
class Scope:
    """What a session may see: a tenant, or everything for a stated reason."""

    tenant: Tenant | None
    reason: str | None = None
    flushing: bool = False


class ScopedSession(Session):
    """A session that knows its scope; without one it does nothing."""

    @property
    def scope(self) -> Scope:
        """What the session may see."""
        scope = self.info.get(KEY)
        if not isinstance(scope, Scope):
            raise ScopeError("expected a session opened by scoped() or unscoped()")
        return scope

    def flush(self, objects: object = None) -> None:
        """Write what has changed, after a look at whom it belongs to."""
        new = self.new  # made anew each time it is asked for
        owned = [row for row in (*new, *self.dirty, *self.deleted) if isinstance(row, OWNED)]
        if not owned:
            super().flush()
            return
        scope = self.scope
        for row in owned:
            claim(row, scope, is_new=row in new)
        scope.flushing = True
        try:
            super().flush()
        finally:
            scope.flushing = False


def _owner(row: Owned) -> dict[str, str | None]:
    return {name: getattr(row, name) for name in row.__tenant_columns__}


def claim(row: Owned, scope: Scope, *, is_new: bool) -> None:
    """Give a new row to the tenant, and refuse a row that belongs to another or changes hands."""
    if scope.tenant is None:
        return
    wanted = _columns(row, scope.tenant)
    found = _owner(row)
    if is_new:
        for name, value in wanted.items():
            if found[name] is None:
                setattr(row, name, value)
                found[name] = value
    if found != wanted:
        raise ScopeError(f"a row of {type(row).__name__} belongs to another tenant")


def _columns(row: Owned, tenant: Tenant) -> dict[str, str]:
    values = (tenant.account_id, tenant.environment.value)
    return dict(zip(row.__tenant_columns__, values, strict=False))


@event.listens_for(ScopedSession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    """Narrow a statement to the tenant: this is the one scoping function."""
    scope = state.session.info.get(KEY)
    if not isinstance(scope, Scope):  # then the guard lets no table of tenants be touched
        return
    if scope.tenant is None or not state.is_orm_statement or state.is_insert:
        return
    state.statement = state.statement.options(*_conditions(scope.tenant))


@lru_cache(maxsize=1024)
def _conditions(tenant: Tenant) -> tuple[ExecutableOption, ...]:
    """What every row must meet that the tenant sees."""
    account_id, environment = tenant.account_id, tenant.environment.value
    return (
        with_loader_criteria(
            TenantOwned,
            lambda table: (table.account_id == account_id) & (table.environment == environment),
            include_aliases=True,
        ),
        with_loader_criteria(
            AccountOwned, lambda table: table.account_id == account_id, include_aliases=True
        ),
        with_loader_criteria(SelfOwned, lambda table: table.id == account_id, include_aliases=True),
    )


@event.listens_for(ScopedSession, "after_begin")
def _tell_connection(
    session: Session, _transaction: SessionTransaction, connection: object
) -> None:
    """Let the guard know in whose name a connection works."""
    info = cast("dict[str, object]", getattr(connection, "info"))  # noqa: B009
    info[KEY] = session.info.get(KEY)


@asynccontextmanager
async def scoped(
    database: Database, tenant: Tenant, *, writes: bool
) -> AsyncGenerator[AsyncSession, None]:
    """A transaction that sees one tenant."""
    async with database.transaction(writes=writes, **{KEY: Scope(tenant)}) as session:
        yield session


@asynccontextmanager
async def unscoped(
    database: Database, *, writes: bool, reason: str
) -> AsyncGenerator[AsyncSession, None]:
    """A transaction that sees everybody; `reason` says why it must."""
    async with database.transaction(writes=writes, **{KEY: Scope(None, reason)}) as session:
        yield session


@contextmanager
def widened(session: AsyncSession, *, reason: str) -> Generator[None, None, None]:
    """Let a session read beyond its tenant for a moment; `reason` says why it must.

    A second session would take a second connection while it holds the first: enough requests that
    do so wait for each other for ever.
    """
    scope = cast("ScopedSession", session.sync_session).scope
    scope.reason = reason
    with _tenant_set(scope, None):
        yield


@contextmanager
def _tenant_set(scope: Scope, tenant: Tenant | None) -> Generator[None, None, None]:
    before, scope.tenant = scope.tenant, tenant
    try:
        yield
    finally:
        scope.tenant = before


@asynccontextmanager
async def narrowed_to_test(session: AsyncSession) -> AsyncGenerator[None, None]:
    """Let a session of a live tenant work on the test environment of the same account."""
    scope = cast("ScopedSession", session.sync_session).scope
    if scope.tenant is None:
        raise ScopeError("only a session of a tenant can be narrowed")
    await session.flush()
    session.expunge_all()
    with _tenant_set(scope, Tenant(scope.tenant.account_id, Environment.TEST)):
        yield
        await session.flush()
        session.expunge_all()
