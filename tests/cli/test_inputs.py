"""What the verbs take: files, folders, patterns, standard input; one bad one stops no other."""

from pathlib import Path

import pytest

from einvoice import write
from einvoice.example import example_invoice
from tests.cli.running import example, run, run_json


def names(*arguments: str | Path, code: int = 0) -> list[str]:
    return [Path(found["file"]).name for found in run_json("show", *arguments, code=code)]


def test_a_folder_stands_for_all_xml_below_it(tmp_path: Path) -> None:
    for name in ("b.xml", "a/c.XML", "a/d/e.xml"):
        example(tmp_path, name)
    example(tmp_path, "notes.txt")
    assert sorted(names(tmp_path)) == ["b.xml", "c.XML", "e.xml"]


def test_patterns_are_matched_where_the_shell_did_not(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml", "c/d.xml", "e.json"):
        example(tmp_path, name)
    assert names(tmp_path / "*.xml") == ["a.xml", "b.xml"]
    assert names(tmp_path / "**" / "*.xml") == ["a.xml", "b.xml", "d.xml"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    path = example(tmp_path, "invoice[1].xml")
    assert names(path) == ["invoice[1].xml"]


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = example(tmp_path)
    assert names(path, tmp_path, tmp_path / "*.xml") == ["example.xml"]


def test_standard_input_holds_xml_or_json() -> None:
    invoice = example_invoice()
    for data in (write(invoice, syntax="ubl"), b"\xef\xbb\xbf \n" + invoice.to_json().encode()):
        [found] = run_json("show", "-", stdin=data)
        assert found["file"] == "-"
        assert found["invoice"]["number"] == invoice.number


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.xml", "there is no such file"),
        ("*.xml", "no file matches"),
        ("empty", "the folder holds no file that ends in .xml or .pdf"),
    ],
)
def test_what_names_nothing_is_wrong_usage(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run("show", tmp_path / name, code=2)
    assert result.stdout == ""
    assert result.stderr.splitlines()[0] == f"einvoice: {tmp_path / name}: {message}"


def test_no_input_at_all_is_wrong_usage() -> None:
    assert "FILE" in run("show", code=2).stderr


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.not-xml"),
        (b"<a/>", "read.unknown-syntax"),
        (b"<!DOCTYPE a []><a/>", "read.forbidden-content"),
        (b"{}}", "json"),
        (b'{"numbr": "1"}', "json"),
        (b"[]", "json"),
        (b"{" * 5000, "json"),
    ],
)
def test_what_holds_no_invoice_is_unreadable(data: bytes, code: str) -> None:
    [found] = run_json("show", "-", stdin=data, code=3)
    assert found["error"]["code"] == code


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    example(tmp_path, "a.xml")
    (tmp_path / "b.xml").write_bytes(b"<html/>")
    example(tmp_path, "c.xml")
    result = run("show", tmp_path, code=3)
    assert result.stdout.count("Invoice EXAMPLE-2026-001") == 2
    assert f"einvoice: {tmp_path / 'b.xml'}: " in result.stderr
    assert result.stderr.splitlines()[-1] == "einvoice: 2 of 3 shown"


def test_the_worst_exit_code_counts(tmp_path: Path) -> None:
    good, bad = example(tmp_path), tmp_path / "bad.xml"
    bad.write_bytes(b"<html/>")
    missing = tmp_path / "missing.xml"
    run("show", good, missing, code=2)
    run("show", good, missing, bad, code=3)
