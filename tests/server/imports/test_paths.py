"""The endpoints of the contract are there, under old paths, too, and with the names of tools."""

import re

import httpx
import pytest

from einvoice_server.imports.operations import OPERATIONS
from tests.server.imports.helpers import got, imported, ubl

BELOW = (
    "GET /content/summary",
    "GET /content",
    "GET /content/lineitems",
    "GET /content/taxes",
    "GET /content/paymentterms",
    "GET /content/paymentmeans",
    "GET /content/seller",
    "GET /content/buyer",
    "GET /content/delivery",
    "GET /content/pdf",
    "GET /source",
    "GET /validation",
    "GET /validation/pdf",
    "GET /status",
    "GET /attachments",
    "GET /attachment/{attachmentId}",
    "GET /attachment/{attachmentId}/file",
)
TOOLS = {
    "import_incoming_invoice": "POST /import/incoming",
    "list_incoming_imports": "GET /import/incoming",
    "get_import_validation": "GET /import/incoming/{importId}/validation",
    "get_import_status": "GET /import/incoming/{importId}/status",
    "get_import_summary": "GET /import/incoming/{importId}/content/summary",
    "get_import_content": "GET /import/incoming/{importId}/content",
    "get_import_line_items": "GET /import/incoming/{importId}/content/lineitems",
    "get_import_taxes": "GET /import/incoming/{importId}/content/taxes",
    "get_import_payment_terms": "GET /import/incoming/{importId}/content/paymentterms",
    "get_import_payment_means": "GET /import/incoming/{importId}/content/paymentmeans",
    "get_import_seller": "GET /import/incoming/{importId}/content/seller",
    "get_import_buyer": "GET /import/incoming/{importId}/content/buyer",
    "get_import_delivery": "GET /import/incoming/{importId}/content/delivery",
    "list_import_attachments": "GET /import/incoming/{importId}/attachments",
    "get_import_attachment": "GET /import/incoming/{importId}/attachment/{attachmentId}",
}
PLACES = {f"{one.rest.method} {one.rest.path}": one for one in OPERATIONS if one.rest is not None}


def outgoing(text: str) -> str:
    return text.replace("/incoming/{importId}", "/outgoing/{faktooraId}").replace(
        "/incoming", "/outgoing"
    )


def test_every_endpoint_of_the_contract_is_there() -> None:
    wanted = {"GET /import/incoming", "POST /import/incoming", "PATCH /import/incoming/{importId}"}
    for line in BELOW:
        method, path = line.split()
        wanted.add(f"{method} /import/incoming/{{importId}}{path}")
    assert len(wanted) == 20
    wanted |= {outgoing(one) for one in wanted if not one.startswith("PATCH")}
    assert len(wanted) == 39
    assert wanted <= PLACES.keys()
    beyond = {
        "GET /import/incoming/{importId}",
        "DELETE /import/incoming/{importId}",
        "GET /import/outgoing/{faktooraId}",
        "DELETE /import/outgoing/{faktooraId}",
    }
    assert PLACES.keys() - wanted == beyond


def test_tools_have_the_names_of_the_contract_and_understand_those_of_its_changelog() -> None:
    for name, place in TOOLS.items():
        assert PLACES[place].name == name
        other = PLACES[outgoing(place)]
        expected = re.sub("(?<=_)import(?=_)|(?<=_)imports", r"outgoing_\g<0>", name)
        expected = expected.replace("incoming_outgoing_imports", "outgoing_imports")
        assert other.name == expected.replace("import_incoming", "import_outgoing")
    understood = {alias for one in OPERATIONS for alias in one.aliases}
    for alias in ("incoming", "outgoing"):
        assert f"list_{alias}_invoices" in understood
        assert f"get_{alias}_invoice_summary" in understood
        assert f"get_{alias}_invoice_content" in understood
        assert f"list_{alias}_invoice_attachments" in understood
    assert not understood & {one.name for one in OPERATIONS}
    assert sum(len(one.aliases) for one in OPERATIONS) == len(understood)


def test_older_paths_are_the_same_endpoints(client: httpx.Client) -> None:
    uploaded = client.post("/import", files={"file": ("a.xml", ubl())})
    assert uploaded.status_code == 202
    path = imported(client, ubl(number="R-2"))
    id = path.rpartition("/")[2]
    for line in BELOW[:-2]:
        rest = line.split()[1]
        new, old = client.get(f"{path}{rest}"), client.get(f"/import/{id}{rest}")
        assert (new.status_code, new.content) == (old.status_code, old.content)
    assert got(client, f"/import/{id}") == got(client, path)
    assert client.patch(f"/import/{id}", json={"status": "paid"}).json()["status"] == "paid"
    assert client.delete(f"/import/{id}").status_code == 204


def test_older_paths_are_not_in_the_document_and_named_in_descriptions(
    client: httpx.Client,
) -> None:
    base = str(client.base_url).removesuffix("/api/v1/")
    document = httpx.get(f"{base}/openapi.json").json()
    assert not [path for path in document["paths"] if path.startswith("/api/v1/import/{")]
    summary = document["paths"]["/api/v1/import/incoming/{importId}/content/summary"]["get"]
    assert "`/import/{importId}`" in summary["description"]


@pytest.mark.parametrize("path", ["/import/incoming", "/import/outgoing"])
def test_the_ways_themselves_are_no_ids(client: httpx.Client, path: str) -> None:
    for method in ("PATCH", "DELETE", "PUT"):
        answer = client.request(method, path)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_the_curl_examples_of_the_pages_work(client: httpx.Client) -> None:
    """POST a file; then summary and status, as the pages show them."""
    answer = client.post("/import/outgoing", files={"file": ("invoice.xml", ubl())})
    assert answer.json().keys() >= {"faktooraId"}
    path = imported(client, ubl(number="R-2"), way="outgoing")
    assert got(client, f"{path}/content/summary")["invoiceNumber"] == "R-2"
    assert got(client, f"{path}/status") == {
        "validationStatus": "accepted",
        "visualizationStatus": "accepted",
        "overallStatus": "accepted",
    }
    assert got(client, f"{path}/validation")["status"] == "accepted"
