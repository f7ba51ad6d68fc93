"""The list: every filter, every sort, pages; and what `Accept` makes of it."""

from collections.abc import Generator
from zoneinfo import ZoneInfo

import pytest

from einvoice_server.invoices.selection import InvoiceSort
from einvoice_server.kit.clock import ManualClock
from tests.server.invoices_api.desk import Desk, Json, fields, invoice, item, refused
from tests.server.running import Running


@pytest.fixture(scope="module")
def full(still_server: Running, clock: ManualClock) -> Generator[Desk, None, None]:
    """A desk with four invoices that differ in everything."""
    made = Desk(still_server, clock)
    buyer = invoice()["buyer"]
    made.create(
        invoiceNumber="RE-A", format="zf:2", buyer={**buyer, "name": "Müller & Söhne"},
        issueDate="20260110", dueDate="20260120", deliveryDate="20260105", orderNumber="PO-1",
        invoiceItems=[item(100)],
    )  # fmt: skip
    made.create(
        invoiceNumber="RE-B", invoiceTypeCode=381, buyer={**buyer, "name": "Acme 100%_GmbH"},
        issueDate="20260210", dueDate=None, currency="CHF", invoiceItems=[item(50)],
        reviewMode=True,
    )  # fmt: skip
    made.work()
    made.create(
        invoiceNumber="RE-C", format="xrechnung", buyer={**buyer, "name": "Zebra AG"},
        issueDate="20260310", dueDate="20260331", orderNumber="PO-2", invoiceItems=[item(0.5)],
        draftOnly=True,
    )  # fmt: skip
    made.create(draftOnly=True, issueDate="20260311", invoiceItems=[item(9.99)])
    paid = made.listed(invoiceNumber="RE-A")[0]["faktooraId"]
    made.act(paid, "mark-paid").raise_for_status()
    yield made
    made.client.close()


def names(rows: list[Json]) -> list[str]:
    return [row["invoiceNumber"] or "-" for row in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, "- RE-A RE-B RE-C"),
        ({"keyword": "müller"}, "RE-A"),
        ({"keyword": "MÜLLER & SÖHNE"}, "RE-A"),
        ({"keyword": "re-b"}, "RE-B"),
        ({"keyword": "po-2"}, "RE-C"),
        ({"keyword": "100%"}, "RE-B"),
        ({"keyword": "%"}, "RE-B"),
        ({"keyword": "acme"}, "- RE-B"),
        ({"keyword": "nobody"}, ""),
        ({"invoiceNumber": "RE-A"}, "RE-A"),
        ({"invoiceNumber": "re-a"}, ""),
        ({"status": "draft"}, "- RE-C"),
        ({"status": "review"}, "RE-B"),
        ({"status": ["paid", "review"]}, "RE-A RE-B"),
        ({"invoiceTypeCode": 381}, "RE-B"),
        ({"format": "xrechnung"}, "RE-C"),
        ({"format": "pdf"}, "- RE-B"),
        ({"currency": "CHF"}, "RE-B"),
        ({"from": "20260210"}, "- RE-B RE-C"),
        ({"to": "2026-02-10"}, "RE-A RE-B"),
        ({"from": "20260111", "to": "20260310"}, "RE-B RE-C"),
        ({"issueDateFrom": "20260311"}, "-"),
        ({"issueDateTo": "20260110"}, "RE-A"),
        ({"dueDateFrom": "20260121"}, "- RE-C"),
        ({"dueDateTo": "20260120"}, "RE-A"),
        ({"createdFrom": "20260326"}, "- RE-A RE-B RE-C"),
        ({"createdTo": "20260325"}, ""),
        ({"createdTo": "20991231"}, "- RE-A RE-B RE-C"),
        ({"amountFrom": "59.5"}, "RE-A RE-B"),
        ({"amountTo": "0.6"}, "RE-C"),
        ({"amountFrom": "0.61", "amountTo": 100}, "- RE-B"),
        ({"status": "draft", "format": "pdf"}, "-"),
    ],
    ids=str,
)
def test_each_filter_narrows_the_list(full: Desk, query: Json, expected: str) -> None:
    assert " ".join(sorted(names(full.listed(**query)))) == expected


@pytest.mark.parametrize("sort", InvoiceSort)
def test_every_column_sorts_both_ways_and_what_lacks_it_stands_last(
    full: Desk, sort: InvoiceSort
) -> None:
    for order in ("asc", "desc"):
        values = [row[sort.value] for row in full.listed(sort=sort.value, order=order)]
        there = [value for value in values if value is not None]
        assert there == sorted(there, reverse=order == "desc")
        assert values[: len(there)] == there


