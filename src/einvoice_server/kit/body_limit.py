"""A body is read only as far as it is allowed to go."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.types import Message

from einvoice_server.errors import BadRequestError, PayloadTooLargeError

Receive = Callable[[], Awaitable[Message]]


def limited(request: Request, limit: int) -> Request:
    """The request, which refuses to give more of its body than a number of bytes."""
    declared = request.headers.get("content-length", "")
    if declared and not declared.isdecimal():
        raise BadRequestError("Content-Length is not a number.")
    if declared and int(declared[:20]) > limit:
        raise PayloadTooLargeError(limit)
    return Request(request.scope, _counting(request.receive, limit))


def _counting(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise PayloadTooLargeError(limit)
        return message

    return receive_limited
