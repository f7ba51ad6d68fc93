"""The files in a document: listed, told about, and given as they are."""

import httpx
import pytest

from einvoice.model.reference import SupportingDocument
from einvoice.model.values import Attachment
from tests.pdf.hybrids import CII, filespec, in_names, new_pdf, saved
from tests.server.imports.helpers import Object, got, imported, plain_pdf, ubl

HOURS = b"day;hours\n1;8\n"


def supporting(number: int, data: bytes, filename: str) -> SupportingDocument:
    file = Attachment.of(data, filename=filename, mime_code="text/csv")
    return SupportingDocument(reference=f"A-{number}", description="Hours", attachment=file)


def listed(client: httpx.Client, path: str) -> list[Object]:
    entries = got(client, f"{path}/attachments")["data"]
    assert isinstance(entries, list)
    return [one for one in entries if isinstance(one, dict)]


@pytest.mark.parametrize("way", ["incoming", "outgoing"])
def test_an_embedded_file_is_listed_told_and_given(client: httpx.Client, way: str) -> None:
    data = ubl(supporting_documents=[supporting(1, HOURS, "hours.csv")])
    path = imported(client, data, way=way)
    created = got(client, path)["createdAt"]
    expected = {
        "id": "1",
        "filename": "hours.csv",
        "mimeType": "text/csv",
        "size": len(HOURS),
        "description": "Hours",
        "reference": "A-1",
        "createdAt": created,
    }
    assert listed(client, path) == [expected]
    assert got(client, f"{path}/attachment/1") == expected
    file = client.get(f"{path}/attachment/1/file")
    assert file.content == HOURS
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''hours.csv"
    assert file.headers["X-Content-Type-Options"] == "nosniff"


def test_files_beside_the_invoice_in_a_pdf_are_attachments_too(client: httpx.Client) -> None:
    pdf = new_pdf()
    in_names(
        pdf,
        [
            ("a", filespec(pdf, CII)),
            ("b", filespec(pdf, b"terms", "../../terms.txt", mime_type="text/plain")),
        ],
    )
    path = imported(client, saved(pdf))
    (terms,) = listed(client, path)
    assert (terms["filename"], terms["size"]) == ("../../terms.txt", 5)
    file = client.get(f"{path}/attachment/{terms['id']}/file")
    assert file.content == b"terms"
    assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''terms.txt"


def test_files_of_a_pdf_without_invoice_are_there(client: httpx.Client) -> None:
    path = imported(client, plain_pdf(notes=b"see below"))
    (notes,) = listed(client, path)
    assert client.get(f"{path}/attachment/{notes['id']}/file").content == b"see below"


def test_attachments_come_by_pages(client: httpx.Client) -> None:
    documents = [supporting(n, b"%d" % n, f"{n}.csv") for n in range(1, 6)]
    path = imported(client, ubl(supporting_documents=documents))
    page = got(client, f"{path}/attachments?page=2&perPage=2")
    assert page["meta"] == {"page": 2, "perPage": 2, "totalItems": 5, "totalPages": 3}
    assert [one["id"] for one in page["data"] if isinstance(one, dict)] == ["3", "4"]  # type: ignore[union-attr]
    assert got(client, f"{path}/attachments?page=9&perPage=2")["data"] == []


def test_linked_documents_are_in_the_content_and_no_attachments(client: httpx.Client) -> None:
    linked = SupportingDocument(reference="L-1", location="https://example.com/hours.csv")
    path = imported(client, ubl(supporting_documents=[linked]))
    assert listed(client, path) == []
    assert "https://example.com/hours.csv" in client.get(f"{path}/content").text
    assert client.get(f"{path}/attachment/1").status_code == 404


def test_what_cannot_be_decoded_is_listed_and_not_given(client: httpx.Client) -> None:
    data = ubl(supporting_documents=[supporting(1, HOURS, "hours.csv")])
    broken = data.replace(b"ZGF5O2hvdXJz", b"****")
    assert broken != data
    path = imported(client, broken)
    (hours,) = listed(client, path)
    assert hours["size"] is None
    assert client.get(f"{path}/attachment/1/file").status_code == 404


def test_an_unknown_attachment_is_404(client: httpx.Client) -> None:
    path = imported(client, ubl(supporting_documents=[supporting(1, HOURS, "hours.csv")]))
    for number in ("0", "2", "01", "one"):
        for rest in ("", "/file"):
            answer = client.get(f"{path}/attachment/{number}{rest}")
            assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
