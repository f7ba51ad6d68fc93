"""One server for these tests, without a worker of its own; each test has its own account."""

from collections.abc import Generator

import pytest

from einvoice_server.kit.clock import ManualClock
from tests.server.invoices_api.desk import START, Desk, Json
from tests.server.running import Running, running


@pytest.fixture(scope="session")
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture(scope="session")
def still_server(
    tmp_path_factory: pytest.TempPathFactory, clock: ManualClock
) -> Generator[Running, None, None]:
    folder = tmp_path_factory.mktemp("invoices")
    page = "https://invoices.example.com"
    with running(folder, clock=clock, worker_jobs=0, public_url=page) as server:
        yield server


@pytest.fixture
def desk(still_server: Running, clock: ManualClock) -> Generator[Desk, None, None]:
    made = Desk(still_server, clock)
    began = clock.now()
    yield made
    made.client.close()
    clock.forward(began - clock.now())


@pytest.fixture(scope="session")
def hybrid(still_server: Running, clock: ManualClock) -> Generator[tuple[Desk, str], None, None]:
    """A desk with one ZUGFeRD invoice, made and validated."""
    made = Desk(still_server, clock)
    yield made, made.made(format="zf:2", validate=True)
    made.client.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Json]:
    """What webhooks are told; their own tests are about how receivers get it."""
    heard = list[Json]()

    async def note(_unit: object, event: str, data: Json) -> None:
        heard.append({"action": str(event), **data})

    monkeypatch.setattr("einvoice_server.invoices.events.emit", note)
    return heard
