"""Each request as a span and a measurement, named by its operation."""

import time

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from einvoice_server.kit.request_id import current_request_id
from einvoice_server.kit.telemetry import REQUEST_SECONDS, Span, Telemetry

_TOLD = ("account", "environment", "key", "operation")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_NO_OPERATION = "none"


class TracingMiddleware:
    """Tells of requests without what they carry: no path, query, header or body."""

    def __init__(self, app: ASGIApp, telemetry: Telemetry) -> None:
        self._app = app
        self._telemetry = telemetry

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

        # Methods that HTTP does not know are callers' texts, which measurements must not have.
        method = scope["method"] if scope["method"] in _METHODS else "_OTHER"
        headers = dict(Headers(scope=scope))
        with self._telemetry.server_span(method, headers, {"http.request.method": method}) as span:
            try:
                await self._app(scope, receive, send_and_note)
            finally:
                told: dict[str, str | None] = scope.get("state", {}).get("log", {})
                operation = told.get("operation") or _NO_OPERATION
                _tell(span, method, told, status)
                self._telemetry.add(
                    REQUEST_SECONDS,
                    time.perf_counter() - started,
                    **{
                        "einvoice.operation": operation,
                        "http.request.method": method,
                        "http.response.status_code": status,
                    },
                )


def _tell(span: Span, method: str, told: dict[str, str | None], status: int) -> None:
    span.name(told.get("operation") or method)
    for name in _TOLD:
        span.tell(f"einvoice.{name}", told.get(name))
    span.tell("einvoice.request", current_request_id())
    span.tell("http.response.status_code", status)
    if status >= 500:
        span.fail(str(status))
