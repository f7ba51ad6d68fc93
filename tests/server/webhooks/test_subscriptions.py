"""Webhooks are made, shown, changed and removed as the contract says."""

import json
from uuid import UUID

import httpx
import pytest
from pydantic import JsonValue

from einvoice_server.tenancy.tenant import Environment
from einvoice_server.webhooks.service import MOST_WEBHOOKS
from tests.server.running import Running
from tests.server.webhooks.desk import Desk

TARGET = "https://hooks.example.com/invoices"


def made(client: httpx.Client, **given: JsonValue) -> httpx.Response:
    return client.post("/webhooks", json={"action": "invoiceCreate", "target": TARGET, **given})


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("invoiceCreated", "invoiceCreate"),
        ("invoiceCreate", "invoiceCreate"),
        ("invoiceIncomingCreated", "invoiceIncomingCreate"),
        ("orderConfirmationCreated", "orderConfirmationCreate"),
        ("invoiceSent", "invoiceSent"),
        ("invoiceOverdue", "invoiceOverdue"),
        ("validationJobCompleted", "validationJobCompleted"),
    ],
)
def test_events_are_named_in_past_or_present_and_shown_in_the_present(
    server: Running, named: str, shown: str
) -> None:
    with server.new_client() as client:
        answer = made(client, action=named)
        assert (answer.status_code, answer.json()["action"]) == (201, shown)
        assert client.get("/webhooks", params={"action": named}).json()["meta"]["totalItems"] == 1
        UUID(answer.json()["webhookId"])


@pytest.mark.parametrize("named", ["invoiceDeleted", "invoicecreate", "", "invoiceSentd", 5, None])
def test_other_events_are_refused(server: Running, named: JsonValue) -> None:
    with server.new_client() as client:
        answer = made(client, action=named)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "action"


def test_a_webhook_is_changed_and_removed(server: Running) -> None:
    with server.new_client() as client:
        id = made(client, description="Mine").json()["webhookId"]
        changes = {"action": "invoiceSent", "target": TARGET + "/2", "timeoutSeconds": 3}
        changed = client.patch(f"/webhooks/{id}", json={**changes, "description": None}).json()
        assert {name: changed[name] for name in changes} == changes
        assert changed["description"] is None
        assert client.get(f"/webhooks/{id}").json() == changed
        assert client.delete(f"/webhooks/{id}").json() == {"succeed": True}
        assert client.get(f"/webhooks/{id}").status_code == 404


def test_the_secret_is_shown_once_and_repetition_does_not_show_it(server: Running) -> None:
    with server.new_client() as client:
        given = {"action": "invoiceCreated", "target": TARGET}
        headers = {"Idempotency-Key": "once"}
        first = client.post("/webhooks", json=given, headers=headers)
        secret = first.json()["secret"]
        assert secret.startswith("whsec_")
        again = client.post("/webhooks", json=given, headers=headers)
        assert (again.status_code, again.json()["code"]) == (409, "IDEMPOTENCY_RESULT_WITHHELD")
        shown = client.get("/webhooks")
        assert shown.json()["meta"]["totalItems"] == 1
        assert secret not in shown.text


def test_secrets_and_headers_are_neither_in_the_audit_log_nor_readable_in_the_database(
    desk: Desk,
) -> None:
    webhook = desk.subscribe(headers={"X-Token": "a very secret token"})
    rotated = desk.client.post(f"/webhooks/{webhook['webhookId']}/rotate-secret").json()
    logged = desk.client.get("/audit").raise_for_status().text
    assert str(webhook["webhookId"]) in logged
    assert webhook["headers"] == {"X-Token": "***"}
    database = b"".join(
        file.read_bytes() for file in desk.server.services.settings.data_dir.glob("*.sqlite3*")
    )
    for secret in (webhook["secret"], rotated["secret"], "a very secret token"):
        assert str(secret) not in logged
        assert str(secret).encode() not in database


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1"},
        {"host": "other.example.com"},
        {"Connection": "keep-alive"},
        {"Transfer-Encoding": "chunked"},
        {"Content-Length": "1"},
        {"Content-Type": "text/plain"},
        {"Authorization": "Bearer x"},
        {"Proxy-Authorization": "Basic eA=="},
        {"Cookie": "a=b"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Metadata-Flavor": "Google"},
        {"X-aws-ec2-metadata-token": "x"},
        {"Webhook-Signature": "v1,x"},
        {"X-Einvoice-Event": "x"},
        {"User-Agent": "x"},
        {"X-A\r\nHost": "x"},
        {"X-A": "b\r\nHost: c"},
        {"X-A": " b"},
        {"X-Ä": "b"},
        {"X-A": "ä"},
        {"": "b"},
        {"X-A:": "b"},
        {"X-A": "1", "x-a": "2"},
        {"X" * 65: "b"},
        {"X-A": "b" * 1001},
        {f"X-{number}": "b" for number in range(21)},
    ],
    ids=lambda headers: json.dumps(headers)[:40],
)
def test_headers_that_mean_something_on_the_way_are_refused(
    server: Running, headers: dict[str, JsonValue]
) -> None:
    with server.new_client() as client:
        answer = made(client, headers=headers)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"].startswith("headers")


@pytest.mark.parametrize("seconds", [0, 31, 1.5, "5"])
def test_the_time_limit_is_bounded(server: Running, seconds: JsonValue) -> None:
    with server.new_client() as client:
        assert made(client, timeoutSeconds=seconds).status_code == 400


def test_an_account_has_a_limited_number(server: Running) -> None:
    with server.new_client() as client:
        for _ in range(MOST_WEBHOOKS):
            assert made(client).status_code == 201
        assert made(client).status_code == 409


def test_test_and_live_webhooks_are_told_apart(server: Running) -> None:
    account = server.account()
    with (
        server.client(server.key(account)) as live,
        server.client(server.key(account, environment=Environment.TEST)) as test,
    ):
        assert made(live).status_code == 201
        assert test.get("/webhooks").json()["data"] == []
