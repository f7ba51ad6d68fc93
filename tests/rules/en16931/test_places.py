"""Where the rules of EN 16931 report that something is wrong."""

import pytest

from einvoice.model.item import Item, ItemAttribute
from einvoice.model.payment import PaymentCard, PaymentInstructions, PaymentMeans
from einvoice.model.reference import PrecedingInvoice
from einvoice.rules.en16931 import EN16931
from einvoice.rules.run import Fired
from tests.builders import invoice, line
from tests.rules.cases import Document, outcome
from tests.rules.en16931.documents import changed

RED = ItemAttribute(name="Colour", value="red")


def found(document: Document, rule: str, syntax: str = "ubl") -> list[Fired]:
    return [one for one in outcome(document, EN16931, syntax) if one.rule.id == rule]


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_every_line_that_lacks_a_term_is_reported_by_its_name_and_place(syntax: str) -> None:
    lines = [line(id="A", quantity=None), line(id="B"), line(id=None, quantity=None)]
    hits = [one.hit for one in found(invoice(lines=lines), "BR-22", syntax)]
    assert [(hit.path, hit.values["line"]) for hit in hits] == [
        ("lines[0].quantity", "A"),
        ("lines[2].quantity", "#3"),
    ]


def test_a_fault_in_a_line_below_a_line_is_reported_there() -> None:
    wrong = line(id="1.2", item=Item(name="Example item", attributes=[RED, ItemAttribute()]))
    below = line(sub_lines=[line(sub_lines=[line(), wrong])])
    (one,) = found(invoice(lines=[line(), below]), "BR-54")
    assert one.hit.path == "lines[1].sub_lines[0].sub_lines[1].item.attributes[1].name"


def test_an_element_without_content_is_reported_by_its_place_in_the_source() -> None:
    twice = invoice(preceding_invoices=[PrecedingInvoice(reference=name) for name in "AB"])
    reference = "<cac:InvoiceDocumentReference><cbc:ID>B</cbc:ID></cac:InvoiceDocumentReference>"
    (one,) = found(changed(twice, "ubl", (reference, ""))(), "BR-55")
    assert one.hit.location == "/Invoice/cac:BillingReference[2]"
    assert one.hit.line > 0


def test_no_message_repeats_a_card_number() -> None:
    card = PaymentCard(account_number="4111111111111111")
    payment = PaymentInstructions(means=[PaymentMeans(code="48", card=card)])
    (one,) = found(invoice(payment=payment), "BR-51")
    assert one.hit.values == {"length": "16"}


@pytest.mark.parametrize(("syntax", "severity"), [("ubl", "warning"), ("cii", "fatal")])
def test_a_long_card_number_weighs_less_in_ubl_than_in_cii(syntax: str, severity: str) -> None:
    card = PaymentCard(account_number="4111111111111111")
    payment = PaymentInstructions(means=[PaymentMeans(code="48", card=card)])
    (one,) = found(invoice(payment=payment), "BR-51", syntax)
    assert one.rule.severity == severity
