"""What `fix` changes, and what it refuses to change."""

from decimal import Decimal

import pytest

from einvoice.errors import PatchError
from einvoice.fixing import fix
from einvoice.model.invoice import Invoice
from einvoice.verdict import Finding, Operation, Report, Verdict
from tests.builders import invoice, line


def report(*operations: Operation) -> Report:
    findings = tuple(Finding("BR-X", "en16931", "fatal", patch=(one,)) for one in operations)
    return Report(Verdict.REJECT, findings, (), (), None, None)


def test_a_value_is_replaced_and_everything_else_stays() -> None:
    before = invoice()
    after = fix(before, report(Operation("replace", "/totals/sum_of_lines", "21.000")))
    assert before.totals is not None
    assert after == before.replace(totals=before.totals.replace(sum_of_lines=Decimal("21.000")))
    assert str(after.totals and after.totals.sum_of_lines) == "21.000"


def test_nothing_to_change_gives_the_invoice_itself() -> None:
    before = invoice()
    assert fix(before, report()) is before


def test_values_in_lists_are_found_by_their_number() -> None:
    before = invoice(lines=[line(id="1"), line(id="2")])
    after = fix(before, report(Operation("replace", "/lines/1/vat/category_code", "AE")))
    assert [one.vat and one.vat.category_code for one in after.lines] == ["S", "AE"]


def test_entries_of_lists_are_added_and_removed() -> None:
    before = invoice(lines=[line(id="1"), line(id="2")])
    after = fix(
        before,
        report(
            Operation("remove", "/lines/0"),
            Operation("add", "/lines/-", {"id": "3"}),
            Operation("add", "/lines/0", {"id": "0"}),
            Operation("replace", "/lines/1", {"id": "9"}),
        ),
    )
    assert [one.id for one in after.lines] == ["0", "9", "3"]


def test_a_value_is_taken_away() -> None:
    before = invoice(due_date="2026-02-28")
    assert fix(before, report(Operation("remove", "/due_date"))) == invoice()


def test_a_change_that_two_findings_want_is_made_once() -> None:
    before = invoice(lines=[line(id="1"), line(id="2")])
    remove = Operation("remove", "/lines/0")
    assert [one.id for one in fix(before, report(remove, remove)).lines] == ["2"]


@pytest.mark.parametrize(
    "operation",
    [
        Operation("replace", "/due_date", "2026-01-01"),
        Operation("remove", "/buyer_reference"),
        Operation("replace", "/lines/7/id", "1"),
        Operation("replace", "/lines/x", "1"),
        Operation("add", "/payment/means/0", {}),
        Operation("add", "/number/x", "1"),
    ],
    ids=lambda operation: operation.path,
)
def test_a_report_of_another_invoice_is_refused(operation: Operation) -> None:
    with pytest.raises(PatchError, match=operation.path):
        fix(Invoice(number="1", lines=[line()]), report(operation))
