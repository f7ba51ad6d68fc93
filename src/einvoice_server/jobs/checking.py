"""Whether jobs are done."""

from datetime import timedelta

from sqlalchemy import and_, func, or_, select

from einvoice_server.checks import Note
from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

_STUCK = timedelta(hours=1)
_SHOWN = 100


async def check_jobs(services: Services) -> list[str]:
    """Look for jobs that should have been done an hour ago, and tell how many were given up."""
    until = services.clock.now() - _STUCK
    stuck = or_(
        and_(Job.status == JobStatus.QUEUED.value, Job.run_at <= until),
        and_(Job.status == JobStatus.PROCESSING.value, Job.leased_until <= until),
    )
    async with unscoped(
        services.database, writes=False, reason="jobs of all accounts are looked over"
    ) as session:
        found = (await session.scalars(select(Job).where(stuck).order_by(Job.run_at))).all()
        given_up = await session.scalar(
            select(func.count()).select_from(Job).where(Job.status == JobStatus.ERROR.value)
        )
    faults = [f"job {job.id} ({job.kind}) has waited since {job.run_at}" for job in found[:_SHOWN]]
    if len(found) > _SHOWN:
        faults.append(f"{len(found) - _SHOWN} further jobs wait")
    return [*faults, *([Note(f"{given_up} jobs were given up")] if given_up else [])]
