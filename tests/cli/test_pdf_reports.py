"""`einvoice validate --format pdf` writes a report to keep on every document."""

from pathlib import Path

import pytest

from einvoice import write
from tests.cli.running import program, run
from tests.rendering.pdf_text import squeezed, text
from tests.report.reports import CLEAN, WRONG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents: clean, wrong, and none at all."""
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "a-clean.xml").write_bytes(write(CLEAN, syntax="ubl"))
    (inbox / "b-wrong.xml").write_bytes(write(WRONG, syntax="cii"))
    (inbox / "c-broken.xml").write_bytes(b"<a>")
    return inbox


def said(path: Path) -> str:
    return squeezed(text(path.read_bytes()))


def test_one_report_goes_into_a_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    run("validate", folder / "b-wrong.xml", "-f", "pdf", "--lang", "de", "-o", target, code=1)
    assert "Abgelehnt" in said(target)
    assert "SHA-256" in said(target)
    run("validate", folder / "a-clean.xml", "-f", "pdf", "-o", target)
    assert "Accepted" in said(target)


def test_one_report_goes_to_standard_output(folder: Path) -> None:
    ended = program("validate", "-f", "pdf", "-", stdin=(folder / "a-clean.xml").read_bytes())
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"%PDF-1.7")
    assert ended.stdout.endswith(b"%%EOF\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_reports_go_into_a_folder_also_that_on_what_is_unreadable(
    folder: Path, tmp_path: Path, jobs: str
) -> None:
    target = tmp_path / "out"
    result = run("validate", folder, "-f", "pdf", "-o", target, "--jobs", jobs, code=3)
    assert "2 of 3 checked" in result.stderr
    names = sorted(path.name for path in target.iterdir())
    assert names == ["a-clean-report.pdf", "b-wrong-report.pdf", "c-broken-report.pdf"]
    assert "Rejected" in said(target / "b-wrong-report.pdf")
    assert "Unreadable" in said(target / "c-broken-report.pdf")


def test_several_reports_need_a_folder(folder: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.pdf"
    assert "folder" in run("validate", folder, "-f", "pdf", code=2).stderr
    assert "folder" in run("validate", folder, "-f", "pdf", "-o", one, code=2).stderr
    assert not one.exists()


def test_warnings_fail_where_they_are_to_fail(folder: Path, tmp_path: Path) -> None:
    doubtful = folder / "doubtful.xml"
    doubtful.write_bytes(write(CLEAN.replace(due_date="2020-01-01"), syntax="ubl"))
    asked = ("validate", doubtful, "--advice", "-f", "pdf", "-o", tmp_path / "report.pdf")
    run(*asked)
    run(*asked, "--fail-on", "warning", code=1)
