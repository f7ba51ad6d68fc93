"""What a user would ask for, from creating an invoice to deleting it; and the examples of the page.

The calls of the page are sent as they stand there, byte for byte; only the id that it shows gives
way to the one that was answered.
"""

import json
import re
import time
from base64 import b64decode
from collections.abc import Generator
from typing import cast

import httpx
import pytest

from tests.server.mcp.calling import BOTH, Object, call, given, refused, text
from tests.server.pages.examples import page
from tests.server.running import Running

COMPANY: Object = {
    "name": "Example GmbH",
    "street": "Beispielweg 1",
    "postcode": "20095",
    "city": "Hamburg",
    "country": "DE",
    "vatId": "DE123456788",
    "email": "invoices@example.com",
    "phone": "+49 40 1234567",
    "iban": "DE02120300000000202051",
}
SECTIONS = (
    "summary content line_items taxes payment_terms payment_means seller buyer delivery".split()
)
_CALL = re.compile(r'^\{\n"jsonrpc"', re.MULTILINE)


@pytest.fixture(scope="module")
def calls() -> list[str]:
    """The calls that the page shows, as text."""
    shown, decoder = page("faktoora-mcp.txt"), json.JSONDecoder()
    starts = [found.start() for found in _CALL.finditer(shown)]
    assert len(starts) == 4
    return [shown[start : decoder.raw_decode(shown, start)[1]] for start in starts]


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        client.patch("/account", json={"company": COMPANY}).raise_for_status()
        yield client


def sent(client: httpx.Client, body: str) -> Object:
    """The answer to a call of the page, read as the page says: the `data:` line of the body."""
    headers = {"Content-Type": "application/json", "Accept": BOTH}
    answer = client.post("/mcp", content=body.encode(), headers=headers)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert "mcp-session-id" not in answer.headers
    [line] = [line for line in answer.text.splitlines() if line.startswith("data:")]
    told = cast("Object", json.loads(line.removeprefix("data:")))
    assert told["id"] == json.loads(body)["id"]
    return cast("Object", told["result"])


def polled(client: httpx.Client, body: str) -> Object:
    """The status once jobStatus is `done`, as the page says to wait for it."""
    deadline = time.monotonic() + 60
    while (status := given(sent(client, body)))["jobStatus"] != "done":
        assert time.monotonic() < deadline
        assert status["jobStatus"] in ("queued", "processing")
        time.sleep(0.05)
    return status


def file_of(told: Object) -> bytes:
    """The bytes of a file that a tool gave."""
    assert told.keys() == {"filename", "mimeType", "size", "base64Content"}
    data = b64decode(str(told["base64Content"]))
    assert len(data) == told["size"]
    return data


def test_the_examples_of_the_page_work_in_their_order(
    client: httpx.Client, calls: list[str]
) -> None:
    create, _, poll, download = calls
    made = sent(client, create)
    assert given(made)["faktooraId"]
    assert '{"faktooraId":"' in text(made)
    id = str(given(made)["faktooraId"])
    assert given(made)["invoiceNumber"] == "RE-2024-001"
    assert polled(client, poll.replace("INV-0042", id))["invoiceStatus"] == "created"
    file = given(sent(client, download.replace("INV-0042", id)))
    assert file["mimeType"] == "application/pdf"
    assert file_of(file).startswith(b"%PDF-")
    assert refused(sent(client, poll))["code"] == "NOT_FOUND"


def test_the_leitweg_id_of_the_page_is_a_warning_and_no_refusal(
    client: httpx.Client, calls: list[str]
) -> None:
    _, create, poll, _ = calls
    made = given(sent(client, create))
    assert "buyerReference.buyerReferenceId" in [
        one["field"] for one in cast("list[Object]", made["warnings"])
    ]
    id = str(made["faktooraId"])
    polled(client, poll.replace("INV-0042", id))
    xml = file_of(given(call(client, "download_invoice", {"faktooraId": id, "format": "xml"})))
    assert b"991-1234512345-06" in xml
    data: Object = {"xml": xml.decode(), "profile": "xrechnung"}
    assert given(call(client, "validate_document", data))["verdict"] == "accept"


def test_an_invoice_is_created_received_read_and_deleted(
    client: httpx.Client, calls: list[str]
) -> None:
    create, _, poll, download = calls
    id = str(given(sent(client, create))["faktooraId"])
    polled(client, poll.replace("INV-0042", id))
    file = given(sent(client, download.replace("INV-0042", id)))

    upload: Object = {
        "file": file["base64Content"],
        "filename": file["filename"],
        "contentType": file["mimeType"],
    }
    one: Object = {"importId": given(call(client, "import_incoming_invoice", upload))["importId"]}
    deadline = time.monotonic() + 60
    while given(call(client, "get_import_status", one))["overallStatus"] == "pending":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert given(call(client, "get_import_status", one))["overallStatus"] == "accepted"
    assert given(call(client, "get_import_validation", one))["status"] == "accepted"

    read = {name: json.loads(text(call(client, f"get_import_{name}", one))) for name in SECTIONS}
    assert read["summary"]["invoiceNumber"] == "RE-2024-001"
    assert [line["product"]["name"] for line in read["line_items"]] == ["Consulting"]
    assert read["seller"]["name"] == "Example GmbH"
    assert read["buyer"]["name"] == "Acme GmbH"
    assert len(read["taxes"]) == 1
    source = file_of(given(call(client, "get_import_source", one)))
    assert source == file_of(
        given(call(client, "download_invoice", {"faktooraId": id, "format": "xml"}))
    )

    listed = given(call(client, "list_invoices", {"invoiceNumber": "RE-2024-001"}))
    assert [row["faktooraId"] for row in cast("list[Object]", listed["data"])] == [id]
    received = given(call(client, "list_incoming_imports"))
    assert [row["importId"] for row in cast("list[Object]", received["data"])] == [one["importId"]]

    given(call(client, "delete_invoice", {"faktooraId": id}))
    given(call(client, "delete_import", one))
    for tool in ("list_invoices", "list_incoming_imports"):
        assert cast("Object", given(call(client, tool))["meta"])["totalItems"] == 0
    assert refused(sent(client, poll.replace("INV-0042", id)))["code"] == "NOT_FOUND"
