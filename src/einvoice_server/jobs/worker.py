"""The worker: takes jobs that are due, does them, and tries again what failed."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from einvoice_server.jobs.errors import JobFailedError, LeaseLostError, TryLaterError
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.leases import LEASE, claim, held, keep_up, put_back
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.logs import get_logger
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant

_REASON = "workers do the jobs of all accounts"
_LOOK_SECONDS = 1.0
_LONGEST_ERROR = 2_000
_log = get_logger(__name__)


class Worker:
    """Does jobs until it is cancelled; those that it is at are then tried again by another."""

    def __init__(self, services: Services, kinds: JobKinds, *, at_once: int) -> None:
        self._services = services
        self._kinds = kinds
        self._at_once = at_once
        self._id = new_id("wrk_")
        self._busy = dict[str, asyncio.Task[None]]()

    async def run(self) -> None:
        """Work for ever."""
        keeping = asyncio.create_task(self._keep_up())
        try:
            while True:
                try:
                    await self._step()
                except (SQLAlchemyError, OSError) as error:  # the next look may go better
                    _log.warning("jobs could not be taken", exc_info=error)
                    await asyncio.sleep(_LOOK_SECONDS)
        finally:
            keeping.cancel()
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def drain(self) -> int:
        """Do what is due and what comes of it, and stop; gives how many were done."""
        done = 0
        while jobs := await self._take(self._at_once):
            await asyncio.gather(*(self._attempt(job) for job in jobs))
            done += len(jobs)
        return done

    async def run_one(self, id: str) -> bool:
        """Do one job if it is due; whether it was."""
        jobs = await self._take(1, id=id)
        for job in jobs:
            await self._attempt(job)
        return bool(jobs)

    async def _step(self) -> None:
        room = self._at_once - len(self._busy)
        jobs = await self._take(room) if room else []
        for job in jobs:
            task = asyncio.create_task(self._attempt(job))
            self._busy[job.id] = task
            task.add_done_callback(lambda _, id=job.id: self._busy.pop(id, None))
        if len(self._busy) >= self._at_once:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
        elif not jobs:
            await self._services.queue.wait(_LOOK_SECONDS)

    async def _take(self, limit: int, *, id: str | None = None) -> list[RunningJob]:
        services = self._services
        async with unscoped(services.database, writes=True, reason=_REASON) as session:
            jobs = await claim(session, self._id, services.clock.now(), limit, id=id)
            return [
                RunningJob(
                    id=job.id,
                    kind=job.kind,
                    subject=job.subject,
                    payload=job.payload,
                    attempt=job.attempts,
                    tenant=Tenant(job.account_id, Environment(job.environment)),
                    worker=self._id,
                    services=services,
                )
                for job in jobs
            ]

    async def _attempt(self, job: RunningJob) -> None:
        """Do a job, and write down how it went."""
        kind = self._kinds.get(job.kind)
        try:
            if kind is None:
                raise TryLaterError(f"this version of the server has no job {job.kind}")
            await kind.run(job)
            if not job.is_over:
                async with job.finishing():
                    pass
        except LeaseLostError:
            _log.warning("job lost to another worker", job=job.id, kind=job.kind)
        except JobFailedError as error:
            await self._end(job, kind, str(error))
        except Exception as error:  # whatever it is, the worker goes on and the job is told
            if not isinstance(error, TryLaterError):
                _log.warning("job failed", job=job.id, kind=job.kind, exc_info=error)
            await self._again(job, kind, f"{type(error).__name__}: {error}")

    async def _again(self, job: RunningJob, kind: JobKind | None, error: str) -> None:
        pauses = kind.pauses if kind is not None else (600,) * 100
        if job.attempt > len(pauses):
            await self._end(job, kind, error)
            return
        pause = timedelta(seconds=pauses[job.attempt - 1])
        try:
            async with job.unit(writes=True) as unit:
                row = await held(unit.session, self._id, job.id)
                put_back(row, unit.now + pause, error[:_LONGEST_ERROR])
                await unit.services.queue.announce(unit, row)
        except LeaseLostError:
            _log.warning("job lost to another worker", job=job.id, kind=job.kind)

    async def _end(self, job: RunningJob, kind: JobKind | None, error: str) -> None:
        _log.error("job given up", job=job.id, kind=job.kind, error=error)
        job.error = error[:_LONGEST_ERROR]
        try:
            if kind is not None and kind.given_up is not None:
                await kind.given_up(job)
            if not job.is_over:
                async with job.finishing():
                    pass
        except LeaseLostError:
            _log.warning("job lost to another worker", job=job.id, kind=job.kind)

    async def _keep_up(self) -> None:
        services = self._services
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            if not self._busy:
                continue
            try:
                async with unscoped(services.database, writes=True, reason=_REASON) as session:
                    await keep_up(session, self._id, list(self._busy), services.clock.now())
            except (SQLAlchemyError, OSError) as error:
                _log.warning("leases could not be kept up", exc_info=error)


@asynccontextmanager
async def working(
    services: Services, kinds: JobKinds, *, at_once: int
) -> AsyncGenerator[None, None]:
    """Let a worker of this process work as long as the block runs."""
    if at_once == 0:
        yield
        return
    task = asyncio.create_task(Worker(services, kinds, at_once=at_once).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