def test_pages_hold_every_invoice_once(full: Desk) -> None:
    seen = list[str]()
    for page in (1, 2):
        query = {"page": page, "perPage": 3, "sort": "currency", "order": "asc"}
        answer = full.client.get("/invoices", params=query).json()
        assert answer["meta"] == {"page": page, "perPage": 3, "totalItems": 4, "totalPages": 2}
        seen += [row["faktooraId"] for row in answer["data"]]
    assert len(set(seen)) == 4
    assert full.listed(page=3, perPage=3) == []


def test_the_page_has_the_example_of_the_contract(full: Desk) -> None:
    rows = full.listed(keyword="Acme", page=1, perPage=20, sort="issueDate", order="desc")
    assert names(rows) == ["-", "RE-B"]
    assert rows[1] == {
        "faktooraId": rows[1]["faktooraId"],
        "invoiceNumber": "RE-B",
        "invoiceTypeCode": 381,
        "status": "review",
        "jobStatus": None,
        "format": "pdf",
        "issueDate": "20260210",
        "dueDate": None,
        "deliveryDate": None,
        "buyerName": "Acme 100%_GmbH",
        "orderNumber": None,
        "currency": "CHF",
        "netAmount": 50,
        "taxAmount": 9.5,
        "amount": 59.5,
        "outstandingBalance": 59.5,
        "createdAt": rows[1]["createdAt"],
        "sentAt": None,
        "detailsPage": rows[1]["detailsPage"],
    }


def test_days_of_creation_are_those_of_the_account(desk: Desk) -> None:
    # It is Thursday noon in Berlin, and Friday already in Kiritimati, 14 hours ahead of UTC.
    desk.create(draftOnly=True)
    today = desk.clock.now().astimezone(ZoneInfo("Europe/Berlin"))
    query = {"createdFrom": f"{today:%Y%m%d}", "createdTo": f"{today:%Y%m%d}"}
    assert len(desk.listed(**query)) == 1
    preferences = {"timeZone": "Pacific/Kiritimati"}
    desk.client.patch("/account", json={"preferences": preferences}).raise_for_status()
    there = desk.clock.now().astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert there.date() != today.date()
    assert desk.listed(**query) == []
    assert len(desk.listed(createdFrom=f"{there:%Y%m%d}")) == 1


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "colour"}, {"order": "up"}, {"status": "lost"}, {"page": 0}, {"from": "yesterday"},
        {"amountFrom": "NaN"}, {"amountFrom": "1e30"}, {"currency": "euro"}, {"colour": "red"},
        {"keyword": ""}, {"from": ["20260101", "20260102"]},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_filter_is_refused(full: Desk, query: Json) -> None:
    answer = full.client.get("/invoices", params=query)
    refused(answer, 400, "BAD_REQUEST")
    assert [field.removesuffix("[0]") for field in fields(answer)] == list(query)


@pytest.mark.parametrize(
    ("accept", "number", "status", "media_type"),
    [
        ("application/pdf", "RE-A", 200, "application/pdf"),
        ("application/xml", "RE-A", 200, "application/xml"),
        ("text/xml, */*;q=0.1", "RE-A", 200, "application/xml"),
        ("application/json;q=0.5, application/pdf", "RE-A", 200, "application/pdf"),
        ("application/xml", "RE-B", 404, "application/json"),
        ("application/pdf", "RE-C", 404, "application/json"),
        ("application/pdf", "RE-X", 404, "application/json"),
        ("application/pdf", None, 400, "application/json"),
        ("text/html", "RE-A", 406, "application/json"),
        ("application/pdf;q=0", "RE-A", 406, "application/json"),
        ("*/*", "RE-A", 200, "application/json"),
        ("application/json", None, 200, "application/json"),
        ("", None, 200, "application/json"),
    ],
)
def test_accept_decides_between_list_and_file(
    full: Desk, accept: str, number: str | None, status: int, media_type: str
) -> None:
    query = {} if number is None else {"invoiceNumber": number}
    answer = full.client.get("/invoices", params=query, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, media_type)
    if status == 200 and media_type != "application/json":
        suffix = media_type.removeprefix("application/")
        disposition = f"attachment; filename*=UTF-8''RE-A.{suffix}"
        assert answer.headers["Content-Disposition"] == disposition
