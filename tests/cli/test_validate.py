"""`einvoice validate` gives the verdict in every form, and the exit code that follows from it."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

from einvoice import write
from tests.cli.running import example, program, run
from tests.report.reports import CLEAN, WRONG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents: clean, wrong, and none at all."""
    (tmp_path / "a-clean.xml").write_bytes(write(CLEAN, syntax="ubl"))
    (tmp_path / "b-wrong.xml").write_bytes(write(WRONG, syntax="cii"))
    return tmp_path


def test_a_clean_document_is_accepted_with_exit_code_0(folder: Path) -> None:
    told = run("validate", folder / "a-clean.xml").stdout
    assert "ACCEPT" in told
    assert "structure UBL 2.1, en16931 1.3.16" in told


def test_a_wrong_document_is_rejected_with_exit_code_1(folder: Path) -> None:
    told = run("validate", folder / "b-wrong.xml", code=1).stdout
    assert "REJECT" in told
    assert "BR-CO-10" in told
    assert "20.01" in told


def test_the_explanations_come_in_german(folder: Path) -> None:
    told = run("validate", folder / "b-wrong.xml", "--lang", "de", code=1).stdout
    assert "ABLEHNEN" in told
    assert "Abhilfe:" in told


def test_a_folder_is_checked_whole_and_counted_at_the_end(folder: Path) -> None:
    result = run("validate", folder, "--brief", code=1)
    assert len(result.stdout.splitlines()) == 2
    assert "Verdicts: 1 accept, 1 reject" in result.stderr
    assert "BR-CO-10" in result.stderr


def test_several_processes_say_the_same_in_the_same_order(folder: Path) -> None:
    for number in range(20):
        name = folder / f"c-{number:02}.xml"
        name.write_bytes(write(WRONG if number % 3 else CLEAN, syntax="ubl"))
    one = run("validate", folder, "--format", "json", code=1).stdout
    three = run("validate", folder, "--format", "json", "--jobs", "3", code=1).stdout
    assert one == three
    assert len(one.splitlines()) == 22


def test_json_is_one_object_a_line(folder: Path) -> None:
    lines = run("validate", folder, "--format", "json", code=1).stdout.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["accept", "reject"]


def test_sarif_and_junit_cover_every_document(folder: Path) -> None:
    sarif = json.loads(run("validate", folder, "--format", "sarif", code=1).stdout)
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} >= {"BR-CO-10"}
    junit = run("validate", folder, "--format", "junit", code=1).stdout
    assert len(etree.fromstring(junit.encode()).findall("testsuite")) == 2


def test_html_is_one_page_with_the_fingerprint_of_every_document(folder: Path) -> None:
    (folder / "c-broken.xml").write_bytes(b"<order/>")
    target = folder / "report.html"
    assert run("validate", folder, "-f", "html", "-l", "de", "-o", target, code=3).stdout == ""
    page = target.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert page.count("<article") == 3
    for file in folder.glob("*.xml"):
        assert sha256(file.read_bytes()).hexdigest() in page
    one = run("validate", folder / "a-clean.xml", "-f", "html").stdout
    assert one.startswith("<!doctype html>")
    assert one.rstrip().endswith("</html>")


def test_what_cannot_be_found_does_not_stand_in_the_page(folder: Path) -> None:
    result = run("validate", folder / "a-clean.xml", folder / "none.xml", "-f", "html", code=2)
    assert "none.xml" in result.stderr
    assert "none.xml" not in result.stdout


def test_a_report_goes_into_a_file(folder: Path) -> None:
    target = folder / "report.json"
    assert run("validate", folder, "-f", "json", "-o", target, code=1).stdout == ""
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_what_is_no_invoice_ends_with_3_and_stops_nobody(folder: Path) -> None:
    (folder / "aa-broken.xml").write_text("<order/>", encoding="utf-8")
    lines = run("validate", folder, "-f", "json", code=3).stdout.splitlines()
    assert [json.loads(line).get("verdict") for line in lines] == ["accept", None, "reject"]
    assert json.loads(lines[1])["error"]["code"] == "read.unknown-syntax"


def test_warnings_fail_where_that_is_asked_for(folder: Path) -> None:
    noted = write(CLEAN, syntax="ubl").replace(b"<cbc:ID>R-1", b"<cbc:UUID>u</cbc:UUID><cbc:ID>R-1")
    noted = noted.replace(
        b"<cbc:UUID>u</cbc:UUID><cbc:ID>R-1</cbc:ID>", b"<cbc:ID>R-1</cbc:ID><cbc:UUID>u</cbc:UUID>"
    )
    (folder / "noted.xml").write_bytes(noted)
    assert "warning" in run("validate", folder / "noted.xml").stdout
    run("validate", folder / "noted.xml", "--fail-on", "warning", code=1)


def test_rule_sets_can_be_named_and_a_profile_given(folder: Path) -> None:
    told = run("validate", folder / "b-wrong.xml", "--rules", "structure").stdout
    assert "ACCEPT" in told
    told = run("validate", folder / "a-clean.xml", "--profile", "xrechnung", code=1).stdout
    assert "BR-DE-" in told


def test_unknown_rule_sets_and_profiles_are_wrong_usage(folder: Path) -> None:
    named = run("validate", folder, "--rules", "en1693", code=2).output
    assert "en16931" in named
    run("validate", folder, "--profile", "nothing", code=2)


def test_advice_comes_beside_the_rules_of_the_profile(folder: Path) -> None:
    line = run("validate", folder / "a-clean.xml", "-f", "json", "--advice").stdout
    assert [one["name"] for one in json.loads(line)["rule_sets"]] == [
        "structure",
        "en16931",
        "advice",
    ]


def test_an_invoice_in_json_is_checked_as_well(folder: Path) -> None:
    (folder / "wrong.json").write_text(WRONG.to_json(), encoding="utf-8")
    told = run("validate", folder / "wrong.json", code=1).stdout
    assert "BR-CO-10" in told


def test_the_program_reads_standard_input(folder: Path) -> None:
    done = program("validate", "-", stdin=(folder / "a-clean.xml").read_bytes())
    assert done.returncode == 0
    assert done.stdout.startswith(b"-: ACCEPT")


def test_a_rule_is_explained() -> None:
    told = run("rule", "br-co-10").stdout
    assert "BT-106" in told
    assert "en16931 1.3.16" in told
    assert json.loads(run("rule", "BR-CO-10", "--json", "-l", "de").stdout)["severity"] == "fatal"


def test_an_unknown_rule_is_wrong_usage_with_a_hint() -> None:
    assert "BR-CO-10" in run("rule", "BR-C0-10", code=2).output


def test_a_report_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    file = example(tmp_path)
    result = run("validate", file, "-o", tmp_path / "nowhere" / "report.txt", code=2)
    assert "nowhere" in result.stderr
    assert "cannot be written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes")
def test_a_report_goes_through_a_pipe_without_taking_its_place(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as threads:
        text = threads.submit(pipe.read_text)
        run("validate", example(tmp_path), "-f", "json", "-o", pipe)
        assert '"verdict": "accept"' in text.result(30)
    assert pipe.is_fifo()
