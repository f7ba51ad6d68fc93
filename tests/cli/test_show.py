"""`einvoice show` says everything that a document says, and harms nobody."""

from pathlib import Path

import pytest

from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.reference import Note
from tests.cli.running import example, run, run_json
from tests.model.invoices import full_invoice


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_every_part_of_the_example_is_shown(tmp_path: Path, syntax: str) -> None:
    shown = run("show", example(tmp_path, syntax=syntax)).stdout
    for text in (
        "Invoice EXAMPLE-2026-001",
        "EN 16931",
        "Issued       2026-01-31",
        "Example Books GmbH",
        "10000 Example City",
        "VAT DE123456789",
        "Example Town Library",
        "EXAMPLE-ORDER-42",
        "Library cards, printed",
        "12.50 / 100",
        "S standard",
        "Freight",
        "1062.19",
        "58 SEPA credit transfer",
        "DE91100000000123456789",
        "Nobody is asked to pay it.",
        "https://example.com/timesheets/example",
    ):
        assert text in shown


def test_what_is_not_understood_stands_at_the_end_with_its_line(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl")
    text = path.read_text(encoding="utf-8")
    text = text.replace("2026-01-31", "31.1.2026", 1)
    text = text.replace(
        "<cbc:ID>EXAMPLE-2026-001", "\n<cbc:UUID>u-1</cbc:UUID><cbc:ID>EXAMPLE-2026-001"
    )
    path.write_text(text, encoding="utf-8")
    shown = run("show", path).stdout
    issues, unmapped = shown.index("Issues"), shown.index("Not mapped to any term")
    assert shown.index("Example Books GmbH") < issues < unmapped
    assert "31.1.2026" in shown[issues:unmapped]
    assert "cbc:UUID" in shown[unmapped:]
    run("show", path, "--strict", code=1)
    [found] = run_json("show", path)
    assert [issue["raw"] for issue in found["issues"]] == ["31.1.2026"]
    assert [part["line"] for part in found["unmapped"]] == [3]


def test_the_json_is_the_invoice_with_what_is_known_about_it(tmp_path: Path) -> None:
    [found] = run_json("show", example(tmp_path))
    assert found["syntax"] == "cii"
    assert found["profile"] == "en16931"
    assert Invoice.model_validate(found["invoice"]) == example_invoice()
    assert (found["issues"], found["unmapped"]) == ([], [])


def test_an_invoice_that_says_nothing_is_shown() -> None:
    shown = run("show", "-", stdin=b"{}").stdout
    assert "Document without a number" in shown
    assert "JSON, no profile stated" in shown


def test_every_value_of_an_invoice_with_every_term_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    path.write_text(full_invoice().to_json(), encoding="utf-8")
    shown = run("show", path).stdout
    assert "Also stated" in shown
    assert "more (--json lists all)" in shown
    assert "Also stated in lines: " in shown


def test_long_invoices_are_abbreviated_unless_all_lines_are_asked_for(tmp_path: Path) -> None:
    lines = [Line(id=f"L{number}") for number in range(50)]
    path = example(tmp_path, lines=lines)
    short = run("show", path).stdout
    assert "L19" in short
    assert "L20" not in short
    assert "and 30 more lines" in short
    assert "L49" in run("show", path, "--lines", "0").stdout


def test_sub_lines_stand_below_their_line(tmp_path: Path) -> None:
    path = tmp_path / "nested.json"
    nested = Line(id="1", sub_lines=[Line(id="1.1", sub_lines=[Line(id="1.1.1")])])
    path.write_text(Invoice(lines=[nested]).to_json(), encoding="utf-8")
    shown = run("show", path).stdout
    assert "\n1 " in shown
    assert "\n  1.1 " in shown
    assert "\n    1.1.1 " in shown


HOSTILE = (
    "[bold red]x[/] \x1b[31m \x1b]0;title\x07 \x9b2J \u202e \u2066 \r overwritten [link=x]y[/link]"
)


def test_no_text_of_a_document_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    path = tmp_path / "hostile.json"
    hostile = full_invoice().replace(
        number=HOSTILE, notes=[Note(text=HOSTILE, subject_code=HOSTILE)], currency_code=HOSTILE
    )
    path.write_text(hostile.to_json(), encoding="utf-8")
    for arguments in (["show"], ["show", "--json"]):
        shown = run(*arguments, path).stdout
        assert {char for char in shown if ord(char) < 32 or 127 <= ord(char) < 160} == {"\n"}
        assert not set("\u202e\u2066") & set(shown)
    shown = run("show", path).stdout
    assert "[bold red]x[/]" in shown
    assert "[link=x]" in shown
    assert "\\x1b[31m" in shown


def test_file_names_cannot_command_the_terminal_either(tmp_path: Path) -> None:
    name = tmp_path / "\x1b(31m.xml"
    result = run("show", name, code=2)
    assert "\x1b" not in result.stderr
    assert "\\x1b(31m.xml: there is no such file" in result.stderr


def test_broken_xml_is_refused_and_shown_when_asked_to_recover(tmp_path: Path) -> None:
    path = example(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    refused = run("show", path, code=3)
    assert refused.stdout == ""
    assert refused.stderr.startswith(f"einvoice: {path}: expected well-formed XML")
    assert "Example Books GmbH" in run("show", path, "--recover").stdout
