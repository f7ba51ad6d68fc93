"""What nobody foresaw is told to the log, and to the caller only that it happened."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from einvoice_server.edge.failures import respond
from einvoice_server.errors import InternalError
from einvoice_server.kit.logs import get_logger

_log = get_logger(__name__)


class AccidentMiddleware:
    """Turns any exception into the answer INTERNAL_ERROR, if no answer has begun."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:  # the one place that must catch all: behind it is the caller
            _log.exception("accident", exc_info=error)
            if begun:
                raise
            await respond(InternalError(), Request(scope))(scope, receive, send)
