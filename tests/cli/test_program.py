"""The program as a process: encodings, pipes, interruption, how much it loads."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from einvoice import __version__
from einvoice.example import example_invoice
from einvoice.model.party import Seller
from tests.cli.running import PROGRAM, example, program

pytestmark = pytest.mark.programs

NAME = "Bücher & Søn, Łódź 書店"


def test_the_version_is_printed() -> None:
    assert program("--version").stdout.decode().strip() == f"einvoice {__version__}"


def test_without_a_verb_the_verbs_are_listed() -> None:
    shown = program("--help").stdout.decode()
    assert all(f"  {verb} " in shown for verb in ("show", "convert", "new", "terms", "schema"))
    assert "Exit codes: " in shown
    assert program().returncode == 2


def test_a_wrong_option_is_wrong_usage() -> None:
    done = program("show", "--no-such-option")
    assert done.returncode == 2
    assert b"no-such-option" in done.stderr


def test_help_loads_neither_the_model_nor_the_parser() -> None:
    code = (
        "import sys\n"
        "from einvoice.cli.app import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "print(sorted({'pydantic', 'lxml', 'rich.console'} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_output_is_utf_8_in_every_locale(tmp_path: Path, locale: str) -> None:
    path = example(tmp_path, seller=Seller(name=NAME))
    env = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for arguments in (["show", path], ["show", path, "--json"]):
        done = program(*arguments, env=env)
        assert done.returncode == 0
        assert NAME in done.stdout.decode("utf-8")


def test_an_encoding_that_is_asked_for_is_used_and_never_fails(tmp_path: Path) -> None:
    path = example(tmp_path, seller=Seller(name=NAME))
    done = program("show", path, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert "Bücher & Søn" in done.stdout.decode("latin-1")


def test_nothing_is_coloured_where_nobody_looks(tmp_path: Path) -> None:
    done = program("show", example(tmp_path))
    assert b"\x1b" not in done.stdout + done.stderr


def test_documents_pass_through_pipes_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "out.xml"
    assert program("convert", example(tmp_path), "-o", path, "--to", "ubl").returncode == 0
    done = program("convert", "-", "-o", "-", "--to", "ubl", stdin=path.read_bytes())
    assert done.stdout == path.read_bytes()
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("arguments", [["show", "-"], ["convert", "-", "-o", "-"]])
def test_an_interrupted_program_ends_with_130_and_no_traceback(arguments: list[str]) -> None:
    waiting = [*PROGRAM, *arguments]
    code = f"import runpy, sys; sys.argv = {waiting[2:]!r}\n" + (
        "import einvoice.cli.inputs as inputs\n"
        "find = inputs.find\n"
        "def announced(arguments):\n"
        "    print('reading', file=sys.stderr, flush=True)\n"
        "    return find(arguments)\n"
        "inputs.find = announced\n"
        "runpy.run_module('einvoice', run_name='__main__')\n"
    )
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in complaint


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("arguments", [["terms"], ["schema"], ["terms", "--json"], ["new"]])
def test_a_reader_who_leaves_early_is_no_error(arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run(
            [*PROGRAM, *arguments], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_file_names_that_are_no_text_are_read_and_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.xml"
    with open(name, "wb") as file:
        file.write(example(tmp_path).read_bytes())
    for arguments in (["show"], ["show", "--json"]):
        command = [*map(os.fsencode, (*PROGRAM, *arguments)), name, name + b"missing"]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 2
        assert f"{example_invoice().number}" in done.stdout.decode("utf-8")
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_many_documents_show_a_bar_on_the_terminal_and_nowhere_else(tmp_path: Path) -> None:
    import pty

    for name in ("a.xml", "b.xml"):
        example(tmp_path / "in", name)
    main_end, terminal = pty.openpty()
    command = [*PROGRAM, "convert", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--json"]
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env=env, check=True)
    os.close(terminal)
    seen = os.read(main_end, 100_000).decode("utf-8")
    os.close(main_end)
    assert "2/2" in seen
    assert b"\x1b" not in done.stdout
    assert len(done.stdout.splitlines()) == 2
