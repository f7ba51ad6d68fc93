"""A server without a worker of its own, and what tests do with its jobs and files."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from einvoice_server.files.service import drop, name, put
from einvoice_server.files.tables import StoredFile
from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.tables import Job
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import Clock
from einvoice_server.operator import as_operator
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from tests.server.running import Running, running

Result = TypeVar("Result")


@dataclass
class Desk:
    """A server, and an account of it."""

    server: Running
    tenant: Tenant

    @property
    def services(self) -> Services:
        return self.server.services

    def do(self, work: Callable[[Unit], Awaitable[Result]]) -> Result:
        return self.server.do(as_operator(self.services, self.tenant, "test", work))

    def put_job(self, kind: str, *, at: datetime | None = None) -> str:
        async def do(unit: Unit) -> str:
            return await enqueue(unit, kind, {}, at=at)

        return self.do(do)

    def put_file(self, data: bytes) -> str:
        async def do() -> str:
            made = await put(
                self.services, self.tenant, data, filename="x.xml", media_type="text/xml"
            )

            async def write(unit: Unit) -> str:
                return await name(unit, made)

            return await as_operator(self.services, self.tenant, "test", write)

        return self.server.do(do())

    def drop_file(self, id: str) -> None:
        self.do(lambda unit: drop(unit, id))

    def files(self) -> Sequence[StoredFile]:
        async def find() -> Sequence[StoredFile]:
            async with scoped(self.services.database, self.tenant, writes=False) as session:
                return (await session.scalars(select(StoredFile))).all()

        return self.server.do(find())

    def blobs(self) -> set[str]:
        async def find() -> set[str]:
            return {blob.key async for page in self.services.blobs.pages() for blob in page}

        return self.server.do(find())

    async def job_now(self, id: str) -> Job:
        async with scoped(self.services.database, self.tenant, writes=False) as session:
            return (await session.scalars(select(Job).where(Job.id == id))).one()

    def job(self, id: str) -> Job:
        return self.server.do(self.job_now(id))

    def until(self, id: str, status: str) -> Job:
        """The job, as soon as it has a status."""

        async def seen() -> Job:
            while (job := await self.job_now(id)).status != status:
                await asyncio.sleep(0.01)
            return job

        return self.server.do(asyncio.wait_for(seen(), 30))

    @contextmanager
    def working(self, *kinds: JobKind, grace: float = 0) -> Generator[Worker, None, None]:
        """Let a worker run in the server's loop until the block ends."""
        worker = Worker(self.services, JobKinds(kinds), at_once=4, grace_seconds=grace)

        async def start() -> asyncio.Task[None]:
            return asyncio.create_task(worker.run())

        async def stop(task: asyncio.Task[None]) -> None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

        task = self.server.do(start())
        try:
            yield worker
        finally:
            self.server.do(stop(task))


@contextmanager
def desk_in(
    folder: Path,
    *,
    clock: Clock | None = None,
    webhook_allowed_hosts: tuple[str, ...] = ("hooks.example.com:443",),
) -> Generator[Desk, None, None]:
    """A desk until the block ends."""
    hosts = webhook_allowed_hosts
    with running(folder, clock=clock, worker_jobs=0, webhook_allowed_hosts=hosts) as server:
        yield Desk(server, Tenant(server.account(), Environment.LIVE))
