"""What must not be left half done when whoever asked for it goes away."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

Result = TypeVar("Result")


async def uninterrupted(work: Coroutine[object, object, Result]) -> Result:
    """Do the work to its end; a cancellation that comes meanwhile is heard afterwards."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains that it was not
        raise
