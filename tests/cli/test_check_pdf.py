"""`einvoice check-pdf`: verdicts over many files, exit codes, JSON."""

import json
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary

from tests.cli.running import run
from tests.pdf.preflight.making import hybrid, invoice_xml, packet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.pdf").write_bytes(hybrid())
    (tmp_path / "bad.pdf").write_bytes(hybrid(xmp=packet(conformance="b")))
    (tmp_path / "beside.xml").write_bytes(invoice_xml())
    return tmp_path


def test_a_good_file_ends_with_0_and_a_line(folder: Path) -> None:
    said = run("check-pdf", folder / "good.pdf").stdout
    assert said.splitlines() == [
        f"{folder / 'good.pdf'}: PASS  PDF/A-3B, factur-x, en16931; "
        "no violation found by 146 of 146 rules of PDF/A-3"
    ]


def test_within_germany_a_fault_of_the_container_does_not_fail_the_run(folder: Path) -> None:
    result = run("check-pdf", folder / "bad.pdf")
    assert "FAIL" in result.stdout
    assert "warning  6.6.4-3  XMP" in result.stdout
    run("check-pdf", folder / "bad.pdf", "--fail-on", "warning", code=1)
    run("check-pdf", folder / "bad.pdf", "--country", "FR", code=1)


def test_a_folder_is_checked_file_by_file_without_the_xml_in_it(folder: Path) -> None:
    result = run("check-pdf", folder, "--country", "FR", "--brief", code=1)
    assert [line.split(": ")[1].split("  ")[0] for line in result.stdout.splitlines()] == [
        "FAIL",
        "PASS",
    ]
    assert "2 of 2 checked" in result.stderr


def test_json_is_one_object_a_line(folder: Path) -> None:
    lines = run("check-pdf", folder, "--format", "json").stdout.splitlines()
    bad, good = map(json.loads, lines)
    assert (good["verdict"], good["rules_checked"], good["findings"]) == ("pass", 146, [])
    assert [(one["rule"], one["severity"]) for one in bad["findings"]] == [("6.6.4-3", "warning")]
    assert bad["findings"][0]["fix"]


def test_german_is_spoken(folder: Path) -> None:
    said = run("check-pdf", folder / "bad.pdf", "--lang", "de").stdout
    assert "NICHT BESTANDEN" in said
    assert "Abhilfe:" in said


def test_what_could_not_be_checked_ends_with_1(tmp_path: Path) -> None:
    def add_form(pdf: object) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array())  # pyright: ignore

    file = tmp_path / "form.pdf"
    file.write_bytes(hybrid(add_form))
    result = run("check-pdf", file, code=1)
    assert "NOT CHECKED" in result.stdout
    assert "Not checked: obj" in result.stdout


def test_what_is_no_pdf_ends_with_3_and_stops_nothing(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"hello")
    result = run("check-pdf", folder, code=3)
    assert "expected a PDF" in result.stderr
    assert "good.pdf: PASS" in result.stdout


def test_a_verapdf_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    run("check-pdf", folder / "good.pdf", "--verapdf", "/nowhere/verapdf", code=2)
