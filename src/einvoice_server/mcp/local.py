"""Who calls over standard input and output: the person at the machine, or a key that they hold."""

from einvoice_server.edge.admission import Credentials, authenticate
from einvoice_server.kit.ids import new_id
from einvoice_server.mcp.visits import Context, Visit, Visits
from einvoice_server.operator import accounts_of, features_of, make_account, tenant_of
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.scopes import ALL
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import RequestInfo

_ACTOR = "command:mcp"


async def visits_of_account(
    services: Services, account_id: str | None, environment: Environment
) -> Visits:
    """Whoever runs the command, for an account: the first one, which is made where there is none.

    Raises:
        NoAccountError: There is none of this id.
    """
    if account_id is not None:
        tenant = await tenant_of(services, account_id, environment)
    else:
        accounts = await accounts_of(services)
        first = accounts[0] if accounts else await make_account(services, "My company")
        tenant = Tenant(first.id, environment)

    async def visit(_ctx: Context) -> Visit:
        return Visit(await _operator(services, tenant), RequestInfo(new_id("req_")))

    return visit


async def visits_of_key(services: Services, key: str, account_id: str | None) -> Visits:
    """Whoever holds a key; it is looked at again on every request, as it may be taken back.

    Raises:
        UnauthorizedError: The key is none.
        AccountNotAllowedError: It does not reach the account.
    """
    presented = Credentials(key=key, account_id=account_id, address=None)
    await authenticate(services, presented)

    async def visit(_ctx: Context) -> Visit:
        return Visit(await authenticate(services, presented), RequestInfo(new_id("req_")))

    return visit


async def _operator(services: Services, tenant: Tenant) -> Principal:
    """All scopes, and the features that the account has now."""
    return Principal(
        tenant=tenant,
        actor=_ACTOR,
        scopes=frozenset({ALL}),
        account_ids=frozenset({tenant.account_id}),
        features=await features_of(services, tenant),
    )
