"""Who is at which job: leases are taken, kept up, and end with the job or by themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.jobs.errors import LeaseLostError
from einvoice_server.jobs.tables import Job, JobStatus

LEASE = timedelta(seconds=60)
"""How long a job stays with a worker that does not show up, unless the settings say otherwise."""


async def claim(
    session: AsyncSession,
    worker: str,
    now: datetime,
    limit: int,
    *,
    id: str | None = None,
    patience: timedelta = timedelta(0),
    lease: timedelta = LEASE,
) -> list[Job]:
    """Take jobs that are due, the oldest first, or one by its id; the session sees every tenant.

    Args:
        session: A transaction that writes.
        worker: Who takes them.
        now: The present moment.
        limit: How many at most.
        id: The one that is wanted.
        patience: How long what is due is left to others.
        lease: How long they stay with the worker, should it not show up.
    """
    due = or_(
        and_(Job.status == JobStatus.QUEUED.value, Job.run_at <= now - patience),
        and_(Job.status == JobStatus.PROCESSING.value, Job.leased_until <= now),
    )
    wanted = select(Job).where(due).order_by(Job.run_at, Job.id).limit(limit)
    if id is not None:
        wanted = wanted.where(Job.id == id)
    jobs = (await session.scalars(wanted.with_for_update(skip_locked=True))).all()
    for job in jobs:
        job.status = JobStatus.PROCESSING.value
        job.attempts += 1
        job.leased_by = worker
        job.leased_until = now + lease
    await session.flush()
    return list(jobs)


async def keep_up(session: AsyncSession, worker: str, ids: Sequence[str], until: datetime) -> None:
    """Say that a worker is still at its jobs, and will show up again before a moment."""
    await session.execute(
        update(Job)
        .where(Job.id.in_(ids), Job.leased_by == worker)
        .values(leased_until=until)
        .execution_options(synchronize_session=False)
    )


async def give_back(session: AsyncSession, worker: str, now: datetime) -> None:
    """Let others have what a worker that ends is at; the attempt does not count."""
    await session.execute(
        update(Job)
        .where(Job.leased_by == worker, Job.status == JobStatus.PROCESSING.value)
        .values(
            status=JobStatus.QUEUED.value,
            run_at=now,
            attempts=Job.attempts - 1,
            leased_by=None,
            leased_until=None,
        )
        .execution_options(synchronize_session=False)
    )


async def held(session: AsyncSession, worker: str, id: str) -> Job:
    """A job that a worker still has, locked until the transaction ends.

    Raises:
        LeaseLostError: It took too long, and another has it.
    """
    found = await session.scalar(select(Job).where(Job.id == id).with_for_update())
    if found is None or found.leased_by != worker or found.status != JobStatus.PROCESSING.value:
        raise LeaseLostError(id)
    return found


def finish(job: Job, now: datetime) -> None:
    """It is done."""
    job.status = JobStatus.DONE.value
    job.finished_at = now
    job.leased_by = job.leased_until = job.error = None


def give_up(job: Job, now: datetime, error: str) -> None:
    """It is not tried again."""
    job.status = JobStatus.ERROR.value
    job.finished_at = now
    job.leased_by = job.leased_until = None
    job.error = error


def put_back(job: Job, at: datetime, error: str) -> None:
    """It is tried again at a moment."""
    job.status = JobStatus.QUEUED.value
    job.run_at = at
    job.leased_by = job.leased_until = None
    job.error = error
