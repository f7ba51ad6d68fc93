"""The official conformance suite, the inspector, and the clients for JavaScript."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.absence import absent
from tests.server.mcp.diagnostics import BESIDES, diagnostics
from tests.server.running import API, Running, running

pytestmark = [pytest.mark.oracle, pytest.mark.long]

CONFORMANCE = "@modelcontextprotocol/conformance@0.2.0-alpha.12"
INSPECTOR = "@modelcontextprotocol/inspector@2.12.0"
CLIENTS = ("@modelcontextprotocol/sdk@1.32.2", "@modelcontextprotocol/client@2.4.0")

_COMMON = ("tools-list", "resources-list", "prompts-list", "completion-complete")
_FIXTURES = (
    "tools-call-simple-text",
    "tools-call-error",
    "tools-call-with-progress",
    "resources-read-text",
    "resources-read-binary",
    "resources-templates-read",
    "prompts-get-simple",
    "prompts-get-with-args",
)
SCENARIOS = {
    "2025-11-25": (
        "server-initialize",
        "server-session-lifecycle",
        "ping",
        *_COMMON,
        *_FIXTURES,
        "server-sse-multiple-streams",
        "dns-rebinding-protection",
    ),
    "2026-07-28": (
        *_COMMON,
        *_FIXTURES,
        "server-sse-multiple-streams",
        "dns-rebinding-protection",
        "caching",
        "http-header-validation",
        "sep-2164-resource-not-found",
        "input-required-result-unsupported-methods",
    ),
}
"""By revision. The others want what this server does not do: sampling, elicitation, logging,
subscriptions, tasks, images and sound in tools and prompts."""

WITHOUT_FIXTURE = {
    "sep-2575-server-rejects-undeclared-capability",
    "sep-2575-missing-capability-http-400",
    "sep-2575-http-server-no-independent-requests-on-stream",
    "sep-2575-server-no-log-without-loglevel",
}
"""Checks that call tools which ask something back, log, or need a capability of the client: no
operation of this server can."""

_DONE = re.compile(r"Passed: (\d+)/(\d+), (\d+) failed, (\d+) warnings")


def npx(package: str, *command: str, seconds: int = 300) -> subprocess.CompletedProcess[str]:
    """Run a program of a package by a Node that is new enough for it."""
    found = shutil.which("npx")
    if found is None:
        absent("npx", remedy="install Node.js")
    return subprocess.run(
        [found, "-y", "-p", "node@22", "-p", package, *command],
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


class WithKey:
    """Gives requests a key: the suite has no way to."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*scope["headers"], (b"x-api-key", self._key.encode())]
        await self._app({**scope, "headers": headers}, receive, send)


def let_everybody_in(server: Running) -> None:
    stack = server.app.middleware_stack
    assert stack is not None
    server.app.middleware_stack = WithKey(stack, server.key(server.account()))


@pytest.fixture(scope="module")
def suite_server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running, None, None]:
    folder = tmp_path_factory.mktemp("suite")
    with running(folder, registry=diagnostics(), besides=BESIDES) as server:
        let_everybody_in(server)
        yield server


def checked(server: Running, revision: str, scenario: str) -> tuple[str, tuple[int, ...]]:
    """What the suite says of a scenario, and its checks: passed, of how many, failed, warned."""
    address = server.url + API + "/mcp"
    told = npx(
        CONFORMANCE,
        "conformance",
        "server",
        *("--url", address, "--scenario", scenario, "--spec-version", revision),
    ).stdout
    found = _DONE.search(told)
    assert found is not None, told
    print(f"{revision} {scenario}: {found[0]}")
    return told, tuple(int(number) for number in found.groups())


@pytest.mark.parametrize(
    ("revision", "scenario"), [(one, name) for one, names in SCENARIOS.items() for name in names]
)
def test_the_conformance_suite_passes(suite_server: Running, revision: str, scenario: str) -> None:
    told, (passed, of, failed, _warned) = checked(suite_server, revision, scenario)
    assert (passed, failed) == (of, 0), told


def test_of_the_checks_of_statelessness_only_those_of_absent_tools_are_open(
    suite_server: Running,
) -> None:
    told, (passed, of, failed, _warned) = checked(suite_server, "2026-07-28", "server-stateless")
    assert set(re.findall(r"\[(sep-[\w-]+) *\] \S*FAILURE", told)) == WITHOUT_FIXTURE, told
    assert (passed, failed) == (of - len(WITHOUT_FIXTURE), len(WITHOUT_FIXTURE))


def test_the_inspector_finds_nothing_wrong_with_any_schema(server: Running) -> None:
    """On the whole server: every tool of every feature."""
    address = server.url + API + "/mcp"
    key = server.key(server.account())
    done = npx(
        INSPECTOR,
        *("mcp-inspector", "--cli", address, "--transport", "http"),
        *("--header", f"X-API-KEY: {key}", "--method", "tools/list", "--strict"),
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["tools"]) > 5
    print(done.stderr)


def test_clients_for_javascript_list_and_call(server: Running, tmp_path: Path) -> None:
    script = Path(__file__).with_name("clients.mjs")
    npm, node = shutil.which("npm"), shutil.which("npx")
    if npm is None or node is None:
        absent("npm", remedy="install Node.js")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    subprocess.run([npm, "install", "--silent", *CLIENTS], cwd=tmp_path, check=True, timeout=300)
    shutil.copy(script, tmp_path)
    address, key = server.url + API + "/mcp", server.key(server.account())
    done = subprocess.run(
        [node, "-y", "-p", "node@22", "node", "clients.mjs"],
        cwd=tmp_path,
        env={**os.environ, "URL": address, "KEY": key},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [one["revision"] for one in told] == ["2025-11-25", "2025-11-25", "2026-07-28"]
    assert {one["rule"] for one in told} == {"BR-CO-10"}
    assert {one["refused"] for one in told} == {"BAD_REQUEST"}
    assert len({one["tools"] for one in told}) == 1
