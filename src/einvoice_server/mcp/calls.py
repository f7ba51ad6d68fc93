"""Calls of tools: may they, with what, and then the same work that REST does."""

from collections.abc import Mapping

from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS, CallToolResult
from pydantic import JsonValue

from einvoice_server.edge.admission import admit
from einvoice_server.edge.failures import AWAY, unavailable
from einvoice_server.edge.perform import Answer, perform
from einvoice_server.errors import ApiError, InternalError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.rate_limit import Standing
from einvoice_server.mcp.outputs import refusal
from einvoice_server.mcp.toolset import BuiltTool, Toolset
from einvoice_server.mcp.visits import Visit
from einvoice_server.services import Services
from einvoice_server.unit import Progress, unheard

_log = get_logger(__name__)
_REPLAYED = "idempotentReplayed"


class Calls:
    """Calls the tools of a toolset."""

    def __init__(self, services: Services, tools: Toolset) -> None:
        self.tools = tools
        self._services = services

    async def call(
        self,
        visit: Visit,
        name: str,
        given: Mapping[str, JsonValue],
        progress: Progress = unheard,
    ) -> CallToolResult:
        """Call a tool; what it refuses is a result, too.

        Raises:
            MCPError: The account has no tool of this name.
        """
        tool = self.tools.find(name, visit.principal)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"Unknown tool: {name[:100]}")
        visit.note(operation=tool.name)
        try:
            answer = await self.answer(visit, tool, given, progress)
            result = tool.output.tell(answer)
            replayed = answer.replayed
        except ApiError as error:
            result, replayed = refusal(error, tool.declared.within), False
        except AWAY as error:
            result, replayed = refusal(unavailable(error)), False
        except Exception as error:  # behind it is the caller, as behind AccidentMiddleware
            _log.exception("accident", exc_info=error, tool=tool.name)
            result, replayed = refusal(InternalError()), False
        result.meta = _meta(visit.standing, replayed)
        return result

    async def answer(
        self,
        visit: Visit,
        tool: BuiltTool,
        given: Mapping[str, JsonValue],
        progress: Progress = unheard,
    ) -> Answer:
        """What the operation of a tool gives; an ApiError where it refuses."""
        admit(visit.principal, tool.operation)
        taken = tool.input.take(given, self._services.settings)
        return await perform(
            self._services,
            tool.operation,
            visit.principal,
            taken.arguments,
            visit.request,
            taken.idempotency_key,
            action=tool.name,
            progress=progress,
        )


def _meta(standing: Standing | None, replayed: bool) -> JsonObject | None:
    """What a result says beside itself: what is left of the allowance, and whether it was kept."""
    told: JsonObject = {}
    if standing is not None:
        told["rateLimit"] = {
            "limit": standing.limit,
            "remaining": standing.remaining,
            "resetSeconds": standing.reset_seconds,
        }
    if replayed:
        told[_REPLAYED] = True
    return told or None
