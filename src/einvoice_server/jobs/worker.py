"""The worker: takes jobs that are due, does them, and tries again what failed."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from einvoice_server.jobs.errors import JobFailedError, LeaseLostError, TryLaterError
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.leases import claim, give_back, held, keep_up, put_back
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.telemetry import JOB_SECONDS
from einvoice_server.kit.uninterrupted import stop_if_cancelled
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant

_REASON = "workers do the jobs of all accounts"
_PAUSE = 1.0
_LONGEST_ERROR = 2_000
_UNENDED = 10
"""How often a job may be begun and never heard of again, beyond what its kind allows: workers are
killed for other reasons, but a job that kills each of them must not go on for ever."""
_FAILURES = frozenset({"later", "error", "left"})
_log = get_logger(__name__)


class Worker:
    """Does jobs until it is cancelled; it then ends what it is at, or gives it back."""

    def __init__(
        self, services: Services, kinds: JobKinds, *, at_once: int, grace_seconds: float = 0
    ) -> None:
        self._services = services
        self._kinds = kinds
        self._at_once = at_once
        self._grace_seconds = grace_seconds
        self._lease = timedelta(seconds=services.settings.worker_lease_seconds)
        self._busy = dict[str, asyncio.Task[None]]()
        self.id = new_id("wrk_")
        self.done = 0
        """How many attempts it has made."""

    @property
    def busy(self) -> int:
        """How many jobs it is at."""
        return len(self._busy)

    async def run(self) -> None:
        """Work for ever."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._keep_up())
                group.create_task(self._services.queue.deliver(self.run_one, self._at_once))
                group.create_task(self._look())
        finally:
            await self._wind_down()

    async def drain(self) -> int:
        """Do what is due and what comes of it, and stop; gives how many were done."""
        done = 0
        while jobs := await self._take(self._at_once):
            await asyncio.gather(*(self._begin(job) for job in jobs))
            done += len(jobs)
        return done

    async def run_one(self, id: str) -> bool:
        """Do one job if it is due; whether it was."""
        jobs = await self._take(1, id=id)
        # Who asked may go away; the job goes on until the worker ends.
        await asyncio.gather(*(asyncio.shield(self._begin(job)) for job in jobs))
        return bool(jobs)

    async def _look(self) -> None:
        while True:
            try:
                await self._step()
            except (SQLAlchemyError, OSError) as error:  # the next look may go better
                _log.warning("jobs could not be taken", exc_info=error)
                await asyncio.sleep(_PAUSE)

    async def _step(self) -> None:
        queue = self._services.queue
        room = self._at_once - len(self._busy)
        jobs = await self._take(room, patience=queue.patience) if room > 0 else []
        for job in jobs:
            self._begin(job)
        if len(self._busy) >= self._at_once:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)
        elif not jobs:
            await queue.wait(queue.look_seconds)

    async def _wind_down(self) -> None:
        """Let what it is at come to an end, and give back what does not."""
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=self._grace_seconds)
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        services = self._services
        try:
            async with unscoped(services.database, writes=True, reason=_REASON) as session:
                await give_back(session, self.id, services.clock.now())
        except (SQLAlchemyError, OSError) as error:  # then the leases end by themselves
            _log.warning("jobs could not be given back", exc_info=error)

    def _begin(self, job: RunningJob) -> asyncio.Task[None]:
        task = asyncio.create_task(self._attempt_told(job))
        self._busy[job.id] = task
        task.add_done_callback(lambda _: self._busy.pop(job.id, None))
        return task

    async def _take(
        self, limit: int, *, id: str | None = None, patience: timedelta = timedelta(0)
    ) -> list[RunningJob]:
        services = self._services
        async with unscoped(services.database, writes=True, reason=_REASON) as session:
            jobs = await claim(
                session,
                self.id,
                services.clock.now(),
                limit,
                id=id,
                patience=patience,
                lease=self._lease,
            )
            return [
                RunningJob(
                    id=job.id,
                    kind=job.kind,
                    subject=job.subject,
                    payload=job.payload,
                    attempt=job.attempts,
                    tenant=Tenant(job.account_id, Environment(job.environment)),
                    worker=self.id,
                    services=services,
                    trace=job.trace,
                )
                for job in jobs
            ]

    async def _attempt_told(self, job: RunningJob) -> None:
        """Do a job, and tell how long it took."""
        telemetry = self._services.telemetry
        started = time.perf_counter()
        about = {
            "einvoice.job": job.id,
            "einvoice.kind": job.kind,
            "einvoice.attempt": job.attempt,
            "einvoice.account": job.tenant.account_id,
            "einvoice.environment": job.tenant.environment.value,
        }
        with telemetry.span(f"job {job.kind}", job.trace, about) as span:
            try:
                outcome = await self._attempt(job)
            except Exception as error:  # its end is not written, so the lease ends and it is redone
                _log.error("job left", job=job.id, kind=job.kind, exc_info=error)
                outcome = "left"
            span.tell("einvoice.outcome", outcome)
            if outcome in _FAILURES:
                span.fail(outcome)
        self.done += 1
        seconds = time.perf_counter() - started
        telemetry.add(JOB_SECONDS, seconds, kind=job.kind, outcome=outcome)

    async def _attempt(self, job: RunningJob) -> str:
        """Do a job, and write down how it went."""
        kind = self._kinds.get(job.kind)
        try:
            if kind is None:
                raise TryLaterError(f"this version of the server has no job {job.kind}")
            if job.attempt > kind.most_attempts + _UNENDED:
                raise JobFailedError("again and again its worker ended before it did")
            await kind.run(job)
            if not job.is_over:
                async with job.finishing():
                    pass
        except LeaseLostError:
            return self._lost(job)
        except JobFailedError as error:
            return await self._end(job, kind, str(error))
        except Exception as error:  # whatever it is, the worker goes on and the job is told
            if not isinstance(error, TryLaterError):
                _log.warning("job failed", job=job.id, kind=job.kind, exc_info=error)
            return await self._again(job, kind, f"{type(error).__name__}: {error}")
        return "done"

    async def _again(self, job: RunningJob, kind: JobKind | None, error: str) -> str:
        pauses = kind.pauses if kind is not None else (600,) * 100
        if job.attempt > len(pauses):
            return await self._end(job, kind, error)
        pause = timedelta(seconds=pauses[job.attempt - 1])
        try:
            async with job.unit(writes=True) as unit:
                row = await held(unit.session, self.id, job.id)
                put_back(row, unit.now + pause, error[:_LONGEST_ERROR])
                await unit.services.queue.announce(unit, row.id, row.run_at)
        except LeaseLostError:
            return self._lost(job)
        return "later"

    async def _end(self, job: RunningJob, kind: JobKind | None, error: str) -> str:
        _log.error("job given up", job=job.id, kind=job.kind, error=error)
        job.error = error[:_LONGEST_ERROR]
        try:
            if kind is not None and kind.given_up is not None:
                await kind.given_up(job)
            if not job.is_over:
                async with job.finishing():
                    pass
        except LeaseLostError:
            return self._lost(job)
        return "error"

    def _lost(self, job: RunningJob) -> str:
        _log.warning("job lost to another worker", job=job.id, kind=job.kind)
        return "lost"

    async def _keep_up(self) -> None:
        services = self._services
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            if not self._busy:
                continue
            try:
                async with unscoped(services.database, writes=True, reason=_REASON) as session:
                    until = services.clock.now() + self._lease
                    await keep_up(session, self.id, list(self._busy), until)
            except (SQLAlchemyError, OSError) as error:
                _log.warning("leases could not be kept up", exc_info=error)


@asynccontextmanager
async def working(
    services: Services, kinds: JobKinds, *, at_once: int
) -> AsyncGenerator[Worker | None, None]:
    """Let a worker of this process work as long as the block runs; at 0 there is none."""
    if at_once == 0:
        yield None
        return
    grace = services.settings.worker_grace_seconds
    worker = Worker(services, kinds, at_once=at_once, grace_seconds=grace)
    task = asyncio.create_task(_go_on(worker))
    try:
        yield worker
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _go_on(worker: Worker) -> None:
    """Let a worker begin again, should it ever break."""
    while True:
        try:
            await worker.run()
        except* Exception as errors:
            _log.error("the worker broke, and begins again", exc_info=errors)
        stop_if_cancelled()
        await asyncio.sleep(_PAUSE)
