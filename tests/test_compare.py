from datetime import date
from decimal import Decimal

from einvoice import Invoice
from einvoice.compare import differences, values_of
from einvoice.model.line import Line
from einvoice.model.party import Seller
from einvoice.model.reference import SupportingDocument
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.profiles.places import fields, place_of
from tests.builders import full_invoice, invoice


def test_values_are_listed_with_their_paths_in_the_order_of_the_model() -> None:
    stated = Invoice(
        number="R-1",
        issue_date=date(2026, 1, 31),
        seller=Seller(ids=[Identifier(value="1"), Identifier(value="2")]),
        lines=[Line(id="1", sub_lines=[Line(id="1.1")])],
    )
    assert list(values_of(stated)) == [
        ("number", "R-1"),
        ("issue_date", date(2026, 1, 31)),
        ("seller.ids[0]", Identifier(value="1")),
        ("seller.ids[1]", Identifier(value="2")),
        ("lines[0].id", "1"),
        ("lines[0].sub_lines[0].id", "1.1"),
    ]


def test_the_full_invoice_has_a_value_at_every_place_of_the_model() -> None:
    stated = {place_of(path) for path, _ in values_of(full_invoice())}
    assert stated == {path for path, field in fields().items() if field.below is None}


def test_the_full_invoice_is_the_same_each_time() -> None:
    assert full_invoice() == full_invoice()


def test_equal_invoices_do_not_differ() -> None:
    assert list(differences(invoice(), invoice())) == []


def test_differences_name_both_values() -> None:
    left = Invoice(number="1", buyer_reference="a", totals=Totals(amount_due=Decimal("1")))
    right = Invoice(number="2", totals=Totals(amount_due=Decimal("1")), lines=[Line(id="1")])
    assert list(differences(left, right)) == [
        ("number", "1", "2"),
        ("buyer_reference", "a", None),
        ("lines[0].id", None, "1"),
    ]


def test_a_group_without_a_value_is_no_value() -> None:
    assert list(values_of(Invoice(seller=Seller(), lines=[Line()]))) == []


def test_numbers_differ_by_value_only() -> None:
    left, right = Totals(amount_due=Decimal("1.0")), Totals(amount_due=Decimal("1.00"))
    assert list(differences(left, right)) == []


def test_an_attachment_is_one_value() -> None:
    stated = Invoice(
        supporting_documents=[SupportingDocument(attachment=Attachment(content="YQ=="))]
    )
    assert [path for path, _ in values_of(stated)] == ["supporting_documents[0].attachment"]
