"""What the tests of the platform share."""

from collections.abc import Generator

import pytest

from tests.server.platform.buckets import S3, s3_server


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Generator[S3, None, None]:
    with s3_server(tmp_path_factory.mktemp("s3")) as found:
        yield found
