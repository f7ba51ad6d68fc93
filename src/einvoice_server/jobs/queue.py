"""How workers hear of jobs: they look into the table, or a queue beside it tells them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from einvoice_server.unit import Unit

Take = Callable[[str], Awaitable[object]]
"""Does the job of an id, if it is due and nobody else is at it."""


class QueueError(OSError):
    """The queue beside the table cannot be used."""


class Queue(Protocol):
    """Tells workers that a job waits; what it is and how it went is in the table.

    Nothing depends on it: workers also look into the table by themselves.
    """

    look_seconds: float
    """How often they do."""

    patience: timedelta
    """How long they then leave what is due to the queue."""

    async def announce(self, unit: "Unit", id: str, run_at: datetime) -> None:
        """Let workers know of a job, if and when the transaction is committed."""
        ...

    async def deliver(self, take: Take, at_once: int) -> None:
        """Tell a worker of jobs, as long as it works."""
        ...

    async def wait(self, seconds: float) -> None:
        """Wait until it is worth to look into the table, at most so long."""
        ...

    async def ready(self) -> None:
        """Find out whether the queue can be used.

        Raises:
            QueueError: It cannot.
        """
        ...


class TableQueue:
    """Workers of this process are woken; those of others look once a second."""

    look_seconds = 1.0
    patience = timedelta(0)

    def __init__(self) -> None:
        self._awake = asyncio.Event()

    async def announce(self, unit: "Unit", id: str, run_at: datetime) -> None:
        """Wake the workers of this process after the commit."""
        if run_at <= unit.now:
            unit.after_commit.append(self._awake.set)

    async def deliver(self, take: Take, at_once: int) -> None:
        """Nothing to tell: workers find everything in the table."""

    async def wait(self, seconds: float) -> None:
        """Sleep until woken."""
        try:
            await asyncio.wait_for(self._awake.wait(), seconds)
        except TimeoutError:
            return
        self._awake.clear()

    async def ready(self) -> None:
        """The table is there when the database is."""
