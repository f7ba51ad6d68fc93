"""Long work in steps, so that the requests of others are answered meanwhile."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import TypeVar

_AT_ONCE = 200

Item = TypeVar("Item")


async def in_steps(items: Sequence[Item]) -> AsyncGenerator[Sequence[Item], None]:
    """The items in parts, all in their order; between two parts others get their turn."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
        await asyncio.sleep(0)
