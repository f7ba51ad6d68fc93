"""The page on outgoing invoices, from its first command to its last, on a running server."""

import time
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest

from einvoice_server.operator import set_feature
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.pages.examples import Command, Object, answers, commands, differences, page
from tests.server.running import Running, running

BUYER: Object = {
    "name": "Acme GmbH",
    "street": "Hauptstraße 1",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "email": "buyer@example.com",
}
SELLER: Object = {
    "name": "Example GmbH",
    "street": "Beispielweg 1",
    "postcode": "20095",
    "city": "Hamburg",
    "country": "DE",
    "vatId": "DE123456788",
    "email": "invoices@example.com",
    "iban": "DE02120300000000202051",
    "phone": "+49 40 1234567",
    "contactPerson": {
        "name": "Accounting",
        "email": "invoices@example.com",
        "phone": "+49 40 1234567",
    },
}
ITEM: Object = {
    "id": "1",
    "product": {
        "name": "Consulting",
        "quantity": 8,
        "unitCode": "HUR",
        "price": 150.00,
        "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
    },
}
LEFT_OPEN: Object = {
    "buyer": BUYER,
    "seller": {name: SELLER[name] for name in SELLER if name not in ("contactPerson", "iban")},
    "delivery": {"type": "email", "recipient": "buyer@example.com"},
}
"""What the page leaves to the reader behind a comment."""


@pytest.fixture(scope="module")
def text() -> str:
    return page("faktoora-outgoing-invoices.txt")


@pytest.fixture
def server(tmp_path: Path) -> Generator[Running, None, None]:
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    account = server.account()
    tenant = Tenant(account, Environment.LIVE)
    server.do(set_feature(server.services, tenant, Feature.INVOICE_DELETE_MODE, True))
    key = server.key(account)
    with httpx.Client(base_url=server.url, headers={"X-API-KEY": key}, timeout=60) as made:
        made.patch("/api/v1/account", json={"company": SELLER}).raise_for_status()
        yield made


def filled(command: Command) -> Object:
    """A body of the page with what it leaves open, and what it requires elsewhere."""
    body = command.json
    invoices = body["invoices"]
    assert isinstance(invoices, list)
    for invoice in invoices:
        assert isinstance(invoice, dict)
        for name, value in invoice.items():
            if value == {}:
                invoice[name] = LEFT_OPEN[name]
        invoice |= {"invoiceTypeCode": 380, "invoiceItems": [ITEM]}
    return body


def settled(client: httpx.Client, id: str, *, until: str = "created") -> Object:
    """The status of an invoice once its work is done."""
    status: Object = {}
    for _ in range(600):
        status = client.get(f"/api/v2/invoices/{id}/status").raise_for_status().json()
        validation = status.get("validation")
        validating = isinstance(validation, dict) and validation["status"] == "processing"
        if status["invoiceStatus"] == until and status["jobStatus"] is None and not validating:
            return status
        time.sleep(0.1)
    raise AssertionError(status)


def test_the_commands_of_the_page_work_in_their_order(client: httpx.Client, text: str) -> None:
    create, status, as_pdf, by_number, listed, delete, validated, report, summary, imported = (
        commands(text)
    )
    accepted, polled, _validated, imported_status = answers(text)

    answer = create.send(client, "", filled(create))
    assert (answer.status_code, list(differences(accepted, answer.json()))) == (202, [])
    draft = answer.json()[0]["faktooraId"]
    assert status.send(client, draft).json()["invoiceStatus"] == "draft"
    assert delete.send(client, draft).status_code == 204
    assert status.send(client, draft).status_code == 404

    answer = validated.send(client, "", filled(validated))
    assert answer.status_code == 202
    id = answer.json()[0]["faktooraId"]
    told = settled(client, id)
    assert isinstance(polled, dict)
    told_by_page = {name: value for name, value in polled.items() if name != "delivery"}
    assert list(differences(told_by_page, told)) == []
    assert told["validation"] == {**told["validation"], "status": "success", "validity": True}  # type: ignore[dict-item]

    answer = as_pdf.send(client, id)
    assert (answer.headers["content-type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    answer = by_number.send(client, id)
    assert answer.headers["content-type"].startswith("application/xml")
    assert b"INV-1001" in answer.content
    answer = listed.send(client, id)
    assert [one["faktooraId"] for one in answer.json()["data"]] == [id]
    assert answer.json()["meta"] == {"page": 1, "perPage": 20, "totalItems": 1, "totalPages": 1}
    answer = report.send(client, id)
    assert (answer.headers["content-type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert summary.send(client, id).json()["invoiceNumber"] == "INV-1001"
    answer = imported.send(client, id)
    assert answer.json() == imported_status
    assert delete.send(client, id).status_code == 204
    assert as_pdf.send(client, id).status_code == 404


def test_a_delivery_is_told_in_the_status_as_the_page_shows_it(
    client: httpx.Client, text: str
) -> None:
    create, status, *_ = commands(text)
    _, polled, *_ = answers(text)
    id = create.send(client, "", filled(create)).json()[0]["faktooraId"]
    told = status.send(client, id).json()
    assert isinstance(polled, dict)
    assert list(differences(polled["delivery"], told["delivery"])) == []
    assert "validation" not in told
