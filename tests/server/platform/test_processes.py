"""A server of several processes: one address, one count, one end."""

import os
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.kill.programs import processes_naming, until_gone
from tests.server.test_serve import PROGRAM, environment, key_in, listening, started

pytestmark = pytest.mark.programs

TWO = {"EINVOICE_SERVER_PROCESSES": "2", "EINVOICE_SERVER_CREW": "1"}


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def serving(folder: Path) -> set[int]:
    """The processes that answer callers."""
    return {
        pid for pid in processes_naming(folder) if b"--while-open" in words_of(pid).split(b"\0")
    }


def words_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def callers(url: str) -> Iterator[httpx.Response]:
    """Answers to callers that come one after the other, each over a connection of its own."""
    while True:
        yield httpx.get(f"{url}/ready", timeout=60)


def sockets_of(pid: int) -> int:
    """How many connections a process has."""
    names = (os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir() if entry.exists())
    return Counter(name.partition(":")[0] for name in names)["socket"]


def test_callers_are_divided_and_counted_together(tmp_path: Path) -> None:
    limits = {
        "EINVOICE_SERVER_RATE_LIMIT_BURST": "12",
        "EINVOICE_SERVER_RATE_LIMIT_PER_MINUTE": "1",
    }
    with started(tmp_path, **TWO, **limits) as server:
        headers = {"X-API-KEY": key_in(server.shown)}
        until(lambda: len(serving(tmp_path)) == 2)
        before = {pid: sockets_of(pid) for pid in serving(tmp_path)}
        clients = [
            httpx.Client(base_url=server.url, headers=headers, timeout=60) for _ in range(32)
        ]
        codes = Counter(one.get("/api/v1/account").status_code for one in clients)
        held = [sockets_of(pid) - before[pid] for pid in before]
        for one in clients:
            one.close()
        assert codes == {200: 12, 429: 20}
        assert sum(held) >= 32
        assert min(held) > 0  # the chance that one of them gets all is 1 in 2 ** 31


def test_a_process_that_is_killed_is_replaced_while_callers_wait(tmp_path: Path) -> None:
    with started(tmp_path, **TWO) as server:
        until(lambda: len(serving(tmp_path)) == 2)
        answers = callers(server.url)
        assert next(answers).is_success
        first = serving(tmp_path)
        os.kill(min(first), signal.SIGKILL)
        for _ in range(20):
            try:
                assert next(answers).is_success
            except httpx.RemoteProtocolError:  # the one that was being answered
                continue
        until(lambda: len(serving(tmp_path)) == 2)
        assert serving(tmp_path) != first
        assert any(line["event"] == "process killed, and begun anew" for line in server.lines())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_end_with_the_one_that_looks_after_them(tmp_path: Path, number: signal.Signals) -> None:
    with started(tmp_path, **TWO) as server:
        until(lambda: len(serving(tmp_path)) == 2)
        server.process.send_signal(number)
        code = server.process.wait(60)
        assert code == (-number if number is signal.SIGKILL else 0)
        until_gone(tmp_path, seconds=60)


@pytest.mark.parametrize("several", [False, True])
def test_a_port_that_another_server_has_is_not_shared_with_it(
    tmp_path: Path, several: bool
) -> None:
    with started(tmp_path, **(TWO if several else {})) as other:
        port = other.url.rpartition(":")[2]
        done = subprocess.run(
            [*PROGRAM, "serve", "--processes", "2", "--port", port],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, "in use" in done.stderr) == (1, True)
    until_gone(tmp_path, seconds=60)


def test_a_socket_of_somebody_else_is_listened_on(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with socket.create_server(("127.0.0.1", 0)) as listener, log.open("w") as lines:
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--fd", str(listener.fileno())],
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=lines,
            text=True,
            pass_fds=(listener.fileno(),),
        )
        try:
            port = listener.getsockname()[1]
            assert listening(process, log) == f"http://127.0.0.1:{port}"
            assert httpx.get(f"http://127.0.0.1:{port}/ready").is_success
        finally:
            process.terminate()
            process.wait(60)
