"""The server that pages about it talk to."""

from collections.abc import Generator

import pytest

from tests.server.conftest import logs_to_pytest
from tests.server.running import Running, running

__all__ = ["logs_to_pytest"]


@pytest.fixture(scope="session")
def pages_server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running, None, None]:
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server
