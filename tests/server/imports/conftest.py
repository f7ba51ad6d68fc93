"""A client of an account of its own for each test."""

from collections.abc import Generator

import httpx
import pytest

from tests.server.imports.helpers import new_client
from tests.server.running import Running


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with new_client(server) as client:
        yield client
