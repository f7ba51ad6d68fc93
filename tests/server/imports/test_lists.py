"""Lists of documents: found by what they say, in any order, by pages."""

from datetime import date
from decimal import Decimal

import httpx
import pytest

from einvoice.example import example_invoice
from einvoice.model.totals import Totals
from tests.server.imports.helpers import Object, got, imported, plain_pdf, ubl


def named(number: str, seller: str, day: date, amount: str) -> bytes:
    invoice = example_invoice()
    assert invoice.seller is not None
    assert invoice.totals is not None
    totals: Totals = invoice.totals.replace(total_with_vat=Decimal(amount))
    return ubl(
        number=number,
        seller=invoice.seller.replace(name=seller),
        issue_date=day,
        totals=totals,
    )


@pytest.fixture
def stocked(client: httpx.Client) -> httpx.Client:
    for number, seller, day, amount in (
        ("A-1", "Bäckerei Example GmbH", date(2026, 1, 5), "9.5"),
        ("A-2", "Example Straßenbau AG", date(2026, 2, 10), "100.00"),
        ("B-1", "Example Books Ltd", date(2026, 3, 15), "20"),
    ):
        imported(client, named(number, seller, day, amount))
    return client


def numbers(client: httpx.Client, query: str = "", way: str = "incoming") -> list[str]:
    entries = got(client, f"/import/{way}?{query}")["data"]
    assert isinstance(entries, list)
    return [str(one["invoiceNumber"]) for one in entries if isinstance(one, dict)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["B-1", "A-2", "A-1"]),
        ("order=asc", ["A-1", "A-2", "B-1"]),
        ("sort=amount&order=desc", ["A-2", "B-1", "A-1"]),
        ("sort=invoiceNumber&order=asc", ["A-1", "A-2", "B-1"]),
        ("sort=issueDate&order=desc", ["B-1", "A-2", "A-1"]),
        ("perPage=1&page=2", ["A-2"]),
        ("keyword=BÄCKEREI", ["A-1"]),
        ("keyword=strassenbau", ["A-2"]),
        ("keyword=a-", ["A-2", "A-1"]),
        ("keyword=%25", []),
        ("seller=books", ["B-1"]),
        ("invoiceNumber=A-1", ["A-1"]),
        ("from=20260201", ["B-1", "A-2"]),
        ("from=2026-02-01&to=20260210", ["A-2"]),
        ("issueDateTo=20260105", ["A-1"]),
        ("from=20260101&issueDateFrom=20260301", ["B-1"]),
        ("createdTo=20000101", []),
        ("createdFrom=20000101&createdTo=99991231", ["B-1", "A-2", "A-1"]),
        ("isValid=true", []),
        ("isValid=false&validationStatus=failed", ["B-1", "A-2", "A-1"]),
        ("status=paid", []),
        ("isDuplicate=false", ["B-1", "A-2", "A-1"]),
    ],
)
def test_a_list_holds_what_is_asked_for(
    stocked: httpx.Client, query: str, expected: list[str]
) -> None:
    assert numbers(stocked, query) == expected


@pytest.mark.parametrize(
    "query", ["from=20260230", "to=2026", "sort=colour", "isValid=maybe", "keyword=", "colour=red"]
)
def test_what_makes_no_sense_is_400(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/import/incoming?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_a_record_tells_what_the_document_states(client: httpx.Client) -> None:
    path = imported(client, ubl(), name="Rechnung März.xml")
    record = got(client, path)
    expected: Object = {
        "importId": path.rpartition("/")[2],
        "filename": "Rechnung März.xml",
        "origin": "imported",
        "profile": "xrechnung-3.0",
        "invoiceNumber": "EXAMPLE-2026-001",
        "invoiceTypeCode": "380",
        "issueDate": "20260131",
        "sellerName": "Example Books GmbH",
        "currency": "EUR",
        "amount": 1062.19,
        "status": "open",
        "isValid": True,
        "overallStatus": "accepted",
        "duplicateOf": None,
        "edited": [],
    }
    assert {name: record[name] for name in expected} == expected
    assert got(client, "/import/incoming")["data"] == [record]


def test_each_way_has_its_own_list(client: httpx.Client) -> None:
    imported(client, ubl(number="IN-1"))
    imported(client, ubl(number="OUT-1"), way="outgoing")
    assert numbers(client) == ["IN-1"]
    assert numbers(client, way="outgoing") == ["OUT-1"]
    assert numbers(client, "origin=all", way="outgoing") == ["OUT-1"]
    assert numbers(client, "origin=created", way="outgoing") == []


def test_an_id_of_one_way_is_unknown_on_the_other(client: httpx.Client) -> None:
    id = imported(client, ubl()).rpartition("/")[2]
    assert client.get(f"/import/outgoing/{id}/status").status_code == 404


def test_what_cannot_be_read_is_listed_without_terms(client: httpx.Client) -> None:
    imported(client, plain_pdf(), name="scan.pdf")
    (record,) = got(client, "/import/incoming?keyword=SCAN")["data"]  # type: ignore[misc]
    assert isinstance(record, dict)
    assert (record["invoiceNumber"], record["amount"], record["isValid"]) == (None, None, False)
