"""What the person at the machine does, by the same services that answer requests."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from einvoice_server.audit.chain import Author, ChainFault, record, verify
from einvoice_server.kit.told import ToldError
from einvoice_server.services import Services
from einvoice_server.tenancy.accounts.creation import create_account, new_account_id
from einvoice_server.tenancy.api_keys.schemas import CreateApiKey, NewApiKey
from einvoice_server.tenancy.api_keys.service import create_key
from einvoice_server.tenancy.features import Feature, enabled
from einvoice_server.tenancy.principal import operator
from einvoice_server.tenancy.scope import scoped, unscoped
from einvoice_server.tenancy.tables import Account, AccountSettings
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit

Result = TypeVar("Result")


class NoAccountError(ToldError):
    """There is no account of this id."""


async def as_operator(
    services: Services,
    tenant: Tenant,
    command: str,
    do: Callable[[Unit], Awaitable[Result]],
    also: Sequence[str] = (),
) -> Result:
    """Do something for a tenant, in one transaction, told to the audit log."""
    principal = operator(tenant, command, *also)
    async with scoped(services.database, tenant, writes=True) as session:
        unit = Unit(principal, session, services.clock.now(), services)
        result = await do(unit)
        await record(session, services.secret, tenant, Author(principal.actor, command), unit.now)
    for then in unit.after_commit:
        then()
    return result


async def accounts_of(services: Services) -> list[Account]:
    """Every account, in the order in which they were made."""
    async with unscoped(
        services.database, writes=False, reason="the operator sees all accounts"
    ) as session:
        return list(await session.scalars(select(Account).order_by(Account.created_at)))


async def make_account(services: Services, name: str) -> Account:
    """Make an account."""
    tenant = Tenant(new_account_id(), Environment.LIVE)

    async def do(unit: Unit) -> Account:
        return await create_account(unit, name)

    return await as_operator(services, tenant, "account create", do)


async def tenant_of(services: Services, account_id: str, environment: Environment) -> Tenant:
    """The tenant of an account that exists.

    Raises:
        NoAccountError: It does not.
    """
    if account_id not in {account.id for account in await accounts_of(services)}:
        raise NoAccountError(f"no account {account_id}")
    return Tenant(account_id, environment)


async def make_key(services: Services, tenant: Tenant, asked: CreateApiKey) -> NewApiKey:
    """Make a key of an account."""

    async def do(unit: Unit) -> NewApiKey:
        return await create_key(unit, asked)

    return await as_operator(services, tenant, "key create", do, asked.account_ids)


async def features_of(services: Services, tenant: Tenant) -> frozenset[Feature]:
    """What an account has turned on."""
    async with scoped(services.database, tenant, writes=False) as session:
        return enabled((await session.scalars(select(AccountSettings))).one().features)


async def set_feature(services: Services, tenant: Tenant, feature: Feature, on: bool) -> None:
    """Turn a feature of an account on or off."""

    async def do(unit: Unit) -> None:
        settings = (await unit.session.scalars(select(AccountSettings))).one()
        settings.features = {**settings.features, feature.value: on}
        settings.updated_at = unit.now

    await as_operator(services, tenant, "account feature", do)
    services.directory.forget()


async def suspend(services: Services, tenant: Tenant, suspended: bool) -> None:
    """Refuse the keys of an account, or accept them again."""

    async def do(unit: Unit) -> None:
        (await unit.session.scalars(select(Account))).one().is_suspended = suspended

    await as_operator(services, tenant, "account suspend", do)
    services.directory.forget()


async def verify_audit(services: Services) -> list[ChainFault]:
    """What is wrong with the audit logs of all accounts."""
    faults = list[ChainFault]()
    for account in await accounts_of(services):
        for environment in Environment:
            tenant = Tenant(account.id, environment)
            async with scoped(services.database, tenant, writes=False) as session:
                fault = await verify(session, services.secret, tenant)
            if fault is not None:
                faults.append(fault)
    return faults


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What is made where there was nothing."""

    account_id: str
    api_key: str


async def first_start(services: Services) -> FirstStart | None:
    """An account and a key for an empty database, both or neither; nothing for any other."""
    if await accounts_of(services):
        return None

    async def do(unit: Unit) -> FirstStart:
        account = await create_account(unit, "My company")
        key = await create_key(unit, CreateApiKey(label="First key"))
        return FirstStart(account.id, key.api_key)

    tenant = Tenant(new_account_id(), Environment.LIVE)
    return await as_operator(services, tenant, "first start", do)
