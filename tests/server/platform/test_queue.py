"""The queue on PostgreSQL: told in the transaction, delivered at once, and never relied upon."""

import asyncio
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError
from sqlalchemy import text

from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.queue import TableQueue
from einvoice_server.jobs.running import RunningJob
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import SystemClock
from einvoice_server.migrations.schema_version import migrate
from einvoice_server.services import build_services
from einvoice_server.settings import Settings
from einvoice_server.unit import Unit
from tests.server.platform.desk import Desk, desk_in
from tests.server.running import SHARED_DATABASE

needs_postgres = pytest.mark.skipif(
    SHARED_DATABASE is None, reason="needs PostgreSQL: scripts/test_postgres"
)


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    with desk_in(tmp_path) as made:
        if not isinstance(made.services.queue, TableQueue):
            # Workers do not look by themselves, so that what is done was delivered.
            made.services.queue.look_seconds = 3_600
        yield made


async def nothing(_job: RunningJob) -> None:
    pass


NOTHING = JobKind("nothing", nothing)


def told(desk: Desk) -> int:
    async def count() -> int:
        async with desk.services.database.engine.connect() as connection:
            query = text("SELECT count(*) FROM einvoice_queue.procrastinate_jobs")
            return (await connection.execute(query)).scalar_one()

    return desk.server.do(count())


def run_sql(desk: Desk, statement: str) -> None:
    async def run() -> None:
        async with desk.services.database.engine.begin() as connection:
            await connection.execute(text(statement))

    desk.server.do(run())


def test_sqlite_has_the_table_and_refuses_procrastinate(tmp_path: Path) -> None:
    services = build_services(Settings(data_dir=tmp_path), SystemClock())
    assert isinstance(services.queue, TableQueue)
    asyncio.run(services.close())
    with pytest.raises(ValidationError, match="PostgreSQL"):
        Settings.model_validate({"queue": "procrastinate"})


@needs_postgres
def test_a_job_is_told_of_with_its_transaction_or_not_at_all(desk: Desk) -> None:
    async def fail(unit: Unit) -> None:
        await enqueue(unit, "nothing", {})
        raise ValueError("undone")

    with pytest.raises(ValueError, match="undone"):
        desk.do(fail)
    assert told(desk) == 0
    desk.put_job("nothing")
    assert told(desk) == 1


@needs_postgres
def test_a_job_is_delivered_and_then_forgotten_by_the_queue(desk: Desk) -> None:
    with desk.working(NOTHING):
        waiting = desk.put_job("nothing")
        desk.until(waiting, "done")
    before = desk.put_job("nothing")
    with desk.working(NOTHING):
        desk.until(before, "done")
    assert told(desk) == 0


@needs_postgres
def test_a_job_is_delivered_not_before_its_moment(desk: Desk) -> None:
    at = datetime.now(UTC) + timedelta(seconds=1)
    with desk.working(NOTHING):
        id = desk.put_job("nothing", at=at)
        finished = desk.until(id, "done").finished_at
    assert finished is not None
    assert finished >= at


@needs_postgres
def test_a_job_that_the_queue_has_lost_is_found_in_the_table(desk: Desk) -> None:
    id = desk.put_job("nothing")
    run_sql(desk, "TRUNCATE einvoice_queue.procrastinate_jobs CASCADE")
    desk.services.queue.look_seconds = 0.05
    desk.services.queue.patience = timedelta(0)
    with desk.working(NOTHING):
        desk.until(id, "done")


@needs_postgres
def test_work_goes_on_when_the_queue_breaks_and_comes_back(desk: Desk) -> None:
    with desk.working(NOTHING):
        desk.until(desk.put_job("nothing"), "done")
        run_sql(desk, "DROP SCHEMA einvoice_queue CASCADE")
        migrate(desk.services.settings.url)
        run_sql(
            desk,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        desk.until(desk.put_job("nothing"), "done")


@needs_postgres
def test_many_jobs_are_done_once_each_by_two_servers(desk: Desk) -> None:
    done = list[str]()

    async def note(job: RunningJob) -> None:
        done.append(job.id)
        await asyncio.sleep(0)

    kinds = JobKinds([JobKind("note", note)])
    ids = [desk.put_job("note") for _ in range(60)]

    async def work() -> None:
        other = build_services(desk.services.settings, SystemClock())
        tasks = [
            asyncio.create_task(Worker(services, kinds, at_once=4).run())
            for services in (desk.services, other)
        ]
        while len(done) < len(ids):
            await asyncio.sleep(0.02)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await other.close()

    desk.server.do(asyncio.wait_for(work(), 50))
    assert sorted(done) == sorted(ids)
    assert {desk.job(id).status for id in ids} == {"done"}


@needs_postgres
def test_a_queue_of_another_version_is_not_ready_and_is_made_anew(desk: Desk) -> None:
    url = desk.server.url + "/ready"
    run_sql(desk, "COMMENT ON SCHEMA einvoice_queue IS 'another version'")
    answer = httpx.get(url)
    assert (answer.status_code, answer.json()["checks"]["queue"]) == (503, "not usable")
    migrate(desk.services.settings.url)
    assert httpx.get(url).status_code == 200
