"""A worker that is told to stop ends what it is at, and gives the rest back."""

import asyncio
import json
import signal
import subprocess
import threading
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from einvoice_server.jobs.kinds import JobKind, JobKinds
from einvoice_server.jobs.running import RunningJob
from einvoice_server.jobs.worker import Worker
from einvoice_server.kit.clock import ManualClock
from tests.server.platform.buckets import S3
from tests.server.platform.desk import Desk, desk_in
from tests.server.test_serve import PROGRAM, command, environment

pytestmark = pytest.mark.programs


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk, None, None]:
    with desk_in(tmp_path) as made:
        yield made


def test_what_it_is_at_comes_to_its_end(desk: Desk) -> None:
    begun = threading.Event()

    async def slow(_job: RunningJob) -> None:
        begun.set()
        await asyncio.sleep(0.2)

    id = desk.put_job("slow")
    with desk.working(JobKind("slow", slow), grace=30):
        assert begun.wait(30)
    assert (desk.job(id).status, desk.job(id).attempts) == ("done", 1)


def test_what_does_not_end_in_time_is_given_back_uncounted(desk: Desk) -> None:
    begun = threading.Event()

    async def endless(_job: RunningJob) -> None:
        begun.set()
        await asyncio.Event().wait()

    id = desk.put_job("endless")
    with desk.working(JobKind("endless", endless), grace=0.05):
        assert begun.wait(30)
    found = desk.job(id)
    assert (found.status, found.attempts, found.leased_by) == ("queued", 0, None)


def test_nothing_new_is_begun_while_it_stops(desk: Desk) -> None:
    begun = threading.Event()
    second = list[str]()

    async def slow(_job: RunningJob) -> None:
        begun.set()
        second.append(await desk_put(desk, "late"))
        await asyncio.sleep(0.3)

    async def late(_job: RunningJob) -> None:
        raise AssertionError("begun while stopping")

    desk.put_job("slow")
    worker = Worker(
        desk.services, JobKinds([JobKind("slow", slow), JobKind("late", late)]),
        at_once=1, grace_seconds=30,
    )  # fmt: skip

    async def run() -> None:
        task = asyncio.create_task(worker.run())
        await asyncio.to_thread(begun.wait, 30)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    desk.server.do(run())
    assert (desk.job(second[0]).status, desk.job(second[0]).attempts) == ("queued", 0)


async def desk_put(desk: Desk, kind: str) -> str:
    return await asyncio.to_thread(desk.put_job, kind)


def test_one_job_by_its_id_is_done_once_and_kept_up_meanwhile(desk: Desk) -> None:
    busy = list[int]()

    async def note(_job: RunningJob) -> None:
        busy.append(worker.busy)

    worker = Worker(desk.services, JobKinds([JobKind("note", note)]), at_once=1)
    id = desk.put_job("note")
    assert desk.server.do(worker.run_one(id)) is True
    assert desk.server.do(worker.run_one(id)) is False
    assert (busy, worker.done, worker.busy) == ([1], 1, 0)


def test_an_end_that_fails_leaves_the_job_to_its_lease(desk: Desk) -> None:
    async def fail(_job: RunningJob) -> None:
        raise ValueError("no")

    async def worse(_job: RunningJob) -> None:
        raise ValueError("not even this")

    kind = JobKind("fail", fail, pauses=(), given_up=worse)
    id = desk.put_job("fail")
    assert desk.server.do(Worker(desk.services, JobKinds([kind]), at_once=1).drain()) == 1
    assert desk.job(id).status == "processing"


def test_a_job_that_ends_each_worker_is_given_up(tmp_path: Path) -> None:
    clock = ManualClock(datetime.now(UTC))
    with desk_in(tmp_path, clock=clock) as desk:
        begun, told = list[int](), list[str | None]()

        class Killed(BaseException):
            """Nothing is written down after it, as after SIGKILL."""

        async def deadly(job: RunningJob) -> None:
            begun.append(job.attempt)
            raise Killed

        async def given_up(job: RunningJob) -> None:
            told.append(job.error)

        kinds = JobKinds([JobKind("deadly", deadly, pauses=(1, 1), given_up=given_up)])
        id = desk.put_job("deadly")
        for _ in range(13):
            with pytest.raises(Killed):
                desk.server.do(Worker(desk.services, kinds, at_once=1).run_one(id))
            clock.forward(timedelta(minutes=2))
        assert begun == list(range(1, 14))
        assert desk.job(id).status == "processing"
        assert desk.server.do(Worker(desk.services, kinds, at_once=1).drain()) == 1
        found = desk.job(id)
        assert (found.status, found.error) == (
            "error",
            "again and again its worker ended before it did",
        )
        assert len(begun) == 13


def test_the_program_tells_how_it_is_and_ends_when_told(tmp_path: Path) -> None:
    command(tmp_path, "migrate")
    log = tmp_path / "log"
    with log.open("w") as lines:
        process = subprocess.Popen(
            [*PROGRAM, "worker", "--jobs", "2"], env=environment(tmp_path), stderr=lines
        )
    try:
        health = logged(process, log, "working")["health"]
        told = httpx.get(str(health)).json()
        assert (told["status"], told["busy"]) == ("ok", 0)
        assert httpx.get(str(health).replace("/health", "/ready")).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) in (0, -signal.SIGTERM)
    finally:
        process.kill()
        process.wait(30)
    assert command(tmp_path, "worker", "--once").stdout == "0 jobs\n"


def logged(process: subprocess.Popen[bytes], log: Path, event: str) -> dict[str, object]:
    """The line of an event, as soon as it is written."""
    seen = ""
    with log.open(encoding="utf-8") as lines:
        while process.poll() is None:
            seen += lines.readline()
            for line in seen.splitlines():
                if line.endswith("}") and json.loads(line)["event"] == event:
                    return json.loads(line)
    raise AssertionError(log.read_text())


def test_a_server_whose_bucket_is_missing_does_not_start(tmp_path: Path, s3: S3) -> None:
    command(tmp_path, "migrate")
    bucket = {
        "EINVOICE_SERVER_BLOB_URL": "s3://nobody-made-this/files",
        "EINVOICE_SERVER_BLOB_ENDPOINT": s3.endpoint,
        "EINVOICE_SERVER_BLOB_ACCESS_KEY": "tests",
        "EINVOICE_SERVER_BLOB_SECRET_KEY": "tests",
    }
    for program in ("serve", "worker"):
        done = subprocess.run(
            [*PROGRAM, program, "--port", "0"],
            env=environment(tmp_path, **bucket),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == "files: NoSuchBucket"
