"""Every example runs, and does what it says at its top."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from einvoice import read, validate, write
from einvoice.example import example_invoice
from tests.docs.pages import ROOT
from tests.server.running import Running

pytestmark = pytest.mark.programs

EXAMPLES = ROOT / "examples"


def run(
    name: str, *arguments: str, folder: Path, code: int = 0
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


def test_the_first_invoice_is_written_in_both_syntaxes(tmp_path: Path) -> None:
    printed = run("first_invoice.py", folder=tmp_path).stdout
    assert "To pay: 909.90 EUR" in printed
    cii, ubl = (read(tmp_path / f"invoice-{syntax}.xml") for syntax in ("cii", "ubl"))
    assert (cii.syntax, ubl.syntax) == ("cii", "ubl-invoice")
    assert cii.invoice == ubl.invoice


def test_anything_can_be_read_and_what_is_no_invoice_is_refused(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_bytes(write(example_invoice(), syntax="ubl").replace(b"2026-02-28", b"soon"))
    bad.write_bytes(b"<html/>")
    done = run("read_any.py", str(good), str(bad), folder=tmp_path, code=3)
    assert "EXAMPLE-2026-001" in done.stdout
    assert "'soon'" in done.stdout
    assert "read.unknown-syntax" in done.stderr


def test_losses_are_listed(tmp_path: Path) -> None:
    printed = run("convert_with_losses.py", folder=tmp_path).stdout
    assert "lost: BT-41 seller.contact.point" in printed
    assert "write.term-not-in-profile" in printed
    assert read(tmp_path / "basic.xml").profile is not None


def test_a_hybrid_invoice_is_made_and_credited(tmp_path: Path) -> None:
    printed = run("hybrid_invoice.py", folder=tmp_path).stdout
    assert "invoice.pdf: pass, holds factur-x.xml" in printed
    assert "the rules: accept" in printed
    assert "credit.pdf: type 381, for EXAMPLE-2026-001" in printed
    assert validate(tmp_path / "credit.pdf").verdict == "accept"


def test_a_folder_becomes_a_table(tmp_path: Path) -> None:
    for syntax in ("cii", "ubl"):
        (tmp_path / f"{syntax}.xml").write_bytes(write(example_invoice(), syntax=syntax))
    (tmp_path / "bad.xml").write_bytes(b"<html/>")
    done = run("folder_to_table.py", str(tmp_path), folder=tmp_path)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [row["net"] for row in rows] == ["450.00", "62.50", "324.00", "107.40"] * 2
    assert "bad.xml" in done.stderr


def test_an_invoice_goes_through_a_server_and_back(tmp_path: Path) -> None:
    printed = run("server_round_trip.py", folder=tmp_path).stdout
    assert re.search(r"^Invoice \d{4}/\d\d/00001: created$", printed, re.MULTILINE)
    assert "from Example Books GmbH: accept" in printed
    assert "360.00 + 68.40 VAT = 428.40 EUR" in printed
    assert validate(tmp_path / "invoice.pdf").verdict == "accept"
    assert read(tmp_path / "invoice.xml").invoice == read(tmp_path / "invoice.pdf").invoice


def test_the_same_is_done_with_curl(tmp_path: Path, pages_server: Running) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is missing")
    key = pages_server.key(pages_server.account())
    script = str(EXAMPLES / "server_round_trip.sh")
    done = subprocess.run(
        ["sh", script, pages_server.url, key],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Imported: accept" in done.stdout
    assert '"amountDue":428.40' in done.stdout
    assert validate(tmp_path / "invoice.pdf").verdict == "accept"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_every_example_says_how_it_is_run(path: Path) -> None:
    assert f"python examples/{path.name}" in path.read_text(encoding="utf-8")
