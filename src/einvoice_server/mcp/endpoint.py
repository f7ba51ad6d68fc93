"""The MCP server over HTTP: one endpoint for every revision of the protocol, without sessions.

Who asks and how often is settled here, before the SDK sees the request, as for every endpoint.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from einvoice_server.edge.entering import enter
from einvoice_server.edge.failures import AWAY, unavailable
from einvoice_server.errors import ApiError, MethodNotAllowedError
from einvoice_server.kit.body_limit import limited
from einvoice_server.mcp import refusals
from einvoice_server.mcp.exchange import Exchanges
from einvoice_server.mcp.visits import CALLER
from einvoice_server.services import Services
from einvoice_server.settings import Settings

_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_JSON, _STREAM = "application/json", "text/event-stream"


class McpEndpoint:
    """The endpoint, which works while it is `running`."""

    def __init__(self, server: Server, services: Services) -> None:
        self._server = server
        self._services = services
        settings = services.settings
        # A file of the largest size as Base64, and what is around it.
        self._limit = -(-settings.upload_limit // 3) * 4 + settings.body_limit
        self._exchanges = Exchanges(server, _security(settings))
        self._managers: dict[bool, StreamableHTTPSessionManager] = {}

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Answer until the block ends."""
        streams, plain = (self._manager(as_json=as_json) for as_json in (False, True))
        async with streams.run(), plain.run():
            self._managers = {False: streams, True: plain}
            try:
                yield
            finally:
                self._managers = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        # The parser of uvicorn[standard] leaves blanks behind values, which then equal nothing.
        headers = [(name, value.strip(b" \t")) for name, value in scope["headers"]]
        scope = {**scope, "headers": headers}
        scope.setdefault("state", {})
        request = Request(scope, receive)
        try:
            if request.method != "POST":
                error = MethodNotAllowedError()
                error.headers["Allow"] = "POST"
                raise error
            request.state.log = {"operation": "mcp"}
            caller = await enter(self._services, request)
            scope["state"][CALLER] = caller
            as_json = _prepare_accept(scope)
            answer = _with_headers(send, caller.standing.headers)
            body = await limited(request, self._limit).body()
            if not await self._exchanges.answer(
                request, body, receive, answer, streams=not as_json
            ):
                manager = self._managers[as_json]
                await manager.handle_request(scope, _again(body, receive), answer)
        except ApiError as error:
            await refusals.over_http(error)(scope, receive, send)
        except AWAY as error:
            await refusals.over_http(unavailable(error))(scope, receive, send)

    def _manager(self, *, as_json: bool) -> StreamableHTTPSessionManager:
        return StreamableHTTPSessionManager(
            app=self._server,
            stateless=True,
            json_response=as_json,
            max_request_body_size=self._limit,
            security_settings=_security(self._services.settings),
        )


def _prepare_accept(scope: Scope) -> bool:
    """Let callers have what they can read, and say whether that is plain JSON and no stream.

    The SDK wants both types named where it may stream; callers that name none or any get JSON.
    """
    accept = Headers(scope=scope).get("accept", "*/*").lower()
    streams = _STREAM in accept or "text/*" in accept
    if streams or "*/*" in accept:
        MutableHeaders(scope=scope)["accept"] = f"{_JSON}, {_STREAM}"
    return not streams


def _again(body: bytes, receive: Receive) -> Receive:
    """What a request sends, whose body was read already."""
    left = [body]

    async def receive_again() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return receive_again


def _with_headers(send: Send, told: dict[str, str]) -> Send:
    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(told)
            message["status"] = int(message["status"])  # some are members of an enumeration
        await send(message)

    return send_told


def _security(settings: Settings) -> TransportSecuritySettings:
    """Which names and origins are let in; a name counts with and without a port."""
    local = [name for host in _LOCAL for name in (host, f"{host}:*")]
    if "*" in settings.allowed_hosts:
        return TransportSecuritySettings(enable_dns_rebinding_protection=False)
    named = [name for host in settings.allowed_hosts for name in (host, f"{host}:*")]
    own = [settings.host, f"{settings.host}:*"]
    return TransportSecuritySettings(
        allowed_hosts=[*local, *own, *named],
        allowed_origins=[*(f"http://{host}" for host in local), *settings.cors_origins],
    )
