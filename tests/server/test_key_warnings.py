"""Before a key ends, its account is warned: 7, 3 and 1 day before, once each."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from einvoice_server.kit.clock import ManualClock, iso
from einvoice_server.tenancy.api_keys.warnings import KeyExpiryWarning, send_due_warnings
from tests.server.running import Running, running

START = datetime(2026, 3, 1, 8, tzinfo=UTC)


class Collected:
    """A way of telling people that only remembers."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.warnings = list[KeyExpiryWarning]()

    async def warn(self, warning: KeyExpiryWarning) -> None:
        if not self.works:
            raise ConnectionRefusedError("nobody takes mail")
        self.warnings.append(warning)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def own(tmp_path: Path, clock: ManualClock) -> Generator[Running, None, None]:
    with running(tmp_path, clock=clock) as server:
        yield server


def send(server: Running, way: Collected) -> list[int]:
    before = len(way.warnings)
    work = send_due_warnings(server.services.database, way, server.services.clock.now())
    assert server.do(work) == len(way.warnings) - before
    return [warning.days for warning in way.warnings[before:]]


def test_each_threshold_is_warned_of_once(own: Running, clock: ManualClock) -> None:
    way = Collected()
    with own.new_client() as client:
        for email, role in (("boss@example.com", "owner"), ("clerk@example.com", "member")):
            client.post("/user", json={"email": email, "name": "Somebody", "role": role})
        end = iso(START + timedelta(days=10))
        made = client.post("/apikeys", json={"label": "Shop", "expiresAt": end}).json()
    told = list[list[int]]()
    for _ in range(11):
        told.append(send(own, way))
        assert send(own, way) == []
        clock.forward(timedelta(days=1))
    assert told == [[], [], [], [7], [], [], [], [3], [], [1], []]
    assert {warning.api_key_id for warning in way.warnings} == {made["apiKeyId"]}
    assert {warning.recipients for warning in way.warnings} == {("boss@example.com",)}


def test_a_server_that_slept_warns_of_the_nearest_threshold_only(
    own: Running, clock: ManualClock
) -> None:
    way = Collected()
    with own.new_client() as client:
        end = iso(START + timedelta(days=10))
        client.post("/apikeys", json={"label": "Shop", "expiresAt": end})
    clock.forward(timedelta(days=9, hours=12))
    assert send(own, way) == [1]


def test_a_warning_that_could_not_be_sent_is_sent_later(own: Running, clock: ManualClock) -> None:
    way = Collected(works=False)
    with own.new_client() as client:
        end = iso(START + timedelta(days=7))
        client.post("/apikeys", json={"label": "Shop", "expiresAt": end})
    assert send(own, way) == []
    way.works = True
    assert send(own, way) == [7]


def test_revoked_keys_and_keys_without_end_are_not_warned_of(own: Running) -> None:
    way = Collected()
    with own.new_client() as client:
        client.post("/apikeys", json={"label": "For ever"})
        end = iso(START + timedelta(days=2))
        made = client.post("/apikeys", json={"label": "Shop", "expiresAt": end}).json()
        client.post(f"/apikeys/{made['apiKeyId']}/revoke")
    assert send(own, way) == []
