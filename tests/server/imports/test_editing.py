"""People correct what is recorded of an incoming invoice; what it states stays as it is."""

import httpx
import pytest

from tests.server.imports.helpers import got, imported, ubl
from tests.server.running import Running


def test_what_is_given_changes_and_the_record_is_answered(client: httpx.Client) -> None:
    path = imported(client, ubl())
    changes = {
        "invoiceNumber": "R-77",
        "dueDate": "2026-04-01",
        "status": "approved",
        "category": "Books",
        "note": "Checked.\nTwice.",
    }
    answer = client.patch(path, json=changes)
    assert answer.status_code == 200
    record = answer.json()
    assert {name: record[name] for name in changes} == {**changes, "dueDate": "20260401"}
    assert record["edited"] == ["invoiceNumber", "dueDate"]
    assert got(client, path) == record
    assert got(client, "/import/incoming?keyword=twice&invoiceNumber=R-77")["data"] == [record]
    summary = got(client, f"{path}/content/summary")
    assert summary["invoiceNumber"] == "EXAMPLE-2026-001"


def test_null_goes_back_to_what_the_document_states(client: httpx.Client) -> None:
    path = imported(client, ubl())
    before = got(client, path)
    client.patch(path, json={"invoiceNumber": "R-77", "note": "x"}).raise_for_status()
    record = client.patch(path, json={"invoiceNumber": None, "note": None}).json()
    assert {**record, "updatedAt": None} == {**before, "updatedAt": None}


def test_nothing_given_changes_nothing(client: httpx.Client) -> None:
    path = imported(client, ubl())
    before = got(client, path)
    record = client.patch(path, json={}).json()
    assert {**record, "updatedAt": None} == {**before, "updatedAt": None}


@pytest.mark.parametrize(
    "change",
    [
        {"issueDate": "20260231"},
        {"status": "lost"},
        {"status": 1},
        {"invoiceNumber": ""},
        {"amount": 1},
        {"category": "x" * 101},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_400(client: httpx.Client, change: dict[str, object]) -> None:
    path = imported(client, ubl())
    answer = client.patch(path, json=change)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == next(iter(change))


def test_edits_are_in_the_audit_log(server: Running, client: httpx.Client) -> None:
    path = imported(client, ubl())
    client.patch(path, json={"invoiceNumber": "R-77"}).raise_for_status()
    entries = client.get("/audit").json()["data"]
    edit = next(one for one in entries if one["action"] == "update_import")
    assert edit["before"]["number"] == "EXAMPLE-2026-001"
    assert edit["after"]["number"] == "R-77"


def test_a_deleted_import_is_gone_with_its_files(client: httpx.Client) -> None:
    path = imported(client, ubl())
    assert client.delete(path).status_code == 204
    for rest in ("", "/status", "/source", "/content"):
        assert client.get(path + rest).status_code == 404


def test_deleting_needs_its_feature(server: Running) -> None:
    with server.client(server.key(server.account())) as client:
        path = imported(client, ubl())
        answer = client.delete(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "FEATURE_DISABLED")
        assert got(client, path)["isValid"] is True
