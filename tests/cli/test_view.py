"""`einvoice view` serves a page until it is told to end, or writes it."""

import os
import re
import signal
import subprocess
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, example, program, run


@contextmanager
def viewing(*arguments: str | Path) -> Generator[tuple[str, "subprocess.Popen[str]"]]:
    """The program, and the address that it prints."""
    command = [*PROGRAM, "view", "--no-open", *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "is shown at" in process.stderr.readline()
        try:
            yield process.stderr.readline().strip(), process
        finally:
            process.terminate()
            process.communicate(timeout=60)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_page_is_there_until_the_program_is_told_to_end(
    tmp_path: Path, ending: signal.Signals
) -> None:
    with viewing(example(tmp_path)) as (address, process):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32,}/", address)
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert b"EXAMPLE-2026-001" in answer.read()
        os.kill(process.pid, ending)
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_it_ends_by_itself_when_nobody_uses_it(tmp_path: Path) -> None:
    ended = program("view", example(tmp_path), "--no-open", "--timeout", "0.3")
    assert ended.returncode == 0
    assert b"ended after 0.3 seconds" in ended.stderr


def test_a_browser_is_opened_unless_that_is_not_wanted(tmp_path: Path) -> None:
    # A browser that is a program of this test: it notes the address that it was called with.
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": str(browser)}
    path = example(tmp_path)
    program("view", path, "--timeout", "0.3", "--no-open", env=environment)
    assert not seen.exists()
    ended = program("view", path, "--timeout", "2", env=environment)
    assert seen.read_text(encoding="utf-8").encode() in ended.stderr


def test_the_page_can_be_written_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    run("view", example(tmp_path), "-o", out, "--language", "de,en", "--theme", "modern")
    page = out.read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="de">')
    assert "exists" in run("view", example(tmp_path), "-o", out, code=2).stderr
    run("view", example(tmp_path), "-o", out, "--force")
    assert '<html lang="en">' in out.read_text(encoding="utf-8")


def test_standard_input_can_be_viewed_and_standard_output_can_take_the_page(tmp_path: Path) -> None:
    data = example(tmp_path).read_bytes()
    assert run("view", "-", "-o", "-", stdin=data).stdout.startswith("<!doctype html>")


def test_a_broken_document_is_shown_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_bytes(b"<Invoice><oops></Invoice>")
    out = tmp_path / "page.html"
    run("view", path, "-o", out)
    assert "read." in out.read_text(encoding="utf-8")


def test_what_is_no_file_or_option_ends_it_at_once(tmp_path: Path) -> None:
    assert "no such file" in run("view", tmp_path / "none.xml", "-o", "-", code=3).stderr
    run("view", example(tmp_path), "-o", "-", "--language", "tlh", code=2)
    run("view", example(tmp_path), "-o", "-", "--theme", "none", code=2)


def test_a_port_that_is_taken_is_wrong_usage(tmp_path: Path) -> None:
    path = example(tmp_path)
    with viewing(path) as (address, _):
        port = address.split(":")[2].partition("/")[0]
        ended = program("view", path, "--no-open", "--port", port)
    assert ended.returncode == 2
    assert port.encode() in ended.stderr
