"""Every Python block and every `einvoice` command of README and docs does what the page shows.

The blocks of a page run in one folder and one name space, in their order. Comments `#> ...` are
what a Python block prints; the lines below a command are what it prints, `...` for any others.
A command that is to fail is followed by `$ echo $?` and the exit code.
"""

import contextlib
import io
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from einvoice.cli.app import app
from tests.docs.pages import Block, Command, blocks, commands, matches, pages, printed_in


@pytest.mark.parametrize("page", pages())
def test_what_a_page_shows_is_what_happens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EINVOICE_RULES_HOME", str(tmp_path / ".rules"))  # nobody's own rules
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.kind == "python":
            run_python(page, block, names)
        else:
            run_console(page, block)


def run_python(page: str, block: Block, names: dict[str, object]) -> None:
    shifted = "\n" * (block.line - 1) + block.text  # tracebacks name the line of the page
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(shifted, page, "exec"), names)
    if shown := printed_in(block):
        assert out.getvalue().splitlines() == shown, f"{page}, line {block.line}"


def run_console(page: str, block: Block) -> None:
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
