"""Every request has an id: in the answer, in every line of the log, in the audit log."""

import re
from contextvars import ContextVar

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from einvoice_server.kit.ids import new_id

HEADER = "X-Request-Id"
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def current_request_id() -> str | None:
    """The id of the request that is being answered."""
    return _current.get()


class RequestIdMiddleware:
    """Takes the caller's id where it is harmless, else makes one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request under its id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id = _given(scope) or new_id("req_")

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = id
            await send(message)

        _current.set(id)
        with bound_contextvars(request_id=id):
            await self._app(scope, receive, send_with_id)


def _given(scope: Scope) -> str | None:
    name = HEADER.lower().encode()
    for key, value in scope["headers"]:
        if key == name and _ACCEPTED.fullmatch(text := value.decode("latin-1")):
            return text
    return None
