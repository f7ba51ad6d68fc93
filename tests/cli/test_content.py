"""`einvoice content` lists sections for people and programs, with their places on demand."""

import json
from pathlib import Path

import pytest

from einvoice.example import example_invoice
from einvoice.sections import SECTIONS, content
from tests.builders import full_invoice
from tests.cli.running import example, run, run_json


def test_every_stated_value_is_listed_under_its_section(tmp_path: Path) -> None:
    shown = run("content", example(tmp_path)).stdout
    for text in (
        "summary",
        "EXAMPLE-2026-001",
        "contactPerson.phone",
        "[1].product.name",
        "Library cards, printed",
        "means[0].iban",
        "https://example.com/timesheets/example",
    ):
        assert text in shown
    assert "taxRepresentative" not in shown


def test_one_section_is_listed_alone(tmp_path: Path) -> None:
    shown = run("content", example(tmp_path), "--section", "seller").stdout
    assert "DE123456789" in shown
    assert "Example Town Library" not in shown


def test_the_json_holds_all_sections(tmp_path: Path) -> None:
    path = example(tmp_path)
    [found] = run_json("content", path)
    assert found.pop("file") == str(path)
    assert found == json.loads(content(path).to_json())
    assert set(SECTIONS) < set(found)


def test_the_json_of_a_section_has_its_doubts(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl")
    path.write_text(path.read_text(encoding="utf-8").replace("2026-01-28", "x"), encoding="utf-8")
    [delivery] = run_json("content", path, "-s", "delivery")
    assert delivery["delivery"]["deliveryDate"] is None
    assert [doubt["path"] for doubt in delivery["doubtful"]] == ["delivery.deliveryDate"]
    [buyer] = run_json("content", path, "-s", "buyer")
    assert buyer["doubtful"] == []
    run("content", path, "--strict", code=1)
    assert "Doubtful" in run("content", path).stdout


def test_the_trace_names_term_and_place(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl")
    shown = run("content", path, "-s", "taxes", "--trace").stdout
    assert "BT-117" in shown
    [found] = run_json("content", path, "-s", "taxes", "--trace")
    value = found["taxes"][0]["taxAmount"]
    assert (value["value"], value["term"]) == ("39.02", "BT-117")
    assert value["location"].endswith("cac:TaxSubtotal[1]/cbc:TaxAmount")
    [whole] = run_json("content", path, "--trace")
    assert whole["taxes"] == found["taxes"]


def test_the_json_of_the_model_has_content_too() -> None:
    data = full_invoice().to_json().encode()
    [found] = run_json("content", "-", stdin=data)
    assert found["summary"]["syntax"] is None
    assert "lines[0].item.industry_id" in {one["path"] for one in found["lineitems"][0]["further"]}
    assert "further" in run("content", "-", stdin=data).stdout


def test_several_documents_are_listed_each_under_its_name(tmp_path: Path) -> None:
    example(tmp_path, "a.xml")
    example(tmp_path, "b.xml", syntax="ubl")
    shown = run("content", tmp_path, "-s", "summary").stdout
    assert shown.index("a.xml") < shown.index("b.xml")
    assert len(run_json("content", tmp_path)) == 2


def test_what_is_no_section_is_wrong_usage(tmp_path: Path) -> None:
    result = run("content", example(tmp_path), "-s", "selle", code=2)
    assert "seller" in result.output


def test_a_text_of_the_document_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(example_invoice().replace(buyer_reference="a\x1b[2Jb").to_json(), "utf-8")
    assert "\x1b" not in run("content", path).stdout


@pytest.mark.parametrize("name", SECTIONS)
def test_the_schema_of_a_section_can_be_printed(name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    assert schema["type"] in ("object", "array")


def test_the_schema_of_the_whole_content_can_be_printed() -> None:
    schema = json.loads(run("schema", "content").stdout)
    assert set(SECTIONS) < set(schema["properties"])
    run("schema", "nosuch", code=2)
