"""Refusals that are no results of tools: errors of the protocol, and of HTTP before it."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import cast

from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS, JSONRPCError
from mcp_types.jsonrpc import ErrorData
from mcp_types.version import MODERN_PROTOCOL_VERSIONS
from starlette.responses import Response

from einvoice_server.edge.failures import AWAY, unavailable
from einvoice_server.edge.perform import JSON
from einvoice_server.errors import ApiError, BadRequestError, InternalError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.request_id import current_request_id

_log = get_logger(__name__)
_REFUSED = -32000
_NO_RESOURCE = -32002  # until 2025-11-25; since then it is -32602


@contextmanager
def answering(protocol_version: str, *, uri: str | None = None) -> Generator[None, None, None]:
    """Tell what is raised as an error of the protocol, and of accidents only that they happened."""
    try:
        yield
    except ApiError as error:
        raise _protocol_error(error, protocol_version, uri) from None
    except AWAY as error:
        raise _protocol_error(unavailable(error), protocol_version, uri) from None
    except MCPError:
        raise
    except Exception as error:  # behind it is the caller, as behind AccidentMiddleware
        _log.exception("accident", exc_info=error)
        raise _protocol_error(InternalError(), protocol_version, uri) from None


def over_http(error: ApiError) -> Response:
    """The answer to a request that the protocol does not get to see.

    Clients read the text of a JSON-RPC error, and of no other body.
    """
    body = JSONRPCError(
        jsonrpc="2.0",
        id=None,
        error=ErrorData(code=_REFUSED, message=str(error), data=_told(error)),
    )
    text = body.model_dump_json(by_alias=True, exclude_unset=True)
    return Response(text, error.status, error.headers, JSON)


def _protocol_error(error: ApiError, protocol_version: str, uri: str | None) -> MCPError:
    told = _told(error) if uri is None else {"uri": uri, **_told(error)}
    match error:
        case NotFoundError() if protocol_version not in MODERN_PROTOCOL_VERSIONS:
            code = _NO_RESOURCE
        case NotFoundError() | BadRequestError():
            code = INVALID_PARAMS
        case InternalError():
            code = INTERNAL_ERROR
        case _:
            code = _REFUSED
    return MCPError(code, str(error), told)


def _told(error: ApiError) -> JsonObject:
    body = error.body(current_request_id())
    return cast("JsonObject", body.model_dump(by_alias=True, exclude_none=True, mode="json"))
