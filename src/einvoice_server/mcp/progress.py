"""Progress of long work on its way to the caller, without the work waiting for them.

Work holds a transaction while it reports, so a slow reader must not hold it up: what cannot be
sent soon is left out, and the last of it is not waited for long.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypeAlias

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream
from mcp.server.session import ServerSession

from einvoice_server.unit import Progress

_KEPT = 16
_PATIENCE = 2.0

_Step: TypeAlias = tuple[float, float | None, str | None]


@asynccontextmanager
async def reporting(session: ServerSession) -> AsyncGenerator[Progress, None]:
    """Something that services can tell how far they have come."""
    loop = asyncio.get_running_loop()
    send, receive = anyio.create_memory_object_stream[_Step](_KEPT)

    def push(step: _Step) -> None:
        try:
            send.send_nowait(step)
        except (anyio.WouldBlock, anyio.ClosedResourceError, anyio.BrokenResourceError):
            return  # the caller does not keep up, or the work is over

    def report(done: float, total: float | None = None, message: str | None = None) -> None:
        step = (done, total, message)
        try:
            here = asyncio.get_running_loop() is loop
        except RuntimeError:
            here = False
        if here:
            push(step)
        else:
            loop.call_soon_threadsafe(push, step)

    async with anyio.create_task_group() as group:
        group.start_soon(_forward, receive, session)
        try:
            yield report
        finally:
            send.close()
            group.cancel_scope.deadline = anyio.current_time() + _PATIENCE


async def _forward(receive: MemoryObjectReceiveStream[_Step], session: ServerSession) -> None:
    async with receive:
        async for done, total, message in receive:
            await session.report_progress(done, total, message)
