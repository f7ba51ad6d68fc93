"""What differs between two invoices, and what counts as the same."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from einvoice import Difference, diff, read, write
from einvoice.example import example_invoice
from einvoice.model.allowance import DocumentAllowance
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.party import Seller
from einvoice.model.reference import Note, SupportingDocument
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import VatBreakdown
from tests.builders import full_invoice, invoice, line


def paths(before: Invoice, after: Invoice) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in diff(before, after)]


def test_equal_invoices_do_not_differ() -> None:
    assert diff(full_invoice(), full_invoice()) == ()


def test_a_changed_value_is_named_with_its_term_and_both_values() -> None:
    [found] = diff(invoice(), invoice(number="R-2"))
    assert found == Difference(
        "changed", "number", "BT-1", "Invoice number", "R-1", "R-2", "number"
    )
    assert str(found) == "~ BT-1 number: 'R-1' -> 'R-2'"


def test_an_added_and_a_removed_value_are_told_apart() -> None:
    [added] = diff(invoice(), invoice(due_date=date(2026, 2, 28)))
    assert (added.kind, added.before, added.after, added.before_path) == (
        "added",
        None,
        "2026-02-28",
        None,
    )
    [removed] = diff(invoice(due_date=date(2026, 2, 28)), invoice())
    assert (removed.kind, removed.path, removed.before, removed.after) == (
        "removed",
        "due_date",
        "2026-02-28",
        None,
    )
    assert str(added).startswith("+ BT-9")
    assert str(removed).startswith("- BT-9")


def test_every_value_of_an_added_group_is_added() -> None:
    found = diff(invoice(), invoice(notes=[Note(subject_code="AAI", text="new")]))
    assert [(one.kind, one.path, one.after) for one in found] == [
        ("added", "notes[0].subject_code", "AAI"),
        ("added", "notes[0].text", "new"),
    ]
    removed = diff(invoice(seller=Seller(name="Example GmbH")), invoice(seller=None))
    assert [(one.kind, one.path) for one in removed] == [("removed", "seller.name")]


def test_lines_are_compared_by_their_identifiers() -> None:
    before = invoice(lines=[line(id="1"), line(id="2", net_amount="5.00"), line(id="3")])
    after = invoice(lines=[line(id="3"), line(id="2", net_amount="6.00")])
    found = diff(before, after)
    assert [(one.kind, one.path, one.before_path) for one in found if "net" in one.path][:1] == [
        ("changed", "lines[1].net_amount", "lines[1].net_amount")
    ]
    removed = {one.path.partition(".")[0] for one in found if one.kind == "removed"}
    assert removed == {"lines[0]"}
    assert {one.kind for one in found} == {"changed", "removed"}


def test_lines_in_another_order_do_not_differ() -> None:
    lines = [line(id="1"), line(id="2", quantity="3")]
    assert diff(invoice(lines=lines), invoice(lines=lines[::-1])) == ()


def test_a_line_that_moved_has_both_places() -> None:
    before = invoice(lines=[line(id="1"), line(id="2", quantity="3")])
    after = invoice(lines=[line(id="2", quantity="4"), line(id="1")])
    [found] = diff(before, after)
    assert (found.before_path, found.path) == ("lines[1].quantity", "lines[0].quantity")


def test_lines_without_usable_identifiers_are_compared_by_position() -> None:
    before = invoice(lines=[line(id="1", quantity="1"), line(id="1", quantity="2")])
    after = invoice(lines=[line(id="1", quantity="1"), line(id="1", quantity="5")])
    assert paths(before, after) == [("changed", "lines[1].quantity")]
    unnumbered = [line(id=None, quantity="1"), line(id=None, quantity="2")]
    shorter = invoice(lines=[line(id=None, quantity="2")])
    assert {kind for kind, _ in paths(invoice(lines=unnumbered), shorter)} == {"removed"}


def test_renumbered_lines_are_the_same_lines() -> None:
    before = invoice(lines=[line(id="1"), line(id="2", quantity="3")])
    after = invoice(lines=[line(id="10"), line(id="20", quantity="3")])
    assert paths(before, after) == [("changed", "lines[0].id"), ("changed", "lines[1].id")]


def test_sub_lines_are_compared_like_lines() -> None:
    before = invoice(lines=[line(sub_lines=[Line(id="1.1"), Line(id="1.2", note="a")])])
    after = invoice(lines=[line(sub_lines=[Line(id="1.2", note="b"), Line(id="1.1")])])
    [found] = diff(before, after)
    assert found.path == "lines[0].sub_lines[0].note"


def test_vat_is_compared_by_category_and_rate() -> None:
    standard = VatBreakdown(category_code="S", rate=Decimal("19"), tax_amount=Decimal("1.90"))
    reduced = VatBreakdown(category_code="S", rate=Decimal("7"), tax_amount=Decimal("0.70"))
    changed = reduced.replace(tax_amount="0.71")
    before, after = invoice(vat_breakdown=[standard, reduced]), invoice(vat_breakdown=[changed])
    found = diff(before, after)
    assert ("changed", "vat_breakdown[0].tax_amount") in [(one.kind, one.path) for one in found]
    assert {one.path.partition(".")[0] for one in found if one.kind == "removed"} == {
        "vat_breakdown[0]"
    }


def test_allowances_with_one_reason_are_compared_by_what_is_equal() -> None:
    entries = [DocumentAllowance(amount=Decimal(text), reason="a") for text in ("1", "2")]
    before = invoice(allowances=entries)
    assert diff(before, invoice(allowances=entries[::-1])) == ()
    [first, *_] = diff(before, invoice(allowances=entries[1:]))
    assert (first.kind, first.path) == ("removed", "allowances[0].amount")


def test_the_number_of_decimals_is_no_difference() -> None:
    assert diff(invoice(lines=[line(quantity="2")]), invoice(lines=[line(quantity="2.00")])) == ()


def test_identifiers_differ_by_their_scheme_too() -> None:
    before = Invoice(seller=Seller(legal_id=Identifier(value="1", scheme="0088")))
    [found] = diff(before, Invoice(seller=Seller(legal_id=Identifier(value="1"))))
    assert (found.path, found.before, found.after) == ("seller.legal_id", "0088:1", "1")


def test_files_of_one_name_differ_by_their_content() -> None:
    files = [Attachment.of(data, filename="a.csv", mime_code="text/csv") for data in (b"1", b"2")]
    before, after = (
        invoice(supporting_documents=[SupportingDocument(reference="1", attachment=file)])
        for file in files
    )
    [found] = diff(before, after)
    assert found.before != found.after
    assert (found.before or "").startswith("a.csv")


def test_documents_are_compared_whatever_they_are_given_as(tmp_path: Path) -> None:
    path = tmp_path / "example.xml"
    path.write_bytes(write(example_invoice(), syntax="ubl"))
    other = write(example_invoice().replace(number="2"), syntax="cii")
    [found] = diff(path, other)
    assert (found.path, found.after) == ("number", "2")
    assert diff(read(path), example_invoice()) == ()


@pytest.mark.parametrize("swapped", [False, True])
def test_nothing_that_one_of_two_states_is_left_out(swapped: bool) -> None:
    empty, full = Invoice(), full_invoice()
    found = diff(full, empty) if swapped else diff(empty, full)
    from einvoice.compare import values_of

    assert [one.path for one in found] == [path for path, _ in values_of(full)]
    assert {one.kind for one in found} == {"removed" if swapped else "added"}


def test_many_lines_without_identifiers_are_compared_in_bearable_time() -> None:
    lines = [Line(quantity=Decimal(index)) for index in range(5_000)]
    found = diff(Invoice(lines=lines), Invoice(lines=lines[1:]))
    assert [(one.kind, one.path) for one in found] == [("removed", "lines[0].quantity")]
