"""Files are taken in by what they are, and what is taken in is never lost."""

import re

import httpx
import pytest

from einvoice import write
from einvoice.example import example_invoice
from tests.pdf.hybrids import ORDER, UBL, filespec, in_names, new_pdf, saved
from tests.server.imports.helpers import VARIABLE, cii, got, hybrid, imported, plain_pdf, send, ubl

WAYS = ("incoming", "outgoing")
NO_INVOICES = {
    "nothing": b"",
    "blanks": b" \n\t",
    "JSON": b'{"number": "R-1"}',
    "an HTML page": b"<!DOCTYPE html><html><body>Invoice</body></html>",
    "a ZIP archive": b"PK\x03\x04" + bytes(40),
    "a PNG image": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "plain text": b"Invoice R-1, 100 EUR",
    "base64 text": b"PD94bWwgdmVyc2lvbj0iMS4wIj8+",
    "random bytes": bytes(range(128, 256)),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_upload_is_answered_at_once_with_the_id_of_its_way(
    client: httpx.Client, way: str
) -> None:
    answer = send(client, ubl(), way=way)
    assert answer.status_code == 202
    body = answer.json()
    assert body.keys() == {VARIABLE[way], "detailsPage"}
    assert re.match("IMP[0-9a-z]{26}$" if way == "incoming" else "INV-", body[VARIABLE[way]])
    assert f"/import/details/{body[VARIABLE[way]]}?t=" in body["detailsPage"]


@pytest.mark.parametrize(
    ("data", "name", "media_type", "input_type"),
    [
        (ubl(), "invoice.pdf", "application/xml", "xml"),
        (cii(), "invoice", "application/xml", "xml"),
        (ubl().decode().encode("utf-16"), "wide.xml", "application/xml", "xml"),
        (b"\xef\xbb\xbf\n" + ubl(), "marked.xml", "application/xml", "xml"),
        (hybrid(), "invoice.xml", "application/pdf", "pdf-hybrid"),
        (plain_pdf(), "invoice.zip", "application/pdf", "pdf-plain"),
    ],
    ids=["ubl", "cii", "utf-16", "bom", "hybrid", "plain"],
)
def test_the_content_decides_what_a_file_is(
    client: httpx.Client, data: bytes, name: str, media_type: str, input_type: str
) -> None:
    record = got(client, imported(client, data, name=name))
    assert (record["mediaType"], record["inputType"]) == (media_type, input_type)
    assert (record["filename"], record["size"]) == (name, len(data))


@pytest.mark.parametrize("kind", NO_INVOICES)
def test_what_is_neither_xml_nor_pdf_is_refused_and_not_stored(
    client: httpx.Client, kind: str
) -> None:
    answer = send(client, NO_INVOICES[kind])
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_REQUEST")
    assert answer.json()["errors"][0]["field"] == "file"
    assert answer.json()["message"].startswith("Expected an invoice as XML or PDF, found ")
    assert got(client, "/import/incoming")["data"] == []


def test_the_refusal_says_what_was_found(client: httpx.Client) -> None:
    assert "a PNG image" in send(client, NO_INVOICES["a PNG image"]).json()["message"]
    assert "an HTML page" in send(client, NO_INVOICES["an HTML page"]).json()["message"]


def test_more_than_20_mb_is_413_and_not_stored(client: httpx.Client) -> None:
    answer = send(client, ubl() + b" " * (20 * 1_048_576))
    assert (answer.status_code, answer.json()["code"]) == (413, "PAYLOAD_TOO_LARGE")
    assert got(client, "/import/incoming")["data"] == []


def test_20_mb_are_taken_in(client: httpx.Client) -> None:
    data = ubl()
    path = imported(client, data + b"\n" * (20 * 1_048_576 - len(data)))
    assert got(client, path)["isValid"] is True


DTD = b"""<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&x;</Invoice>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<l>&b;&b;&b;</l>"""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ubl()[:3000], "read.not-well-formed"),
        (DTD, "read.forbidden-content"),
        (LAUGHS, "read.forbidden-content"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "read.unknown-syntax"),
        (plain_pdf(), "pdf.no-invoice"),
        (plain_pdf(notes=b"see below"), "pdf.no-invoice"),
        (b"%PDF-1.7 nonsense", "pdf.damaged"),
        (b"<" * 100_000, "read.not-xml"),
        (b"<a>" * 100_000, "read.limit-exceeded"),
    ],
    ids=["torn", "dtd", "laughs", "svg", "plain", "other files", "damaged", "signs", "deep"],
)
def test_what_cannot_be_read_is_kept_and_its_validation_says_why(
    client: httpx.Client, data: bytes, code: str
) -> None:
    path = imported(client, data)
    status = got(client, f"{path}/status")
    assert (status["validationStatus"], status["overallStatus"]) == ("failed", "failed")
    validation = got(client, f"{path}/validation")
    assert (validation["status"], validation["verdict"]) == ("rejected", "unreadable")
    assert validation["code"] == code
    assert validation["reason"]
    source = client.get(f"{path}/source")
    assert source.content == data
    report = client.get(f"{path}/validation/pdf")
    assert report.content.startswith(b"%PDF-")
    refused = client.get(f"{path}/content/summary")
    assert (refused.status_code, refused.json()["code"]) == (404, "NOT_FOUND")
    assert str(validation["reason"])[:60] in refused.json()["message"]


