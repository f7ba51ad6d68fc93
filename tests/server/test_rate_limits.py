"""Who asks too often is told to wait, and for how long."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from einvoice_server.kit import rate_limit_file
from einvoice_server.kit.clock import ManualClock
from einvoice_server.kit.rate_limit import (
    Allowance,
    DatabaseRateLimiter,
    MemoryRateLimiter,
    RateLimiter,
    Standing,
)
from einvoice_server.kit.rate_limit_file import FileRateLimiter
from tests.server.running import Running, gathered, running

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
ALLOWANCE = Allowance(per_minute=60, burst=5)

LIMITERS: dict[str, Callable[[Running], RateLimiter]] = {
    "memory": lambda _: MemoryRateLimiter(),
    "database": lambda server: DatabaseRateLimiter(server.services.database),
    "file": lambda server: FileRateLimiter(server.services.settings.counts_file),
}


@pytest.fixture(params=LIMITERS)
def limiter(request: pytest.FixtureRequest, server: Running) -> Generator[RateLimiter, None, None]:
    with closing(LIMITERS[request.param](server)) as made:
        yield made


def test_a_burst_passes_and_then_one_a_second(server: Running, limiter: RateLimiter) -> None:

    def take(seconds: float) -> Standing:
        moment = NOW + timedelta(seconds=seconds)
        return server.do(limiter.take("a burst", ALLOWANCE, moment))

    assert [take(0).remaining for _ in range(5)] == [4, 3, 2, 1, 0]
    refused = take(0)
    assert (refused.allowed, refused.remaining, refused.retry_seconds) == (False, 0, 1)
    assert refused.reset_seconds == 5
    assert not take(0.9).allowed
    assert take(1).allowed
    assert not take(1).allowed
    assert take(60).remaining == 4


def test_of_a_hundred_at_once_exactly_the_burst_passes(
    server: Running, limiter: RateLimiter
) -> None:
    standings = server.do(
        gathered([limiter.take(f"at once, {type(limiter)}", ALLOWANCE, NOW) for _ in range(100)])
    )
    assert sum(standing.allowed for standing in standings) == 5


def test_names_are_counted_apart(server: Running, limiter: RateLimiter) -> None:
    for name in ("one", "two"):
        work = [limiter.take(f"{name}, {type(limiter)}", ALLOWANCE, NOW) for _ in range(5)]
        assert all(standing.allowed for standing in server.do(gathered(work)))


def test_a_file_is_shared_begun_anew_and_forgets_what_is_whole_again(
    server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limit_file, "_FORGET_EVERY", 7)
    file = tmp_path / "counts"

    def names() -> set[str]:
        with closing(sqlite3.connect(file)) as counts:
            return {name for (name,) in counts.execute("SELECT name FROM rate_limits")}

    def take(limiter: RateLimiter, name: str, seconds: int) -> bool:
        moment = NOW + timedelta(seconds=seconds)
        return server.do(limiter.take(name, ALLOWANCE, moment)).allowed

    with closing(FileRateLimiter(file)) as one, closing(FileRateLimiter(file)) as another:
        passed = [take(limiter, "a", 0) for limiter in (one, another, one, another, one, another)]
        assert passed == [True] * 5 + [False]
        assert [take(one, "b", 600) for _ in range(3)] == [True] * 3
        assert names() == {"a", "b"}
        assert take(one, "b", 600)
        assert names() == {"b"}
    FileRateLimiter.forget(file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("store", ["memory", "database"])
def test_a_key_that_asks_too_often_is_told_when_to_come_back(tmp_path: Path, store: str) -> None:
    clock = ManualClock(NOW)
    with running(
        tmp_path,
        clock=clock,
        rate_limit_per_minute=60,
        rate_limit_burst=3,
        rate_limit_store=store,
    ) as own:
        account = own.account()
        with own.client(own.key(account)) as client, own.client(own.key(account)) as other:
            answers = [client.get("/account") for _ in range(4)]
            assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
            assert [answer.headers["X-RateLimit-Remaining"] for answer in answers] == [
                "2", "1", "0", "0",
            ]  # fmt: skip
            refused = answers[-1]
            assert refused.json()["code"] == "TOO_MANY_REQUESTS"
            assert refused.headers["Retry-After"] == "1"
            assert refused.headers["X-RateLimit-Limit"] == "3"
            assert refused.headers["X-RateLimit-Reset"] == "3"
            assert other.get("/account").status_code == 200
            clock.forward(timedelta(seconds=1))
            assert client.get("/account").status_code == 200


def test_keys_of_one_account_share_its_allowance(tmp_path: Path) -> None:
    with running(
        tmp_path,
        clock=ManualClock(NOW),
        account_rate_limit_per_minute=60,
        account_rate_limit_burst=3,
    ) as own:
        account = own.account()
        with own.client(own.key(account)) as one, own.client(own.key(account)) as two:
            answers = [client.get("/account").status_code for client in (one, two, one, two)]
            assert answers == [200, 200, 200, 429]
        with own.new_client() as stranger:
            assert stranger.get("/account").status_code == 200
