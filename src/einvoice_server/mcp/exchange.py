"""One request of a handshake revision and its answer, without a transport made for it.

The SDK makes a transport with its streams and tasks for every request without a session, and takes
it down again: that costs more than most tools. What needs no such thing, a request that wants no
progress told, is answered here by the same handlers; everything else is left to the SDK.
"""

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Never, cast

import anyio
from mcp.server.connection import Connection
from mcp.server.lowlevel import Server
from mcp.server.runner import modern_error_data, serve_one
from mcp.server.transport_security import TransportSecurityMiddleware, TransportSecuritySettings
from mcp.shared.dispatcher import CallOptions
from mcp.shared.exceptions import NoBackChannelError
from mcp.shared.message import ServerMessageMetadata
from mcp.shared.transport_context import TransportContext
from mcp_types import JSONRPCRequest, RequestId
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from starlette.requests import Request
from starlette.types import Receive, Send

from einvoice_server.kit.base import JsonObject

_UNTOLD = "2025-03-26"
"""What a request without the header is in, by the protocol."""

_PING_SECONDS = 15.0
_JSON = (b"content-type", b"application/json")
_STREAM = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
)


@dataclass
class _Exchange:
    """What handlers know of a request that nothing but its answer is sent to."""

    transport: TransportContext
    request_id: RequestId
    message_metadata: ServerMessageMetadata
    cancel_requested: anyio.Event = field(default_factory=anyio.Event)
    can_send_request: bool = field(default=False, init=False)

    async def send_raw_request(
        self, method: str, params: Mapping[str, object] | None, opts: CallOptions | None = None
    ) -> Never:
        """Nobody would answer."""
        raise NoBackChannelError(method)

    async def notify(
        self, method: str, params: Mapping[str, object] | None, opts: CallOptions | None = None
    ) -> None:
        """Nobody asked to be told."""

    async def progress(
        self, progress: float, total: float | None = None, message: str | None = None
    ) -> None:
        """Nobody asked to be told."""


class Exchanges:
    """Answers requests by the handlers of a server."""

    def __init__(self, server: Server, security: TransportSecuritySettings) -> None:
        self._server = server
        self._security = TransportSecurityMiddleware(security)

    async def answer(
        self, request: Request, body: bytes, receive: Receive, send: Send, *, streams: bool
    ) -> bool:
        """Answer a request; False, and nothing is sent, where that is not for here.

        Args:
            request: Who asks, and its headers.
            body: What it asks.
            receive: What comes after the body: that the caller has hung up.
            send: Where the answer goes.
            streams: Whether the caller takes a stream.
        """
        version = request.headers.get("mcp-protocol-version", _UNTOLD)
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if version not in HANDSHAKE_PROTOCOL_VERSIONS or media_type != "application/json":
            return False
        asked = _asked(body)
        if asked is None:
            return False
        refused = await self._security.validate_request(request, is_post=True)
        if refused is not None:
            await refused(request.scope, receive, send)
            return True
        work = asyncio.create_task(self._result(request, asked, version))
        gone = asyncio.create_task(_hung_up(receive))
        try:
            await _send_when_done(work, gone, send, streams=streams)
        finally:
            gone.cancel()
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work
        return True

    async def _result(self, request: Request, asked: JSONRPCRequest, version: str) -> bytes:
        exchange = _Exchange(
            TransportContext(kind="streamable-http", can_send_request=False),
            asked.id,
            ServerMessageMetadata(request_context=request),
        )
        answer: JsonObject = {"jsonrpc": "2.0", "id": asked.id}
        try:
            result = await serve_one(
                self._server,
                exchange,
                asked.method,
                asked.params,
                connection=Connection.from_envelope(version, None, None),
                lifespan_state={},
            )
            answer["result"] = cast("JsonObject", result)
        except Exception as error:  # handlers tell accidents themselves; these are of the protocol
            told = modern_error_data(error).model_dump(mode="json", exclude_none=True)
            answer["error"] = cast("JsonObject", told)
        return to_json(answer)


def _asked(body: bytes) -> JSONRPCRequest | None:
    """A request that only its answer is sent to."""
    try:
        asked = JSONRPCRequest.model_validate(from_json(body), by_name=False)
    except (ValueError, ValidationError):
        return None
    meta = cast("object", (asked.params or {}).get("_meta"))
    is_plain = meta is None or (isinstance(meta, dict) and "progressToken" not in meta)
    return asked if is_plain and asked.method != "initialize" else None


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_when_done(
    work: asyncio.Task[bytes], gone: asyncio.Task[None], send: Send, *, streams: bool
) -> None:
    """Send the answer; while it takes long, let those between know that somebody is there."""
    is_begun = False
    while True:
        await asyncio.wait({work, gone}, timeout=_PING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            content = work.result()
            break
        if gone.done():
            return
        if streams:
            if not is_begun:
                await send({"type": "http.response.start", "status": 200, "headers": [*_STREAM]})
                is_begun = True
            await send({"type": "http.response.body", "body": b": ping\r\n\r\n", "more_body": True})
    if streams:
        content = b"event: message\r\ndata: " + content + b"\r\n\r\n"
    if not is_begun:
        length = (b"content-length", str(len(content)).encode())
        headers = [*(_STREAM if streams else (_JSON,)), length]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})
