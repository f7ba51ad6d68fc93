"""How much waits in the queue, for telemetry."""

from sqlalchemy import func, select

from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.kit.telemetry import QUEUE_AGE, QUEUE_DEPTH
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped


async def measure_queue(services: Services) -> None:
    """Tell how many jobs wait and since when, where anybody listens."""
    if not services.telemetry.is_on:
        return
    now = services.clock.now()
    due = select(func.count(), func.min(Job.run_at)).where(
        Job.status == JobStatus.QUEUED.value, Job.run_at <= now
    )
    async with unscoped(
        services.database, writes=False, reason="the queue of all accounts is measured"
    ) as session:
        number, oldest = (await session.execute(due)).one()
    services.telemetry.add(QUEUE_DEPTH, number)
    services.telemetry.add(QUEUE_AGE, (now - oldest).total_seconds() if oldest else 0)
