"""Who comes in: the first steps of every request, whatever it asks for."""

from dataclasses import dataclass

from starlette.requests import Request

from einvoice_server.edge.admission import authenticate, count, credentials
from einvoice_server.kit.rate_limit import Standing
from einvoice_server.kit.request_id import current_request_id
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import RequestInfo


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request, and how often they still may."""

    principal: Principal
    standing: Standing
    request: RequestInfo


async def enter(services: Services, request: Request) -> Caller:
    """Find out who asks, note it for the log, and count the request.

    Raises:
        UnauthorizedError: Nobody that is known.
        AccountNotAllowedError: The key does not reach the account that is named.
        TooManyRequestsError: They ask too often.
    """
    address = request.client.host if request.client else None
    principal = await authenticate(services, credentials(request.headers, address))
    request.state.log = {
        **getattr(request.state, "log", {}),
        "account": principal.tenant.account_id,
        "environment": principal.tenant.environment.value,
        "key": principal.key_id,
    }
    standing = await count(services, principal)
    return Caller(principal, standing, RequestInfo(current_request_id(), address))
