"""An S3 server on loopback: the one that the run brings, or moto as a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from einvoice_server.files.bucket import BucketBlobs
from einvoice_server.settings import Settings
from tests.server.running import SHARED_BUCKET

PREFIX = "EINVOICE_SERVER_TEST_BLOB_"


@dataclass(frozen=True)
class S3:
    """Where it is, and a bucket that it has."""

    endpoint: str
    bucket: str

    def settings(self, path: str) -> Settings:
        """Settings of a server that keeps its files below a path of the bucket."""
        return Settings.model_validate(
            {
                "blob_url": f"s3://{self.bucket}/{path}",
                "blob_endpoint": self.endpoint,
                "blob_region": "us-east-1",
                "blob_access_key": "tests",
                "blob_secret_key": "tests",
                "blob_seconds": 5,
            }
        )

    def blobs(self, path: str) -> BucketBlobs:
        """What such a server keeps its files in."""
        return BucketBlobs(self.settings(path))


@contextmanager
def s3_server(folder: Path) -> Generator[S3, None, None]:
    """Run one until the block ends, unless there is one."""
    if SHARED_BUCKET is not None:
        yield S3(os.environ[f"{PREFIX}ENDPOINT"], SHARED_BUCKET.removeprefix("s3://"))
        return
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with (folder / "moto.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", "from moto.server import main; main()", "-p", str(port)],
            stdout=log,
            stderr=log,
        )
    found = S3(f"http://127.0.0.1:{port}", "tests")
    try:
        _make_bucket(found, process)
        yield found
    finally:
        process.kill()
        process.wait(30)


def _make_bucket(found: S3, process: subprocess.Popen[bytes]) -> None:
    request = urllib.request.Request(f"{found.endpoint}/{found.bucket}", method="PUT")
    for _ in range(600):
        assert process.poll() is None
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the S3 server did not start")
