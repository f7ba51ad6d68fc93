"""The files of an invoice: metadata, bytes, and where they hang."""

import pytest

from einvoice import content, write
from einvoice.model.line import Line
from einvoice.model.reference import DocumentReference, SupportingDocument
from einvoice.model.values import Attachment
from tests.builders import invoice, line

CSV = Attachment.of(b"a,b\n", filename="hours.csv", mime_code="text/csv")


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_an_embedded_file_has_its_metadata_and_its_bytes(syntax: str) -> None:
    documents = [SupportingDocument(reference="A-1", description="Hours", attachment=CSV)]
    [found] = content(write(invoice(supporting_documents=documents), syntax=syntax)).attachments
    assert (found.id, found.reference, found.description) == ("1", "A-1", "Hours")
    assert (found.filename, found.mime_type, found.size) == ("hours.csv", "text/csv", 4)
    assert found.is_embedded
    assert found.data == b"a,b\n"


def test_a_linked_file_has_a_location_and_no_bytes() -> None:
    documents = [SupportingDocument(reference="A-1", location="https://example.com/a")]
    [found] = content(invoice(supporting_documents=documents)).attachments
    assert (found.location, found.is_embedded) == ("https://example.com/a", False)
    assert (found.size, found.data) == (None, None)


def test_the_bytes_of_what_is_not_base64_are_an_error() -> None:
    documents = [SupportingDocument(reference="A-1", attachment=Attachment(content="%"))]
    [found] = content(invoice(supporting_documents=documents)).attachments
    with pytest.raises(ValueError, match="not Base64"):
        _ = found.data


def test_files_of_lines_are_attachments_too_and_all_are_numbered() -> None:
    reference = DocumentReference(reference="L-1", name="Plan", attachment=CSV)
    plain = DocumentReference(reference="L-2")
    lines = [
        line(documents=[plain, reference], sub_lines=[Line(id="1.1", documents=[reference])]),
        line(id="2", sales_order=reference),
    ]
    documents = [SupportingDocument(reference="A-1")]
    found = content(invoice(supporting_documents=documents, lines=lines, quotation=reference))
    assert [one.id for one in found.attachments] == ["1", "2", "3", "4", "5"]
    assert [one.origin for one in found.attachments] == [
        "supporting_documents[0]",
        "quotation",
        "lines[0].documents[1]",
        "lines[0].sub_lines[0].documents[0]",
        "lines[1].sales_order",
    ]
    assert found.attachments[2].description == "Plan"
    assert found.attachments[2].data == b"a,b\n"
    assert (
        found.trace("attachments[2].filename").place == "lines[0].documents[1].attachment.filename"
    )
