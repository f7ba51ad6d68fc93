"""One server of the workshop for all tests that need nothing special."""

from collections.abc import Generator

import httpx
import pytest

from tests.server.mcp.workshop import workshop
from tests.server.running import Running, running


@pytest.fixture(scope="session")
def workshop_server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running, None, None]:
    with running(tmp_path_factory.mktemp("workshop"), registry=workshop()) as server:
        yield server


@pytest.fixture
def shop(workshop_server: Running) -> Running:
    return workshop_server


@pytest.fixture
def client(workshop_server: Running) -> Generator[httpx.Client, None, None]:
    with workshop_server.new_client() as client:
        yield client
