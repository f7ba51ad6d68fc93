"""Every Python block and every `einvoice` command of README and docs does what the page shows.

The blocks of a page run in one folder and one name space, in their order. Comments `#> ...` are
what a Python block prints; the lines below a command are what it prints, `...` for any others.
A command that is to fail is followed by `$ echo $?` and the exit code. Pages that name EINVOICE_URL
talk to a server, with an account of their own; their calls of `curl` are made, too.
"""

import contextlib
import io
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from einvoice.cli.app import app
from einvoice.example import example_invoice
from einvoice_server.client import Client
from tests.docs.pages import (
    Block,
    Command,
    asks_a_server,
    blocks,
    commands,
    matches,
    pages,
    printed_in,
)
from tests.server.running import Running

pytestmark = pytest.mark.programs


@pytest.mark.parametrize("page", pages())
def test_what_a_page_shows_is_what_happens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EINVOICE_RULES_HOME", str(tmp_path / ".rules"))  # nobody's own rules
    if asks_a_server(page):
        server: Running = request.getfixturevalue("pages_server")
        monkeypatch.setenv("EINVOICE_URL", server.url)
        monkeypatch.setenv("EINVOICE_KEY", server.key(server.account(features=True)))
        (tmp_path / "invoice.pdf").write_bytes(example_invoice().to_pdf())
    names: dict[str, object] = {"__name__": "__main__"}
    try:
        for block in blocks(page):
            {"python": run_python, "console": run_console, "sh": run_curl}[block.kind](
                page, block, names
            )
    finally:
        for value in names.values():
            if isinstance(value, Client):
                value.close()


def run_python(page: str, block: Block, names: dict[str, object]) -> None:
    shifted = "\n" * (block.line - 1) + block.text  # tracebacks name the line of the page
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(shifted, page, "exec"), names)
    if shown := printed_in(block):
        assert out.getvalue().splitlines() == shown, f"{page}, line {block.line}"


def run_curl(page: str, block: Block, _names: dict[str, object]) -> None:
    """Make the calls of a block; what the server refuses fails."""
    if not block.text.startswith("curl "):
        return
    if shutil.which("curl") is None:
        pytest.skip("curl is missing")
    strict = 'curl() { command curl --silent --show-error --fail-with-body "$@"; }\n'
    done = subprocess.run(
        ["sh", "-eu", "-c", strict + block.text], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{page}, line {block.line}: {done.stdout}{done.stderr}"


def run_console(page: str, block: Block, _names: dict[str, object]) -> None:
    last = 0
    for command in commands(block):
        if command.text == "echo $?":
            assert command.shown == [str(last)], f"{page}, line {block.line}: exit code {last}"
            last = 0
        elif command.text.startswith("einvoice "):
            assert last == 0, f"{page}, line {block.line}: a command ended with {last}"
            last = run_command(page, block, command)
    assert last == 0, f"{page}, line {block.line}: a command ended with {last}"


def run_command(page: str, block: Block, command: Command) -> int:
    result = CliRunner().invoke(app, shlex.split(command.text)[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    actual = [line.rstrip() for line in result.output.splitlines()]
    if command.shown or not command.text.endswith("--help"):
        place = f"{page}, line {block.line}: {command.text}"
        assert matches(command.shown, actual), f"{place}\n{result.output}"
    return result.exit_code


def test_the_tour_of_the_readme_is_among_what_runs() -> None:
    kinds = [block.kind for block in blocks("README.md")]
    assert kinds.count("python") >= 4
    assert "console" in kinds


def test_dots_stand_for_any_lines() -> None:
    assert matches(["a", "...", "d"], ["a", "b", "c", "d"])
    assert matches(["..."], [])
    assert not matches(["a", "...", "x"], ["a", "b"])
    assert not matches([], ["a"])


def test_dots_at_an_end_stand_for_the_rest_of_the_line() -> None:
    assert matches(["a b ..."], ["a b c d"])
    assert not matches(["a b ..."], ["a c d"])
