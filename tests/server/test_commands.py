"""The program: what it has, and how little it loads for a question."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from einvoice_server.cli.app import Commands


def program(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "einvoice_server", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_tells_every_command_and_its_version() -> None:
    shown = program("--help")
    assert shown.returncode == 0
    for name in Commands.places:
        assert f" {name} " in shown.stdout
    assert program("--version").stdout == f"einvoice-server {version('einvoice-kit')}\n"


def test_a_command_that_there_is_not_is_a_wrong_use() -> None:
    wrong = program("sever")
    assert wrong.returncode == 2
    assert "sever" in wrong.stderr
    assert "Traceback" not in wrong.stderr


@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (("--version",), {"sqlalchemy", "fastapi", "einvoice"}),
        (("key", "--help"), {"fastapi", "mcp", "einvoice_server.catalogue", "reportlab"}),
        (("account", "--help"), {"fastapi", "mcp", "einvoice_server.catalogue", "reportlab"}),
    ],
)
def test_no_command_waits_for_what_it_has_no_use_for(
    words: tuple[str, ...], unneeded: set[str]
) -> None:
    script = (
        "import sys; from einvoice_server.cli import main\n"
        f"sys.argv[1:] = {words!r}\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print(*({unneeded!r} & sys.modules.keys()), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stderr.split() == []
