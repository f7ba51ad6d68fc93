"""The program itself: it starts on an empty folder, works, and looks after what it keeps."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.programs

PROGRAM = [sys.executable, "-m", "einvoice_server"]


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "EINVOICE_" not in name}
    return {**kept, "EINVOICE_SERVER_DATA_DIR": str(folder / "data"), **more}


@dataclass
class Started:
    """A server that was started as people start it."""

    url: str
    shown: str
    process: subprocess.Popen[str]
    log: Path

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


@contextmanager
def started(folder: Path, **more: str) -> Generator[Started, None, None]:
    log, out = folder / "log", folder / "out"
    with log.open("w") as errors, out.open("w") as shown:
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", "0"],
            env=environment(folder, **more),
            stdout=shown,
            stderr=errors,
            text=True,
        )
    try:
        yield Started(listening(process, log), out.read_text(), process, log)
    finally:
        process.kill()
        process.wait(30)


def listening(process: subprocess.Popen[str], log: Path) -> str:
    """Where the server listens, as soon as it says so."""
    seen = ""
    with log.open(encoding="utf-8") as lines:
        while process.poll() is None:
            seen += lines.readline()
            for line in seen.splitlines():
                if line.endswith("}") and '"listening"' in line:
                    return str(json.loads(line)["address"])
    pytest.fail(f"the server did not start: {log.read_text()}")


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words], env=environment(folder), capture_output=True, text=True, timeout=60
    )


def key_in(shown: str) -> str:
    return next(word for word in shown.split() if word.startswith("ei_"))


def test_a_first_start_shows_a_key_once_that_works(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        key = key_in(server.shown)
        answer = httpx.get(server.url + "/api/v1/account", headers={"X-API-KEY": key})
        assert answer.status_code == 200
        assert answer.json()["accountId"] in server.shown
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(30) in (0, -signal.SIGTERM)
        assert key not in server.log.read_text()
    with started(tmp_path) as server:
        assert server.shown == ""
        answer = httpx.get(server.url + "/api/v1/apikeys", headers={"X-API-KEY": key})
        assert answer.status_code == 200
        assert answer.json()["data"][0]["lastUsedIp"] == "127.0.0.1"


def test_each_request_is_one_line_of_json_without_secrets(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        key = key_in(server.shown)
        headers = {"X-API-KEY": key, "X-Request-Id": "order-4711-a"}
        httpx.get(server.url + "/api/v1/apikeys?sort=label", headers=headers)
        httpx.get(server.url + "/nothing")
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(30)
        told = [line for line in server.lines() if line["event"] == "request"]
        assert [(line["path"], line["status"]) for line in told] == [
            ("/api/v1/apikeys", 200), ("/nothing", 404),
        ]  # fmt: skip
        assert told[0]["operation"] == "list_api_keys"
        assert told[0]["request_id"] == "order-4711-a"
        assert str(told[0]["key"]).startswith("ak_")
        assert key not in server.log.read_text()


def test_what_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    made = list[str]()
    with started(tmp_path) as server:
        key = key_in(server.shown)
        with httpx.Client(base_url=server.url + "/api/v1", headers={"X-API-KEY": key}) as client:
            for number in range(20):
                person = {"email": f"p{number}@example.com", "name": "Somebody"}
                made.append(client.post("/user", json=person).json()["userId"])
        server.process.kill()
        server.process.wait(30)
    assert command(tmp_path, "check").returncode == 0
    with started(tmp_path) as server:
        answer = httpx.get(server.url + "/api/v1/users", headers={"X-API-KEY": key})
        assert {person["userId"] for person in answer.json()["data"]} == set(made)


def test_the_operator_makes_accounts_and_keys_and_takes_them_back(tmp_path: Path) -> None:
    assert command(tmp_path, "migrate").returncode == 0
    account = command(tmp_path, "account", "create", "Example GmbH").stdout.strip()
    other = command(tmp_path, "account", "create", "Other GmbH").stdout.strip()
    made = command(
        tmp_path, "key", "create", account, "--label", "Shop", "--environment", "test",
        "--scope", "account:read", "--also", other, "--days", "30",
    )  # fmt: skip
    key = made.stdout.strip()
    assert key.startswith("ei_test_"), made.stderr
    listed = command(tmp_path, "key", "list", account, "--environment", "test").stdout
    assert "Shop" in listed
    id = listed.split()[0]
    with started(tmp_path) as server:
        headers = {"X-API-KEY": key, "x-account-id": other}
        url = server.url + "/api/v1/account"
        assert httpx.get(url, headers=headers).json()["name"] == "Other GmbH"
        command(tmp_path, "account", "feature", account, "invoiceDeleteMode", "--on")
        command(tmp_path, "account", "suspend", other)
        command(tmp_path, "key", "revoke", account, id, "--environment", "test")
    assert "revoked" in command(tmp_path, "key", "list", account, "--environment", "test").stdout
    assert "suspended" in command(tmp_path, "account", "list").stdout
    checked = command(tmp_path, "check")
    assert (checked.returncode, checked.stdout[:11]) == (0, "2 accounts;")


def test_commands_say_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    not_migrated = command(tmp_path, "account", "list")
    assert not_migrated.returncode == 1
    assert "einvoice-server migrate" in not_migrated.stderr
    command(tmp_path, "migrate")
    unknown = command(tmp_path, "key", "create", "acc_unknown")
    assert (unknown.returncode, unknown.stderr) == (1, "no account acc_unknown\n")
    account = command(tmp_path, "account", "create", "Example GmbH").stdout.strip()
    wrong = command(tmp_path, "key", "create", account, "--scope", "no scope")
    assert wrong.returncode == 1
    assert wrong.stderr.count("\n") == 1


def test_check_sees_a_log_that_was_tampered_with(tmp_path: Path) -> None:
    import sqlite3

    command(tmp_path, "migrate")
    command(tmp_path, "account", "create", "Example GmbH")
    with sqlite3.connect(tmp_path / "data" / "einvoice.sqlite3") as database:
        database.execute("UPDATE audit_entries SET actor = 'nobody' WHERE number = 1")
    database.close()
    checked = command(tmp_path, "check")
    assert checked.returncode == 1
    assert "entry 1" in checked.stderr


def test_scalar_is_shown_where_its_script_is_set(tmp_path: Path) -> None:
    script = tmp_path / "standalone.js"
    script.write_text("// Scalar\n", encoding="utf-8")
    with started(tmp_path, EINVOICE_SERVER_SCALAR_SCRIPT=str(script)) as server:
        page = httpx.get(server.url + "/api-docs")
        assert "/api-docs/scalar.js" in page.text
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert httpx.get(server.url + "/api-docs/scalar.js").text == "// Scalar\n"
