"""Who is calling, over HTTP or on this machine: what every handler asks first."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

from mcp.server.context import ServerRequestContext
from starlette.requests import Request

from einvoice_server.edge.entering import Caller
from einvoice_server.kit.rate_limit import Standing
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import RequestInfo

Context = ServerRequestContext[dict[str, Any], Any]
"""What the SDK hands to handlers."""

CALLER = "caller"
"""Where the state of a request keeps who sent it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A caller, and what is known of their request."""

    principal: Principal
    request: RequestInfo
    standing: Standing | None = None
    log: dict[str, object] | None = None

    def note(self, **told: object) -> None:
        """Add to the line that the log will have on the request."""
        if self.log is not None:
            self.log.update(told)


Visits = Callable[[Context], Awaitable[Visit]]


async def over_http(ctx: Context) -> Visit:
    """The caller whom the edge has let in."""
    request = cast("Request", ctx.request)
    caller = cast("Caller", getattr(request.state, CALLER))
    log = cast("dict[str, object]", request.state.log)
    return Visit(caller.principal, caller.request, caller.standing, log)
