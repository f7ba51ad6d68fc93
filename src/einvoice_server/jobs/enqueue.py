"""Putting work into the queue, in the transaction of whatever asks for it."""

from datetime import datetime

from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.ids import new_id
from einvoice_server.unit import Unit


async def enqueue(
    unit: Unit,
    kind: str,
    payload: JsonObject,
    *,
    subject: str | None = None,
    at: datetime | None = None,
) -> str:
    """Have something done once this transaction is committed; gives the id of the job.

    Args:
        unit: The work that asks for it.
        kind: The name of a `JobKind`.
        payload: What its handler is told.
        subject: The id of what it is about, to find its jobs by.
        at: Not before this moment.
    """
    job = Job(
        id=new_id("job_"),
        kind=kind,
        subject=subject,
        payload=payload,
        status=JobStatus.QUEUED.value,
        attempts=0,
        run_at=at or unit.now,
        trace=unit.services.telemetry.traceparent(),
        created_at=unit.now,
    )
    unit.session.add(job)
    await unit.session.flush()
    await unit.services.queue.announce(unit, job)
    return job.id
