"""What is not certain about a value stands beside it."""

from typing import Any

from einvoice import content, write
from einvoice.example import example_invoice
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from tests.builders import invoice


def spoilt(*changes: tuple[str, str]) -> bytes:
    text = write(example_invoice(), syntax="ubl").decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def test_a_value_that_cannot_be_read_is_null_and_doubtful() -> None:
    document = content(spoilt(("2026-01-31", "31.1.2026")))
    assert document.summary.issue_date is None
    [doubt] = document.doubtful
    assert (doubt.path, doubt.place) == ("summary.issueDate", "issue_date")
    assert (doubt.code, doubt.raw) == ("unreadable", "31.1.2026")
    assert doubt.location == "/Invoice/cbc:IssueDate"


def test_the_trace_of_a_doubtful_value_has_the_doubt_and_the_place() -> None:
    document = content(spoilt(("2026-01-31", "31.1.2026")))
    found = document.trace("summary.issueDate")
    assert found.doubtful == document.doubtful
    assert found.location == "/Invoice/cbc:IssueDate"
    traced: Any = document.traced("summary")
    assert traced["issueDate"]["value"] is None
    assert traced["issueDate"]["doubtful"][0]["raw"] == "31.1.2026"
    assert document.trace("summary.dueDate").doubtful == ()


def test_every_field_that_shows_a_doubtful_value_is_named() -> None:
    document = content(spoilt(("<cbc:DueDate>2026-02-28", "<cbc:DueDate>soon")))
    assert [doubt.path for doubt in document.doubtful] == [
        "summary.dueDate",
        "paymentterms.dueDate",
    ]


def test_a_doubtful_amount_of_a_line_is_found() -> None:
    document = content(spoilt((">62.50</cbc:LineExtensionAmount>", ">x</cbc:LineExtensionAmount>")))
    assert [doubt.path for doubt in document.doubtful] == ["lineitems[1].netAmount"]
    assert document.lineitems[1].net_amount is None


def test_what_no_term_stands_for_is_listed_with_its_place() -> None:
    document = content(spoilt(("<cbc:IssueDate>", "<cbc:UUID>u-1</cbc:UUID><cbc:IssueDate>")))
    [part] = document.unmapped
    assert part.location == "/Invoice/cbc:UUID"
    assert document.doubtful == ()


def test_a_discount_for_programs_that_programs_cannot_read_is_doubtful() -> None:
    terms = "#SKONTO#TAGE=14#PROZENT=2#\n"
    document = content(invoice(payment_terms=terms))
    assert document.paymentterms.discounts == ()
    [doubt] = document.doubtful
    assert (doubt.path, doubt.code) == ("paymentterms.text", "discount")
    assert doubt.raw == "#SKONTO#TAGE=14#PROZENT=2#"


def test_a_file_that_is_not_base64_is_doubtful() -> None:
    broken = SupportingDocument(reference="1", attachment=Attachment(content="%%%"))
    document = content(invoice(supporting_documents=[broken]))
    assert document.attachments[0].size is None
    assert document.attachments[0].is_embedded
    assert [(doubt.path, doubt.code) for doubt in document.doubtful] == [
        ("attachments[0].size", "base64")
    ]


def test_a_sound_document_has_no_doubts() -> None:
    assert content(write(example_invoice(), syntax="cii")).doubtful == ()
