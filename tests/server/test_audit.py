"""The audit log: who, what, when, before and after, in a chain that shows tampering."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text

from einvoice_server.operator import verify_audit
from einvoice_server.tenancy.scope import unscoped
from tests.server.running import Running


def entries(server: Running, account: str, **query: str) -> list[dict[str, object]]:
    with server.client(server.key(account)) as client:
        return client.get("/audit", params={"perPage": 1000, **query}).json()["data"]


def faults(server: Running, account: str) -> list[str]:
    return [str(one) for one in server.do(verify_audit(server.services)) if account in str(one)]


def test_a_change_is_told_with_its_author_before_and_after(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        made = client.post("/apikeys", json={"label": "Shop"}).json()
        request = client.patch(f"/apikeys/{made['apiKeyId']}", json={"label": "Till"})
        caller = next(
            one["apiKeyId"]
            for one in client.get("/apikeys").json()["data"]
            if one["label"] == "Test"
        )
    changed, created = entries(server, account, objectId=made["apiKeyId"])
    assert (created["kind"], created["action"], created["before"]) == (
        "created", "create_api_key", None,
    )  # fmt: skip
    assert (changed["kind"], changed["action"]) == ("changed", "update_api_key")
    assert (changed["before"], changed["after"]) == ({"label": "Shop"}, {"label": "Till"})
    assert changed["actor"] == f"key:{caller}"
    assert changed["requestId"] == request.headers["X-Request-Id"]
    assert changed["address"] == "127.0.0.1"


def test_secrets_are_not_written_down(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        key = client.post("/apikeys", json={"label": "Shop"}).json()
        person = {"email": "a@example.com", "name": "A", "password": "correct horse battery"}
        client.post("/user", json=person)
        rows = client.get("/audit").json()["data"]
    written = {row["objectType"]: row["after"] for row in rows}
    assert written["users"]["password_hash"] == "(hidden)"
    assert written["api_keys"]["digest"] == "(hidden)"
    assert key["apiKey"] not in str(rows)


def test_the_operators_work_is_told_too(server: Running) -> None:
    account = server.account()
    told = [(row["actor"], row["objectType"]) for row in entries(server, account, order="asc")]
    assert told[:2] == [
        ("command:account create", "accounts"),
        ("command:account create", "account_settings"),
    ]


def test_a_refused_request_leaves_no_entry(server: Running) -> None:
    account = server.account()
    before = len(entries(server, account))
    with server.client(server.key(account)) as client:
        client.post("/user", json={"email": "a@example.com", "name": "A"})
        assert client.post("/user", json={"email": "a@example.com", "name": "B"}).status_code == 409
    after = entries(server, account)
    # one key for each listing, one for the client, one person
    assert len(after) - before == 3
    assert [row["number"] for row in after] == list(range(len(after), 0, -1))


def tamper(server: Running, account: str, statement: str) -> None:
    async def work() -> None:
        async with unscoped(server.services.database, writes=True, reason="a test") as session:
            await session.execute(text(statement), {"account": account})

    server.do(work())


TAMPERING = {
    "an entry is changed": "UPDATE audit_entries SET actor = 'nobody' "
    "WHERE account_id = :account AND number = 2",
    "an entry is taken out": "DELETE FROM audit_entries WHERE account_id = :account AND number = 2",
    "the end is cut off": "DELETE FROM audit_entries WHERE account_id = :account AND number >= 2",
    "all is emptied": "DELETE FROM audit_entries WHERE account_id = :account",
    "the head is lost": "DELETE FROM audit_heads WHERE account_id = :account",
    "a chain of another is taken": "UPDATE audit_entries SET object_id = 'x' "
    "WHERE account_id = :account AND number = 1",
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_seen(server: Running, what: str) -> None:
    account = server.account()
    server.key(account)
    assert faults(server, account) == []
    tamper(server, account, TAMPERING[what])
    assert faults(server, account) != []


def test_entries_are_numbered_without_gaps_when_many_write_at_once(server: Running) -> None:
    from einvoice_server.operator import make_key
    from einvoice_server.tenancy.api_keys.schemas import CreateApiKey
    from einvoice_server.tenancy.tenant import Environment, Tenant
    from tests.server.running import gathered

    account = server.account()
    tenant = Tenant(account, Environment.LIVE)
    make: Callable[[int], Awaitable[object]] = lambda number: make_key(  # noqa: E731
        server.services, tenant, CreateApiKey(label=f"Key {number}")
    )
    server.do(gathered([make(number) for number in range(20)]))
    assert faults(server, account) == []
    assert len(entries(server, account)) >= 20
