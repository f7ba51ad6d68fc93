"""What must not be left half done when whoever asked for it goes away."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from anyio import CancelScope

Result = TypeVar("Result")


async def uninterrupted(work: Coroutine[object, object, Result]) -> Result:
    """Do the work to its end; a cancellation that comes meanwhile is heard afterwards."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        with CancelScope(shield=True):  # a cancelled scope of anyio cancels every further await
            await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains that it was not
        raise


def stop_if_cancelled() -> None:
    """End here if this task is to end: what fails while it is cancelled hides that."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
