"""The client is made of the operations that there are."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.programs

PROJECT = Path(__file__).parents[3]


def test_the_generated_client_is_current() -> None:
    done = subprocess.run(
        [sys.executable, PROJECT / "tools" / "server_client.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
