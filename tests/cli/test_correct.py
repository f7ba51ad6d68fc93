"""`einvoice correct` writes credit notes and corrections whole, in the syntax of the invoice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from einvoice import Invoice, Verdict, convert, read, validate
from einvoice.syntax.detect import Syntax
from tests.cli.running import example, run


@pytest.mark.parametrize(
    ("syntax", "written"), [("cii", Syntax.CII), ("ubl", Syntax.UBL_CREDIT_NOTE)]
)
def test_a_credit_note_has_the_syntax_and_the_profile_of_its_invoice(
    tmp_path: Path, syntax: str, written: Syntax
) -> None:
    path = example(tmp_path, syntax=syntax)
    path.write_bytes(convert(path, profile="xrechnung").data)
    made = tmp_path / "credit.xml"
    run("correct", path, "--number", "C-1", "--issue-date", "2026-02-10", "-o", made)
    result = read(made)
    assert result.syntax is written
    assert result.invoice.type_code == "381"
    assert result.invoice.preceding_invoices[0].reference == "EXAMPLE-2026-001"
    assert result.profile == read(path).profile
    assert validate(made).verdict is Verdict.ACCEPT


def test_a_reversal_stays_an_invoice_with_negative_amounts(tmp_path: Path) -> None:
    path, made = example(tmp_path, syntax="ubl"), tmp_path / "reversal.xml"
    options = ("--kind", "reversal", "--number", "C-1", "--reason", "Wrong buyer")
    run("correct", path, *options, "-o", made)
    result = read(made)
    assert (result.syntax, result.invoice.type_code) == (Syntax.UBL_INVOICE, "384")
    assert result.invoice.totals is not None
    assert str(result.invoice.totals.amount_due) == "-1062.19"
    assert result.invoice.notes[0].text == "Wrong buyer"
    assert result.invoice.issue_date == datetime.now(UTC).astimezone().date()


def test_a_correction_can_be_written_as_json_to_be_changed(tmp_path: Path) -> None:
    made = tmp_path / "draft.json"
    run("correct", example(tmp_path), "--kind", "corrected", "--number", "C-1", "-o", made)
    assert Invoice.from_json(made.read_bytes()).type_code == "384"
    result = run("correct", made, "--number", "C-2", "--type-code", "81", "-o", "-")
    assert Invoice.from_json(result.stdout).type_code == "81"


def test_what_the_form_of_a_credit_note_cannot_hold_is_listed(tmp_path: Path) -> None:
    path = example(tmp_path, syntax="ubl", payment=None, due_date="2026-04-01")
    result = run("correct", path, "--number", "C-1", "-o", tmp_path / "credit.xml")
    assert "BT-9" in result.stderr


def test_wrong_days_and_numbers_are_refused(tmp_path: Path) -> None:
    path, made = example(tmp_path), tmp_path / "c.xml"
    result = run("correct", path, "--number", "C", "--issue-date", "1.2.2026", "-o", made, code=2)
    assert "--issue-date" in result.output
    result = run("correct", path, "--number", "EXAMPLE-2026-001", "-o", made, code=1)
    assert "EXAMPLE-2026-001" in result.output
    assert not made.exists()


def test_a_file_that_exists_is_kept_without_force(tmp_path: Path) -> None:
    path, made = example(tmp_path), tmp_path / "c.xml"
    made.write_text("mine", encoding="utf-8")
    run("correct", path, "--number", "C-1", "-o", made, code=2)
    assert made.read_text(encoding="utf-8") == "mine"
    run("correct", path, "--number", "C-1", "-o", made, "--force")
    assert read(made).invoice.number == "C-1"
