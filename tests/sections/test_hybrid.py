"""Content of a hybrid PDF: that of its invoice, and the files beside it."""

from datetime import UTC, datetime

from pikepdf import Dictionary, Pdf, String

from einvoice import content, embed
from einvoice.example import example_invoice
from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from einvoice.pdf.embedding.files import AttachedFile
from tests.builders import invoice
from tests.pdf.making import attach, changed, ordinary


def test_a_hybrid_pdf_says_what_its_invoice_says_and_that_it_is_one() -> None:
    found = content(embed(ordinary(), example_invoice()))
    assert (found.summary.syntax, found.summary.is_hybrid) == ("cii", True)
    assert found.summary.invoice_number == "EXAMPLE-2026-001"
    location = found.trace("seller.name").location
    assert location is not None
    assert location.endswith("ram:SellerTradeParty/ram:Name")


def test_files_beside_the_invoice_are_attachments() -> None:
    file = AttachedFile(name="plan.txt", data=b"plan", mime_type="text/plain", description="Plan")
    found = content(embed(ordinary(), invoice(), attachments=[file])).attachments
    [one] = found
    assert (one.id, one.filename, one.mime_type) == ("1", "plan.txt", "text/plain")
    assert (one.description, one.relationship) == ("Plan", "Supplement")
    assert (one.is_embedded, one.data) == (True, b"plan")
    assert one.size == 4


def test_what_a_pdf_says_of_a_file_is_taken_over_and_its_size_is_counted() -> None:
    def change(pdf: Pdf) -> None:
        attach(pdf, "plan.txt", b"plan")
        made = String("D:20260131120000+01'00'")
        stream = pdf.attachments["plan.txt"].obj["/EF"]["/F"]
        stream["/Params"] = Dictionary(Size=7, CreationDate=made)

    [one] = content(changed(embed(ordinary(), invoice()), change)).attachments
    assert (one.size, one.mime_type, one.relationship) == (4, None, None)
    assert one.created_at == datetime(2026, 1, 31, 11, tzinfo=UTC)
    assert '"createdAt":"2026-01-31T' in one.to_json()


def test_a_file_that_stands_in_both_is_listed_once() -> None:
    attachment = Attachment.of(b"a;b", filename="hours.csv", mime_code="text/csv")
    documents = [SupportingDocument(reference="T-1", attachment=attachment)]
    found = content(embed(ordinary(), invoice(supporting_documents=documents))).attachments
    assert [(one.filename, one.reference) for one in found] == [("hours.csv", "T-1")]


def test_files_of_one_name_and_other_bytes_are_two() -> None:
    attachment = Attachment.of(b"a;b", filename="hours.csv", mime_code="text/csv")
    documents = [SupportingDocument(reference="T-1", attachment=attachment)]
    stated = invoice(supporting_documents=documents)
    other = AttachedFile(name="hours.csv", data=b"c;d", mime_type="text/csv")
    pdf = embed(ordinary(), stated, attachments=[other], supporting=False)
    assert [one.data for one in content(pdf).attachments] == [b"a;b", b"c;d"]
