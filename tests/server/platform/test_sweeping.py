"""What nothing names is swept away, and nothing else is."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from einvoice_server.background import CHORES
from einvoice_server.files.blobs import blob_key
from einvoice_server.files.holds import files_held
from einvoice_server.files.sweeping import sweep_files
from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.running import RunningJob
from einvoice_server.jobs.sweeping import sweep_jobs
from einvoice_server.jobs.tables import Job
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from einvoice_server.unit import Unit
from tests.server.platform.desk import Desk, desk_in

NOW = datetime.now(UTC)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: ManualClock) -> Generator[Desk, None, None]:
    with desk_in(tmp_path, clock=clock) as made:
        yield made


def sweep(desk: Desk, most: int = 100) -> int:
    return desk.server.do(sweep_files(desk.services, most=most))


def later(clock: ManualClock) -> None:
    clock.forward(timedelta(hours=2))


def test_bytes_without_a_row_go_after_an_hour_and_files_stay(
    desk: Desk, clock: ManualClock
) -> None:
    kept, dropped = desk.put_file(b"kept"), desk.put_file(b"dropped")
    desk.drop_file(dropped)
    assert sweep(desk) == 0
    later(clock)
    assert sweep(desk) == 1
    assert desk.blobs() == {blob_key(desk.tenant, kept)}


def test_bytes_whose_row_belongs_to_another_account_go(desk: Desk, clock: ManualClock) -> None:
    kept = desk.put_file(b"kept")
    elsewhere = f"acc_other/live/{kept}"
    desk.server.do(desk.services.blobs.put(elsewhere, b"stray"))
    later(clock)
    assert sweep(desk) == 1
    assert desk.blobs() == {blob_key(desk.tenant, kept)}


def test_what_is_not_ours_is_left_alone(desk: Desk, clock: ManualClock) -> None:
    desk.server.do(desk.services.blobs.put("somebody/elses", b"data"))
    later(clock)
    assert sweep(desk) == 0
    assert desk.blobs() == {"somebody/elses"}


def test_one_sweep_drops_no_more_than_it_may(desk: Desk, clock: ManualClock) -> None:
    for _ in range(5):
        desk.drop_file(desk.put_file(b"x"))
    later(clock)
    assert [sweep(desk, most=2) for _ in range(4)] == [2, 2, 1, 0]


def test_nothing_is_swept_while_somebody_holds_the_files(desk: Desk, clock: ManualClock) -> None:
    desk.drop_file(desk.put_file(b"x"))
    later(clock)

    async def held() -> int:
        async with files_held(desk.services):
            return await sweep_files(desk.services)

    assert desk.server.do(held()) == 0
    assert sweep(desk) == 1


def test_a_hold_whose_process_is_gone_ends_by_itself(desk: Desk, clock: ManualClock) -> None:
    desk.drop_file(desk.put_file(b"x"))
    later(clock)

    async def held() -> int:
        async with files_held(desk.services):
            clock.forward(timedelta(minutes=11))
            return await sweep_files(desk.services)

    assert desk.server.do(held()) == 1


def test_jobs_that_ended_a_month_ago_are_forgotten(desk: Desk, clock: ManualClock) -> None:
    async def nothing(_job: RunningJob) -> None:
        pass

    worker = Worker(desk.services, JobKinds([JobKind("nothing", nothing)]), at_once=2)
    old = [desk.put_job("nothing") for _ in range(3)]
    desk.server.do(worker.drain())
    clock.forward(timedelta(days=20))
    recent, waiting = desk.put_job("nothing"), desk.put_job("unknown")
    desk.server.do(worker.drain())

    async def let_it_wait(unit: Unit) -> None:
        query = update(Job).where(Job.id == waiting).values(status="queued", finished_at=None)
        await unit.session.execute(query)

    desk.do(let_it_wait)
    clock.forward(timedelta(days=11))
    assert desk.server.do(sweep_jobs(desk.services)) == len(old)
    assert desk.server.do(sweep_jobs(desk.services)) == 0
    assert desk.job(recent).status == "done"
    assert desk.job(waiting).status == "queued"


def test_both_are_chores_of_every_server() -> None:
    assert {sweep_files, sweep_jobs} <= {chore.do for chore in CHORES}
