"""Every verb of the program is in the reference of the command line, and none that is not there."""

import re
from pathlib import Path

from typer.main import get_command

from einvoice.cli.app import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "command-line.md"


def test_the_reference_lists_the_verbs_that_there_are() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    listed = re.findall(r"^\| `einvoice ([a-z-]+)", table, flags=re.MULTILINE)
    verbs = getattr(get_command(app), "commands")  # noqa: B009 - typer gives a click group
    assert sorted(listed) == sorted(verbs)