def test_a_document_of_another_kind_in_a_pdf_is_told_as_that(client: httpx.Client) -> None:
    pdf = new_pdf()
    in_names(pdf, [("order-x.xml", filespec(pdf, ORDER, "order-x.xml"))])
    path = imported(client, saved(pdf))
    record = got(client, path)
    assert (record["inputType"], record["isValid"]) == ("pdf-hybrid", False)


def test_a_pdf_that_unpacks_to_very_much_ends_as_unreadable(client: httpx.Client) -> None:
    pdf = new_pdf()
    invoice = UBL + b"\n" * (80 * 1_048_576)
    in_names(pdf, [("factur-x.xml", filespec(pdf, invoice))])
    data = saved(pdf)
    assert len(data) < 1_048_576
    path = imported(client, data)
    validation = got(client, f"{path}/validation")
    assert (validation["status"], validation["verdict"]) == ("rejected", "unreadable")


def test_an_invalid_invoice_is_rejected_with_its_findings(client: httpx.Client) -> None:
    path = imported(client, ubl().replace(b"1062.19", b"1062.18"))
    validation = got(client, f"{path}/validation")
    assert (validation["status"], validation["verdict"]) == ("rejected", "reject")
    findings = validation["findings"]
    assert isinstance(findings, list)
    assert "BR-CO-15" in [one["rule"] for one in findings if isinstance(one, dict)]
    assert "BR-CO-15" in str(validation["reason"])
    assert got(client, f"{path}/status") == {
        "validationStatus": "failed",
        "visualizationStatus": "accepted",
        "overallStatus": "failed",
    }


def test_what_no_rules_are_known_for_is_not_called_valid(client: httpx.Client) -> None:
    document = write(
        example_invoice(), syntax="zugferd-1", profile="zugferd-1.0-comfort", on_loss="drop"
    )
    path = imported(client, document)
    validation = got(client, f"{path}/validation")
    assert (validation["status"], validation["verdict"]) == ("rejected", "undecided")
    assert validation["notChecked"]
    assert got(client, path)["isValid"] is False


def test_an_upload_that_is_sent_again_is_one_import(client: httpx.Client) -> None:
    headers = {"Idempotency-Key": "once"}
    answers = [
        client.post("/import/incoming", files={"file": ("a.xml", ubl())}, headers=headers)
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["Idempotent-Replayed"] == "true"
    assert len(got(client, "/import/incoming")["data"]) == 1  # type: ignore[arg-type]


def test_names_of_files_lead_nowhere(client: httpx.Client) -> None:
    path = imported(client, ubl(), name="../../etc/pass\u202ewd.xml")
    told = client.get(f"{path}/source").headers["Content-Disposition"]
    assert told == "attachment; filename*=UTF-8''passwd.xml"
