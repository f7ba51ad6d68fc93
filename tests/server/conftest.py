"""One server for all tests that need nothing special; each test makes its own accounts."""

from collections.abc import Generator
from pathlib import Path

import pytest
import structlog

from tests.server.running import Running, drop_databases, running


@pytest.fixture(scope="session", autouse=True)
def logs_to_pytest() -> None:
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.stdlib.render_to_log_kwargs],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


@pytest.fixture(scope="session")
def shared_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Generator[Running, None, None]:
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(shared_server: Running) -> Running:
    return shared_server


@pytest.fixture(autouse=True)
def databases_dropped(request: pytest.FixtureRequest) -> Generator[None, None, None]:
    """A test's database goes with the test, once all that it opened is closed."""
    if "tmp_path" not in request.fixturenames:
        yield
        return
    folder: Path = request.getfixturevalue("tmp_path")
    yield
    drop_databases(folder)
