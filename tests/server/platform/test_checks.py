"""`check` sees what is missing, changed or stuck, and tells it to people and programs."""

import json
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from einvoice_server.checklist import CHECKS
from einvoice_server.checks import Note
from einvoice_server.files.blobs import blob_key
from einvoice_server.files.service import put
from einvoice_server.kit.clock import ManualClock
from einvoice_server.kit.progress import told_to
from tests.server.platform.desk import Desk, desk_in
from tests.server.test_serve import command

pytestmark = pytest.mark.programs


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime.now(UTC))


@pytest.fixture
def desk(tmp_path: Path, clock: ManualClock) -> Generator[Desk, None, None]:
    with desk_in(tmp_path, clock=clock) as made:
        yield made


def found(desk: Desk, name: str) -> list[str]:
    check = next(check for check in CHECKS if check.name == name)

    async def find() -> list[str]:
        return await check.find(desk.services)

    return desk.server.do(find())


def key(desk: Desk, id: str) -> str:
    return blob_key(desk.tenant, id)


def test_a_server_that_is_whole_has_nothing_to_tell(desk: Desk) -> None:
    desk.put_file(b"data")
    desk.put_job("waits")
    assert [line for check in CHECKS for line in found(desk, check.name)] == []


def test_a_file_without_its_bytes_is_a_fault(desk: Desk) -> None:
    id = desk.put_file(b"data")
    desk.server.do(desk.services.blobs.delete(key(desk, id)))
    assert found(desk, "files") == [f"file {key(desk, id)}: its bytes are missing"]


def test_a_file_of_another_length_is_a_fault(desk: Desk) -> None:
    id = desk.put_file(b"data")
    desk.server.do(desk.services.blobs.put(key(desk, id), b"longer"))
    assert found(desk, "files") == [f"file {key(desk, id)}: 6 bytes are stored, 4 are expected"]


def test_other_bytes_of_the_same_length_are_seen_by_reading_them(desk: Desk) -> None:
    id = desk.put_file(b"data")
    desk.server.do(desk.services.blobs.put(key(desk, id), b"dada"))
    assert found(desk, "files") == []
    assert found(desk, "contents of files") == [
        f"file {key(desk, id)}: its bytes are not those that were stored"
    ]


def test_bytes_without_a_file_are_told_and_no_fault(desk: Desk, clock: ManualClock) -> None:
    desk.server.do(put(desk.services, desk.tenant, b"data", filename="x", media_type="text/xml"))
    assert found(desk, "files") == []
    clock.forward(timedelta(hours=2))
    lines = found(desk, "files")
    assert lines == ["1 stored files (4 bytes) are named by nothing"]
    assert isinstance(lines[0], Note)


def test_a_job_that_waits_for_an_hour_is_a_fault(desk: Desk, clock: ManualClock) -> None:
    id = desk.put_job("waits")
    assert found(desk, "jobs") == []
    clock.forward(timedelta(minutes=61))
    (line,) = found(desk, "jobs")
    assert id in line
    assert not isinstance(line, Note)


def test_long_work_tells_how_far_it_is(desk: Desk) -> None:
    desk.put_file(b"data")
    heard = list[tuple[str, int]]()

    async def look() -> None:
        with told_to(lambda what, number: heard.append((what, number))):
            await next(check for check in CHECKS if check.name == "files").find(desk.services)

    desk.server.do(look())
    assert heard == [("files", 1)]


def test_programs_are_told_in_json_and_by_exit_codes(tmp_path: Path) -> None:
    unreachable = command(tmp_path, "check", "--json")
    assert (unreachable.returncode, unreachable.stdout) == (3, "")
    command(tmp_path, "migrate")
    command(tmp_path, "account", "create", "Example GmbH")
    whole = command(tmp_path, "check", "--json", "--deep")
    told = json.loads(whole.stdout)
    assert (whole.returncode, told["ok"], told["accounts"]) == (0, True, 1)
    assert [check["name"] for check in told["checks"]] == [check.name for check in CHECKS]
