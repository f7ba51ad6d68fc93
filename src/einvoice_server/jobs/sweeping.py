"""Jobs that ended long ago are forgotten."""

from datetime import timedelta

from sqlalchemy import delete, select

from einvoice_server.jobs.tables import Job
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

AGE = timedelta(days=30)
"""How long the end of a job can be looked up."""

_BATCH = 1_000
_BATCHES = 50


async def sweep_jobs(services: Services) -> int:
    """Forget jobs that ended long ago, in batches so that nobody waits long; gives how many."""
    until = services.clock.now() - AGE
    old = select(Job.id).where(Job.finished_at <= until).order_by(Job.finished_at).limit(_BATCH)
    dropped = 0
    for _ in range(_BATCHES):
        async with unscoped(
            services.database, writes=True, reason="jobs of all accounts grow old"
        ) as session:
            ids = (await session.scalars(old)).all()
            await session.execute(
                delete(Job).where(Job.id.in_(ids)).execution_options(synchronize_session=False)
            )
        dropped += len(ids)
        if len(ids) < _BATCH:
            break
    return dropped
