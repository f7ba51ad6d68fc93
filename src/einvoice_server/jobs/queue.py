"""How workers hear of jobs: they look into the table, or a queue beside it wakes them."""

import asyncio
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from einvoice_server.jobs.tables import Job
    from einvoice_server.unit import Unit


class Queue(Protocol):
    """Tells workers that a job waits; what it is and how it went is in the table."""

    async def announce(self, unit: "Unit", job: "Job") -> None:
        """Let workers know, if and when the transaction is committed."""
        ...

    async def wait(self, seconds: float) -> None:
        """Wait until a job may be due, at most so long."""
        ...


class TableQueue:
    """Workers of this process are woken; those of others look once a second."""

    def __init__(self) -> None:
        self._awake = asyncio.Event()

    async def announce(self, unit: "Unit", job: "Job") -> None:
        """Wake the workers of this process after the commit."""
        if job.run_at <= unit.now:
            unit.after_commit.append(self._awake.set)

    async def wait(self, seconds: float) -> None:
        """Sleep until woken."""
        try:
            await asyncio.wait_for(self._awake.wait(), seconds)
        except TimeoutError:
            return
        self._awake.clear()
