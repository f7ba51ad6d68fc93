import http.client
import os
import re
import signal
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from einvoice.official.kosit.report import VARL
from einvoice.syntax.xml import parse
from tests.cli.running import PROGRAM, program, run
from tests.official.building import kosit_files, make_zip
from tests.official.kosit_packs import FOREIGN, ORDER, rules

pytestmark = pytest.mark.programs


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_zip(tmp_path / "orders.zip", {**kosit_files(), "xsl/order.xsl": rules()})


@contextmanager
def serving(archive: Path, *options: str) -> Generator[tuple[int, "subprocess.Popen[str]"]]:
    """The program, and the port that it listens on; it is ended with SIGTERM."""
    command = [*PROGRAM, "serve-kosit", "-c", str(archive), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"listening on http://\S+:(\d+)/", process.stderr.readline())
        assert found is not None
        try:
            yield int(found[1]), process
        finally:
            process.terminate()
            process.communicate(timeout=60)


def ask(port: int, body: bytes) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/order.xml", body)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(archive: Path, ending: signal.Signals) -> None:
    with serving(archive, "--workers", "1", "--lang", "de") as (port, process):
        status, body = ask(port, ORDER)
        assert (status, ask(port, FOREIGN)[0]) == (200, 406)
        assert parse(body).root.tag == f"{{{VARL}}}report"
        assert "Prüfbericht".encode() in body
        os.kill(process.pid, ending)
        _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    assert '"POST /order.xml HTTP/1.1" 200' in log


def test_it_warns_where_others_can_reach_it(archive: Path) -> None:
    with serving(archive, "--host", "0.0.0.0") as (_, process):
        assert process.stderr is not None
        assert "no authorisation" in process.stderr.readline()


def test_a_configuration_that_is_none_ends_it_at_once(tmp_path: Path) -> None:
    broken = make_zip(tmp_path / "broken.zip", {**kosit_files(), "xsl/order.xsl": b"<a/>"})
    ended = program("serve-kosit", "-c", broken, "--port", "0")
    assert ended.returncode == 1
    assert b"no stylesheet" in ended.stderr
    assert program("serve-kosit", "-c", tmp_path / "none", "--port", "0").returncode == 2


def test_a_port_that_is_taken_is_wrong_usage(archive: Path) -> None:
    with serving(archive) as (port, _):
        ended = program("serve-kosit", "-c", archive, "--port", str(port))
    assert ended.returncode == 2
    assert f"127.0.0.1:{port}".encode() in ended.stderr


def test_help_tells_the_options() -> None:
    assert "--max-bytes" in run("serve-kosit", "--help").output
