"""`einvoice diff` compares two documents, whatever their syntaxes."""

import json
from pathlib import Path

from einvoice.example import example_invoice
from tests.cli.running import example, run, run_json


def test_the_same_invoice_in_two_syntaxes_does_not_differ(tmp_path: Path) -> None:
    cii, ubl = example(tmp_path, "a.xml"), example(tmp_path, "b.xml", syntax="ubl")
    result = run("diff", cii, ubl, "--strict")
    assert result.stdout == ""
    assert "no differences" in result.stderr
    assert run_json("diff", cii, ubl) == []


def test_differences_are_listed_with_both_values(tmp_path: Path) -> None:
    before = example(tmp_path, "a.xml")
    after = example(tmp_path, "b.xml", number="R-2", due_date=None)
    shown = run("diff", before, after).stdout
    for text in ("~", "BT-1", "EXAMPLE-2026-001", "R-2", "-", "BT-9", "2026-02-28"):
        assert text in shown
    run("diff", before, after, "--strict", code=1)
    changed, removed = run_json("diff", before, after)
    assert (changed["kind"], changed["term"], changed["after"]) == ("changed", "BT-1", "R-2")
    assert (removed["kind"], removed["path"], removed["after"]) == ("removed", "due_date", None)


def test_a_document_can_come_from_standard_input(tmp_path: Path) -> None:
    data = example_invoice().replace(number="R-2").to_json().encode()
    [found] = run_json("diff", "-", example(tmp_path), stdin=data)
    assert found["before"] == "R-2"


def test_what_cannot_be_read_ends_the_run(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<html/>", encoding="utf-8")
    result = run("diff", example(tmp_path), bad, "--json", code=3)
    assert json.loads(result.stdout)["error"]["code"] == "read.unknown-syntax"
    run("diff", example(tmp_path), tmp_path / "absent.xml", code=3)
