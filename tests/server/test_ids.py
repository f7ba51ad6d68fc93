"""Ids sort by time and collide with none; keys carry their environment and check themselves."""

import re

import pytest

from einvoice_server.kit.ids import new_id, new_uuid
from einvoice_server.tenancy.api_keys.key_format import environment_of, hint_of, new_key
from einvoice_server.tenancy.tenant import Environment


def test_ids_have_their_prefix_and_differ() -> None:
    ids = [new_id("ak_") for _ in range(1000)]
    assert all(re.fullmatch(r"ak_[0-9a-hjkmnp-tv-z]{26}", id) for id in ids)
    assert len(set(ids)) == 1000


def test_ids_sort_by_the_time_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(1_770_000_000_000_000_000, 1_770_000_000_000_000_000 + 10**10, 10**6))
    monkeypatch.setattr("time.time_ns", lambda: next(moments))
    ids = [new_id("INV") for _ in range(100)]
    assert ids == sorted(ids)
    uuids = [new_uuid() for _ in range(100)]
    assert uuids == sorted(uuids)
    assert {uuid.version for uuid in uuids} == {7}
    assert {uuid.variant for uuid in uuids} == {"specified in RFC 4122"}


@pytest.mark.parametrize("environment", list(Environment))
def test_a_key_knows_its_environment(environment: Environment) -> None:
    key = new_key("ei", environment)
    assert key.startswith(f"ei_{environment}_")
    assert environment_of(key) is environment
    assert hint_of(key) in key


def test_a_key_that_was_mistyped_or_cut_off_is_none() -> None:
    key = new_key("ei", Environment.LIVE)
    for at in (9, 20, 50, len(key) - 1):
        other = "x" if key[at] != "x" else "y"
        assert environment_of(key[:at] + other + key[at + 1 :]) is None
    assert environment_of(key.replace("_live_", "_test_")) is None
    assert environment_of(key[:-1]) is None
    assert environment_of("") is None
    assert environment_of(key + "\n") is None
