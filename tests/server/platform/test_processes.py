"""A server of several processes: one address, one count, one end."""

import os
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.server.kill.programs import processes_answering, until_gone
from tests.server.test_serve import PROGRAM, Started, environment, key_in, listening, started

pytestmark = pytest.mark.programs

TWO = {"EINVOICE_SERVER_PROCESSES": "2", "EINVOICE_SERVER_CREW": "1"}


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def callers(url: str) -> Iterator[httpx.Response]:
    """Answers to callers that come one after the other, each over a connection of its own."""
    while True:
        yield httpx.get(f"{url}/ready", timeout=60)


def sockets_of(pid: int) -> int:
    """How many sockets a process has."""
    found = 0
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            found += os.readlink(entry).startswith("socket:")
    return found


def until_all_listen(server: Started) -> None:
    until(lambda: server.log.read_text(encoding="utf-8").count('"listening"') == 2)


def test_callers_are_divided_and_counted_together(tmp_path: Path) -> None:
    limits = {
        "EINVOICE_SERVER_RATE_LIMIT_BURST": "12",
        "EINVOICE_SERVER_RATE_LIMIT_PER_MINUTE": "1",
    }
    with started(tmp_path, **TWO, **limits) as server:
        headers = {"X-API-KEY": key_in(server.shown)}
        until_all_listen(server)
        before = {pid: sockets_of(pid) for pid in processes_answering(tmp_path)}
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
        until(lambda: len(processes_answering(tmp_path)) == 2)
        answers = callers(server.url)
        assert next(answers).is_success
        first = processes_answering(tmp_path)
        os.kill(min(first), signal.SIGKILL)
        for _ in range(20):
            try:
                assert next(answers).is_success
            except (httpx.RemoteProtocolError, httpx.ReadError):  # the one that was being answered
                continue
        until(lambda: len(processes_answering(tmp_path)) == 2)
        assert processes_answering(tmp_path) != first
        assert "process killed, and begun anew" in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_all_end_with_the_one_that_looks_after_them(tmp_path: Path, number: signal.Signals) -> None:
    with started(tmp_path, **TWO) as server:
        until(lambda: len(processes_answering(tmp_path)) == 2)
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
