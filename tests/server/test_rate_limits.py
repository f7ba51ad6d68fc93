"""Who asks too often is told to wait, and for how long."""

from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from einvoice_server.kit import rate_limit_shared
from einvoice_server.kit.clock import ManualClock
from einvoice_server.kit.rate_limit import (
    Allowance,
    DatabaseRateLimiter,
    MemoryRateLimiter,
    RateLimiter,
    Standing,
)
from einvoice_server.kit.rate_limit_shared import SharedRateLimiter
from tests.server.running import Running, gathered, running

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
ALLOWANCE = Allowance(per_minute=60, burst=5)

LIMITERS: dict[str, Callable[[Running], RateLimiter]] = {
    "memory": lambda _: MemoryRateLimiter(),
    "database": lambda server: DatabaseRateLimiter(server.services.database),
    "shared": lambda server: SharedRateLimiter(server.services.settings.counts_file),
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


def test_a_file_is_shared_and_begun_anew(server: Running, tmp_path: Path) -> None:
    file = tmp_path / "data" / "counts"  # beside PostgreSQL nobody else makes the folder

    def passed(*limiters: RateLimiter) -> list[bool]:
        taken = [one.take("a", ALLOWANCE, NOW) for one in limiters]
        return [standing.allowed for standing in server.do(gathered(taken))]

    with closing(SharedRateLimiter(file)) as one, closing(SharedRateLimiter(file)) as another:
        assert passed(one, another, one, another, one, another) == [True] * 5 + [False]
    with closing(SharedRateLimiter(file)) as again:
        assert passed(again) == [False]
    SharedRateLimiter.forget(file)
    with closing(SharedRateLimiter(file)) as again:
        assert passed(again) == [True]


def test_where_more_ask_than_there_are_places_those_who_asked_least_are_forgotten(
    server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limit_shared, "_PLACES", 16)  # each name may have any of them
    with closing(SharedRateLimiter(tmp_path / "counts")) as limiter:

        def passes(name: str) -> bool:
            return server.do(limiter.take(name, ALLOWANCE, NOW)).allowed

        assert [passes("much") for _ in range(6)] == [True] * 5 + [False]
        assert all(passes(f"little {number}") for number in range(40))
        assert not passes("much")


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
