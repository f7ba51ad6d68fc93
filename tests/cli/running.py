"""The command line as tests run it: in this process, or as a program of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from einvoice import write
from einvoice.cli.app import app
from einvoice.example import example_invoice

PROGRAM = (sys.executable, "-m", "einvoice")


def run(*arguments: str | Path, stdin: bytes | None = None, code: int = 0) -> Result:
    """Run a verb in this process; anything but this exit code fails the test."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert result.exit_code == code, result.output
    return result


def run_json(*arguments: str | Path, stdin: bytes | None = None, code: int = 0) -> list[Any]:
    """Run a verb with --json and return what its lines hold."""
    result = run(*arguments, "--json", stdin=stdin, code=code)
    return [json.loads(line) for line in result.stdout.splitlines()]


def program(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as users do."""
    command = [*PROGRAM, *(str(argument) for argument in arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=env, check=False)


def example(
    folder: Path, name: str = "example.xml", *, syntax: str = "cii", **changes: Any
) -> Path:
    """A file with the example in a syntax, with some of its terms changed."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write(example_invoice().replace(**changes), syntax=syntax))
    return path
