"""The processes of a crew end when their server is killed, whatever they are at."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.server.kill.programs import PATIENCE

pytestmark = pytest.mark.programs

_SERVER = """
import asyncio, sys
from einvoice_server.kit.crew import Crew
from tests.server.kill import busy

async def work():
    await Crew(1, seconds=float(sys.argv[3])).run(getattr(busy, sys.argv[1]), sys.argv[2])
    await asyncio.sleep(3600)

asyncio.run(work())
"""
_SOON = 30.0
"""More than the five seconds of grace after what a call may take."""


@pytest.mark.parametrize(("work", "seconds"), [("idle", 60), ("endless", 60), ("held", 3)])
def test_it_ends_with_its_server(tmp_path: Path, work: str, seconds: int) -> None:
    told = tmp_path / "pid"
    words = [sys.executable, "-c", _SERVER, work, str(told), str(seconds)]
    server = subprocess.Popen(words, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    try:
        deadline = time.monotonic() + PATIENCE
        while not told.exists():
            assert time.monotonic() < deadline
            assert server.poll() is None
            time.sleep(0.01)
    finally:
        server.kill()
        server.wait(30)
    member = int(told.read_text())
    deadline = time.monotonic() + _SOON
    while is_there(member):
        assert time.monotonic() < deadline, "it goes on for nobody"
        time.sleep(0.05)


def is_there(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # ended, and waits for whoever reads of its end
