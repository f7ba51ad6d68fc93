"""Numbers: templates, previews, and giving them without gaps, whoever comes at the same time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from einvoice_server.kit.clock import ManualClock
from einvoice_server.numbers.schemas import NextNumber
from einvoice_server.numbers.service import next_number
from einvoice_server.numbers.templates import render
from einvoice_server.operator import as_operator
from tests.server.invoices_api.desk import Desk, fields, invoice, refused
from tests.server.running import Running

SETTINGS = "/settings/invoice-number-template"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("YYYY/MM/id", "2026/03/00042"),
        ("YYYY-id", "2026-00042"),
        ("RE-YYYYMMDD-id", "RE-20260305-00042"),
        ("id", "00042"),
        ("id/YYYY", "00042/2026"),
        ("Rechnung#id", "Rechnung#00042"),
    ],
)
def test_tokens_are_replaced_and_the_rest_stays(template: str, expected: str) -> None:
    assert render(template, date(2026, 3, 5), 42, 5) == expected


def test_a_counter_may_outgrow_its_padding() -> None:
    assert render("id", date(2026, 3, 5), 123456, 3) == "123456"


def test_a_new_account_has_the_template_of_the_contract(desk: Desk) -> None:
    settings = desk.client.get(SETTINGS).json()
    assert settings == {"template": "YYYY/MM/id", "padLength": 5, "counter": 0}


def test_a_preview_reserves_nothing_and_tells_another_template_only_if_asked(desk: Desk) -> None:
    desk.client.put(SETTINGS, json={"counter": 42}).raise_for_status()
    plain = {"invoiceNumber": "2026/03/00043", "counter": 42}
    for _ in range(2):
        assert desk.client.get("/invoices/next-number").json() == plain
    other = desk.client.get("/invoices/next-number", params={"template": "YYYY-id"}).json()
    assert other == {"invoiceNumber": "2026-00043", "counter": 42, "template": "YYYY-id"}
    created = desk.post(invoice(reviewMode=True)).json()[0]["invoiceNumber"]
    assert created == "2026/03/00043"


def test_template_and_padding_are_changed_alone_or_together(desk: Desk) -> None:
    first = desk.client.put(SETTINGS, json={"template": "RE-YYYY-id"}).json()
    assert first == {"template": "RE-YYYY-id", "padLength": 5, "counter": 0}
    second = desk.client.put(SETTINGS, json={"padLength": 3}).json()
    assert second == {"template": "RE-YYYY-id", "padLength": 3, "counter": 0}
    assert desk.client.get(SETTINGS).json() == second
    created = desk.post(invoice(reviewMode=True)).json()[0]["invoiceNumber"]
    assert created == "RE-2026-001"
    (entry,) = [
        one for one in desk.client.get("/audit").json()["data"] if "pad_length" in one["after"]
    ]
    assert entry["before"]["pad_length"] == 5


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"template": "YYYY/MM"}, "template"),
        ({"template": "id-id"}, "template"),
        ({"template": "YYYY id"}, "template"),
        ({"template": "YYYY-id-" + "X" * 40}, "template"),
        ({"template": "Ü-id"}, "template"),
        ({"padLength": 0}, "padLength"),
        ({"padLength": 13}, "padLength"),
        ({"padLength": "5"}, "padLength"),
        ({"counter": -1}, "counter"),
    ],
)
def test_what_is_no_template_is_refused(desk: Desk, body: dict[str, object], field: str) -> None:
    answer = desk.client.put(SETTINGS, json=body)
    refused(answer, 400, "BAD_REQUEST")
    assert fields(answer) == [field]


def test_nothing_to_change_is_refused(desk: Desk) -> None:
    refused(desk.client.put(SETTINGS, json={}), 400, "BAD_REQUEST")


def test_a_number_is_free_until_an_invoice_of_the_account_has_it(desk: Desk) -> None:
    def is_free() -> bool:
        query = {"invoiceNumber": "RE-1"}
        return desk.client.get("/invoices/verify-number", params=query).json()["succeed"]

    assert is_free()
    desk.create(invoiceNumber="RE-1", draftOnly=True)
    assert not is_free()
    with desk.server.new_client() as stranger:
        query = {"invoiceNumber": "RE-1"}
        assert stranger.get("/invoices/verify-number", params=query).json()["succeed"]


def test_numbers_that_were_chosen_by_hand_are_passed_by(desk: Desk) -> None:
    def given(*numbers: str | None) -> list[str]:
        bodies = [
            invoice(reviewMode=True) | ({} if number is None else {"invoiceNumber": number})
            for number in numbers
        ]
        return [one["invoiceNumber"].removeprefix("2026/03/") for one in desk.post(*bodies).json()]

    assert given("2026/03/00001") == ["00001"]
    assert desk.client.get(SETTINGS).json()["counter"] == 1
    assert given("2026/03/00003") == ["00003"]
    assert desk.client.get(SETTINGS).json()["counter"] == 1
    assert desk.client.get("/invoices/next-number").json()["invoiceNumber"] == "2026/03/00002"
    assert given(None, None, "2026/03/00005", None) == ["00002", "00004", "00005", "00006"]
    assert given("2026/03/00007", None, "RE-1", "2026/03/00009") == [
        "00007", "00008", "RE-1", "00009",
    ]  # fmt: skip
    assert desk.client.get(SETTINGS).json()["counter"] == 9


def test_a_long_row_of_taken_numbers_is_passed_by(desk: Desk) -> None:
    taken = [f"2026/03/{number:05}" for number in range(2, 42)]
    desk.post(*(invoice(invoiceNumber=number, draftOnly=True) for number in taken))
    numbers = [one["invoiceNumber"] for one in desk.post(*[invoice(reviewMode=True)] * 2).json()]
    assert numbers == ["2026/03/00001", "2026/03/00042"]


def test_fifty_at_once_get_fifty_numbers_without_gap(desk: Desk) -> None:
    body = invoice(reviewMode=True)
    with ThreadPoolExecutor(50) as pool:
        answers = [answer.json() for answer in pool.map(desk.post, [body] * 50)]
    numbers = sorted(one["invoiceNumber"] for answer in answers for one in answer)
    assert numbers == [f"2026/03/{number:05}" for number in range(1, 51)]


def test_a_refused_creation_leaves_no_gap(desk: Desk) -> None:
    desk.create(invoiceNumber="RE-1", draftOnly=True)
    refused(desk.post(invoice(), invoice(invoiceNumber="RE-1")), 409, "CONFLICT")
    created = desk.post(invoice(reviewMode=True)).json()[0]["invoiceNumber"]
    assert created == "2026/03/00001"


def test_accounts_and_environments_count_for_themselves(desk: Desk) -> None:
    desk.create(reviewMode=True)
    with desk.server.new_client() as other:
        body = {"invoices": [invoice(reviewMode=True)]}
        assert other.post("/invoices", json=body).json()[0]["invoiceNumber"] == "2026/03/00001"


def test_the_day_is_that_of_the_account(still_server: Running) -> None:
    # New Year's Eve, 23:30 in UTC, is 2027 already in Berlin and not yet in Lisbon.
    clock = ManualClock(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    desk = Desk(still_server, clock)
    services = replace(still_server.services, clock=clock)

    def preview() -> str:
        work = as_operator(services, desk.tenant, "look", lambda u: next_number(u, NextNumber()))
        return still_server.do(work).invoice_number

    assert preview() == "2027/01/00001"
    preferences = {"timeZone": "Europe/Lisbon"}
    desk.client.patch("/account", json={"preferences": preferences}).raise_for_status()
    assert preview() == "2026/12/00001"
    desk.client.close()
