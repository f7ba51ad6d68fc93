"""`einvoice convert` writes whole files, replaces none unasked, and says what it lost."""

import json
import os
from pathlib import Path

import pytest

from einvoice import read
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from tests.cli.running import example, run, run_json


@pytest.mark.parametrize("first", ["cii", "ubl", "json"])
@pytest.mark.parametrize("second", ["cii", "ubl", "json"])
def test_the_example_goes_from_every_form_to_every_form_without_a_loss(
    tmp_path: Path, first: str, second: str
) -> None:
    start, middle, end = tmp_path / "start.json", tmp_path / "middle", tmp_path / "end"
    start.write_text(example_invoice().to_json(), encoding="utf-8")
    assert run("convert", start, "-o", middle, "--to", first, "--strict").output == ""
    assert run("convert", middle, "-o", end, "--to", second, "--strict").output == ""
    data = end.read_bytes()
    invoice = Invoice.from_json(data) if second == "json" else read(data).invoice
    assert invoice == example_invoice()


def test_a_name_that_ends_in_json_asks_for_json(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    run("convert", example(tmp_path), "-o", out)
    assert Invoice.from_json(out.read_bytes()) == example_invoice()


def test_without_a_form_the_syntax_stays_or_follows_the_profile(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl")
    for arguments, expected in (([], "ubl-invoice"), (["--profile", "basic"], "cii")):
        [found] = run_json("convert", path, "-o", tmp_path / expected, *arguments)
        assert found["syntax"] == read(tmp_path / expected).syntax == expected


def test_json_takes_the_syntax_that_its_profile_is_defined_for(tmp_path: Path) -> None:
    start = tmp_path / "start.json"
    run("new", "-o", start, "--profile", "cius-it")
    [found] = run_json("convert", start, "-o", tmp_path / "out.xml")
    assert (found["syntax"], found["profile"]) == ("ubl-invoice", "cius-it")


def test_what_a_profile_lacks_is_listed_with_term_place_and_value(tmp_path: Path) -> None:
    path, out = example(tmp_path), tmp_path / "out.xml"
    result = run("convert", path, "-o", out, "--profile", "basic")
    assert result.stdout == ""
    assert "BT-41" in result.stderr
    assert "seller.contact.point" in result.stderr
    assert "Accounts receivable" in result.stderr
    [found] = run_json("convert", path, "-o", out, "--profile", "basic", "--force")
    assert found["profile"] == "factur-x-basic"
    assert {loss["term"] for loss in found["losses"]} >= {"BT-41", "BT-122", "BT-155"}


def test_a_loss_is_a_fault_only_when_strict(tmp_path: Path) -> None:
    path = example(tmp_path)
    run("convert", path, "-o", tmp_path / "a.xml", "--profile", "basic")
    run("convert", path, "-o", tmp_path / "b.xml", "--profile", "basic", "--strict", code=1)
    assert (tmp_path / "a.xml").read_bytes() == (tmp_path / "b.xml").read_bytes()


def test_what_could_not_be_read_counts_as_lost(tmp_path: Path) -> None:
    path = example(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"20260131", b"20269931", 1))
    result = run("convert", path, "-o", tmp_path / "out.json", "--strict", code=1)
    assert "20269931" in result.stderr


def test_unmapped_xml_is_reported_as_lost_in_json(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl")
    data = path.read_bytes().replace(b"<cbc:IssueDate>", b"<cbc:UUID>u-1</cbc:UUID><cbc:IssueDate>")
    path.write_bytes(data)
    [found] = run_json("convert", path, "-o", tmp_path / "out.json")
    assert [loss["path"] for loss in found["losses"]] == ["/Invoice/cbc:UUID"]


def test_standard_output_gets_the_document_and_standard_error_the_report(tmp_path: Path) -> None:
    result = run("convert", example(tmp_path), "-o", "-", "--profile", "basic", "--json")
    assert read(result.stdout_bytes).profile is not None
    assert json.loads(result.stderr)["output"] == "-"


def test_files_are_never_replaced_without_force(tmp_path: Path) -> None:
    path, out = example(tmp_path), tmp_path / "out.xml"
    out.write_bytes(b"precious")
    refused = run("convert", path, "-o", out, code=2)
    assert refused.stderr == f"einvoice: {path}: {out} exists; --force replaces it\n"
    assert out.read_bytes() == b"precious"
    run("convert", path, "-o", out, "--force")
    assert read(out).invoice == example_invoice()


def test_a_file_can_be_converted_in_place(tmp_path: Path) -> None:
    path = example(tmp_path)
    run("convert", path, "-o", path, "--to", "ubl", "--force")
    assert read(path).syntax == "ubl-invoice"


def test_a_folder_keeps_its_shape_and_takes_the_right_suffixes(tmp_path: Path) -> None:
    for name in ("a.xml", "b/c.xml", "b/d.XML"):
        example(tmp_path / "in", name)
    out = tmp_path / "new" / "out"
    result = run("convert", tmp_path / "in", "-o", out, "--to", "json")
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert found == ["a.json", "b/c.json", "b/d.json"]
    assert result.stderr == "einvoice: 3 of 3 converted\n"


def test_losses_of_many_documents_are_summed_by_term(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        example(tmp_path / "in", name)
    result = run("convert", tmp_path / "in", "-o", tmp_path / "out", "--profile", "basic")
    rows = [line.split() for line in result.stderr.splitlines()]
    assert ["BT-155", "lines[].item.seller_id", "2", "4"] in [row[:4] for row in rows]
    assert result.stderr.endswith("einvoice: 2 of 2 converted, 2 with losses\n")


def test_two_inputs_never_go_into_one_file(tmp_path: Path) -> None:
    one, two = example(tmp_path / "one", "x.xml"), example(tmp_path / "two", "x.xml")
    result = run("convert", one, two, "-o", tmp_path / "out", "--force", code=2)
    assert f"{two}: {tmp_path / 'out' / 'x.xml'} was already written from {one}" in result.stderr
    file = tmp_path / "file.xml"
    file.write_bytes(b"precious")
    run("convert", one, two, "-o", file, "--force", code=2)
    run("convert", one, two, "-o", "-", code=2)
    assert file.read_bytes() == b"precious"


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_bytes(b"<html/>")
    example(tmp_path / "in", "b.xml")
    found = run_json("convert", tmp_path / "in", "-o", tmp_path / "out", code=3)
    assert [("error" in entry, "output" in entry) for entry in found] == [
        (True, False),
        (False, True),
    ]
    assert os.listdir(tmp_path / "out") == ["b.xml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--profile", "nonsense"],
        ["--to", "pdf"],
        ["--to", "cii", "--profile", "peppol-self-billing"],
        ["--to", "json", "--profile", "zugferd-2.0-basic"],
        ["--to", "cii", "--profile", "zugferd-1.0-basic"],
    ],
)
def test_what_cannot_be_written_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    run("convert", example(tmp_path), "-o", tmp_path / "out", *arguments, code=2)
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    path = example(tmp_path)
    result = run("convert", path, "-o", path / "below" / "out.xml", code=2)
    assert "cannot be written" in result.stderr


def test_characters_that_xml_cannot_hold_are_the_fault_of_the_document(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    result = run("convert", "-", "-o", out, stdin=b'{"number": "\\u0001"}', code=1)
    assert "U+0001" in result.stderr
    assert not out.exists()


def test_no_scratch_file_is_left_behind(tmp_path: Path) -> None:
    path = example(tmp_path)
    run("convert", path, "-o", tmp_path / "out.xml")
    run("convert", path, "-o", tmp_path / "out.xml", code=2)
    run("convert", path, "-o", tmp_path / "out.xml", "--force")
    assert sorted(os.listdir(tmp_path)) == ["example.xml", "out.xml"]
