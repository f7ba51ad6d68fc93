"""One line for each request: what was asked, what was answered, how long it took."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from einvoice_server.kit.logs import get_logger

_log = get_logger(__name__)


class AccessLogMiddleware:
    """Logs requests without what may be secret or personal: no query, header or body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            _log.info(
                "request",
                method=scope["method"],
                path=scope["path"],
                status=status,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
                **scope.get("state", {}).get("log", {}),
            )
