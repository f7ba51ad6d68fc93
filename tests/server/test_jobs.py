"""Jobs are done once, tried again, given up, and taken over from workers that are gone."""

import asyncio
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.jobs.errors import JobFailedError, LeaseLostError, TryLaterError
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.leases import LEASE
from einvoice_server.jobs.running import RunningJob
from einvoice_server.jobs.tables import Job
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from einvoice_server.kit.ids import new_id
from einvoice_server.operator import as_operator
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tables import User
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit
from tests.server.running import Running, running


@dataclass
class Desk:
    """A server without a worker of its own, and a worker that is told when to work."""

    server: Running
    clock: ManualClock
    tenant: Tenant
    done: list[str] = field(default_factory=list[str])

    def put(self, kind: str, text: str = "x") -> str:
        async def do(unit: Unit) -> str:
            return await enqueue(unit, kind, {"text": text}, subject=text)

        return self.server.do(as_operator(self.server.services, self.tenant, "put", do))

    def worker(self, *kinds: JobKind) -> Worker:
        return Worker(self.server.services, JobKinds(kinds), at_once=4)

    def work(self, *kinds: JobKind) -> int:
        return self.server.do(self.worker(*kinds).drain())

    def job(self, id: str) -> Job:
        async def find() -> Job:
            async with scoped(self.server.services.database, self.tenant, writes=False) as session:
                return (await session.scalars(select(Job).where(Job.id == id))).one()

        return self.server.do(find())

    def people(self) -> int:
        async def count() -> int:
            async with scoped(self.server.services.database, self.tenant, writes=False) as session:
                return len((await session.scalars(select(User))).all())

        return self.server.do(count())


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    clock = ManualClock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    with running(tmp_path, clock=clock, worker_jobs=0) as server:
        yield Desk(server, clock, Tenant(server.account(), Environment.LIVE))


def person() -> User:
    return User(
        id=new_id("usr_"),
        email=f"{new_id('')}@example.com",
        name="Somebody",
        role="member",
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


async def add_person(job: RunningJob) -> None:
    async with job.finishing() as unit:
        unit.session.add(person())


def test_a_job_is_done_once_with_what_it_stores(desk: Desk) -> None:
    id = desk.put("add")
    assert desk.work(JobKind("add", add_person)) == 1
    assert desk.work(JobKind("add", add_person)) == 0
    assert (desk.job(id).status, desk.people()) == ("done", 1)


def test_a_job_whose_transaction_fails_is_not_put(desk: Desk) -> None:
    async def do(unit: Unit) -> None:
        await enqueue(unit, "add", {})
        raise ValueError("undone")

    with pytest.raises(ValueError, match="undone"):
        desk.server.do(as_operator(desk.server.services, desk.tenant, "put", do))
    assert desk.work(JobKind("add", add_person)) == 0


def test_what_fails_is_tried_again_after_its_pauses_and_then_given_up(desk: Desk) -> None:
    given_up = list[str | None]()

    async def fail(_job: RunningJob) -> None:
        raise TryLaterError("not yet")

    async def note(job: RunningJob) -> None:
        given_up.append(job.error)

    kind = JobKind("fail", fail, pauses=(10, 60), given_up=note)
    id = desk.put("fail")
    assert desk.work(kind) == 1
    assert (desk.job(id).status, desk.job(id).error) == ("queued", "TryLaterError: not yet")
    for pause in (10, 60):
        desk.clock.forward(timedelta(seconds=pause - 1))
        assert desk.work(kind) == 0
        desk.clock.forward(timedelta(seconds=1))
        assert desk.work(kind) == 1
    assert (desk.job(id).status, desk.job(id).attempts) == ("error", 3)
    assert given_up == ["TryLaterError: not yet"]


def test_what_can_never_work_is_given_up_at_once(desk: Desk) -> None:
    async def fail(_job: RunningJob) -> None:
        raise JobFailedError("there is no such invoice")

    id = desk.put("fail")
    desk.work(JobKind("fail", fail))
    found = desk.job(id)
    assert (found.status, found.error) == ("error", "there is no such invoice")


def test_what_a_failed_attempt_stored_is_undone(desk: Desk) -> None:
    async def half(job: RunningJob) -> None:
        async with job.finishing() as unit:
            unit.session.add(person())
            await unit.session.flush()
            raise TryLaterError("half done")

    desk.put("half")
    desk.work(JobKind("half", half))
    assert desk.people() == 0


def test_a_job_of_a_worker_that_is_gone_is_taken_over_and_the_late_one_stores_nothing(
    desk: Desk,
) -> None:
    id = desk.put("add")
    lost = list[bool]()

    async def slow(job: RunningJob) -> None:
        desk.clock.forward(LEASE)
        other = Worker(desk.server.services, JobKinds([JobKind("add", add_person)]), at_once=1)
        assert await other.drain() == 1
        try:
            await add_person(job)
        except LeaseLostError:
            lost.append(True)
            raise

    desk.work(JobKind("add", slow))
    assert lost == [True]
    assert (desk.job(id).status, desk.job(id).attempts, desk.people()) == ("done", 2, 1)


def test_an_unknown_kind_waits_for_a_version_that_knows_it(desk: Desk) -> None:
    id = desk.put("of-tomorrow")
    assert desk.work() == 1
    assert desk.job(id).status == "queued"
    desk.clock.forward(timedelta(seconds=600))
    assert desk.work(JobKind("of-tomorrow", add_person)) == 1


def test_two_workers_never_do_the_same_job(desk: Desk) -> None:
    texts = [f"n{number}" for number in range(40)]
    for text in texts:
        desk.put("note", text)

    async def note(job: RunningJob) -> None:
        desk.done.append(str(job.payload["text"]))
        await asyncio.sleep(0)

    workers = [desk.worker(JobKind("note", note)) for _ in range(2)]

    async def both() -> None:
        await asyncio.gather(*(worker.drain() for worker in workers))

    desk.server.do(both())
    assert sorted(desk.done) == sorted(texts)


def test_the_worker_beside_the_server_is_woken_by_the_commit(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        tenant = Tenant(server.account(), Environment.LIVE)
        desk = Desk(server, ManualClock(datetime.now(UTC)), tenant)
        id = desk.put("of-tomorrow")

        async def seen() -> None:
            while True:
                async with scoped(server.services.database, tenant, writes=False) as session:
                    job = (await session.scalars(select(Job).where(Job.id == id))).one()
                if job.attempts:
                    return
                await asyncio.sleep(0.01)

        server.do(asyncio.wait_for(seen(), 30))
