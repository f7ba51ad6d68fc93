"""Who asks, and may they: the same for REST and tools."""

from dataclasses import dataclass

from starlette.datastructures import Headers

from einvoice_server.errors import (
    FeatureDisabledError,
    LiveOnlyError,
    MissingScopeError,
    TooManyRequestsError,
    UnauthorizedError,
)
from einvoice_server.kit.rate_limit import Allowance, Standing
from einvoice_server.kit.telemetry import RATE_LIMITED
from einvoice_server.operations import AnyOperation
from einvoice_server.services import Services
from einvoice_server.tenancy.api_keys.last_use import Use
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.scopes import covers

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request says about who sends it."""

    key: str
    account_id: str | None
    address: str | None


def credentials(headers: Headers, address: str | None) -> Credentials:
    """The credentials of a request: `X-API-KEY`, else `Authorization: Bearer`."""
    key = headers.get("x-api-key")
    if key is None:
        kind, _, token = headers.get("authorization", "").partition(" ")
        key = token.strip() if kind.lower() == "bearer" else ""
    if not key or len(key) > _LONGEST:
        raise UnauthorizedError
    return Credentials(key=key, account_id=headers.get("x-account-id") or None, address=address)


async def authenticate(services: Services, presented: Credentials) -> Principal:
    """Find out who asks."""
    now = services.clock.now()
    principal = await services.directory.principal(presented.key, presented.account_id, now)
    if principal.key_id is not None:
        services.last_use.note(principal.key_id, Use(now, presented.address))
    return principal


async def count(services: Services, principal: Principal) -> Standing:
    """Count the request for the key and for the account.

    Raises:
        TooManyRequestsError: One of them asks too often.
    """
    settings, now = services.settings, services.clock.now()
    standing = await services.limiter.take(
        f"key:{principal.key_id}",
        Allowance(settings.rate_limit_per_minute, settings.rate_limit_burst),
        now,
    )
    by = "key"
    if standing.allowed:
        by = "account"
        account = await services.limiter.take(
            f"account:{principal.tenant.account_id}",
            Allowance(settings.account_rate_limit_per_minute, settings.account_rate_limit_burst),
            now,
        )
        if not account.allowed:
            standing = account
    if not standing.allowed:
        services.telemetry.add(RATE_LIMITED, by=by)
        raise TooManyRequestsError(standing.retry_seconds, standing.headers)
    return standing


def admit(principal: Principal, operation: AnyOperation) -> None:
    """Refuse what the key may not do or the account has not turned on."""
    if not covers(principal.scopes, operation.scope):
        raise MissingScopeError(operation.scope)
    if operation.feature is not None and operation.feature not in principal.features:
        raise FeatureDisabledError(operation.feature)
    if operation.live_only and not principal.is_live:
        raise LiveOnlyError
