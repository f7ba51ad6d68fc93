"""The life of an API key, as the contract has it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from einvoice_server.kit.clock import ManualClock, iso
from tests.server.running import API, Running, running

FIELDS = {
    "apiKeyId", "label", "createdAt", "expiresAt", "lastUsedAt", "lastUsedIp", "isRevoked",
    "revokedAt", "rotatedFromId", "status",
}  # fmt: skip


def created(client: httpx.Client, **asked: object) -> dict[str, str]:
    answer = client.post("/apikeys", json={"label": "Shop", **asked})
    assert answer.status_code == 201, answer.text
    return answer.json()


def works(server: Running, key: str) -> int:
    return httpx.get(server.url + API + "/account", headers={"X-API-KEY": key}).status_code


def test_a_key_is_shown_once_and_then_listed_without_it(server: Running) -> None:
    with server.new_client() as client:
        made = created(client, label="  Shop ")
        assert made["apiKey"].startswith("ei_live_")
        assert made["label"] == "Shop"
        answer = client.get("/apikeys")
        listed = {key["apiKeyId"]: key for key in answer.json()["data"]}
        assert made["apiKeyId"].startswith("ak_")
        assert listed[made["apiKeyId"]].keys() >= FIELDS
        assert "apiKey" not in listed[made["apiKeyId"]]
        assert made["apiKey"] not in answer.text
        assert works(server, made["apiKey"]) == 200


def test_the_last_use_of_a_key_is_listed_at_once(server: Running) -> None:
    with server.new_client() as client:
        made = created(client)
        assert (made["lastUsedAt"], made["lastUsedIp"]) == (None, None)
        works(server, made["apiKey"])
        listed = {key["apiKeyId"]: key for key in client.get("/apikeys").json()["data"]}
        assert listed[made["apiKeyId"]]["lastUsedIp"] == "127.0.0.1"
        assert listed[made["apiKeyId"]]["lastUsedAt"] >= made["createdAt"]


def test_the_last_use_of_a_key_is_written_down(server: Running) -> None:
    with server.new_client() as client:
        made = created(client)
        works(server, made["apiKey"])
        server.do(server.services.last_use.write())
        assert server.services.last_use.pending(made["apiKeyId"]) is None
        listed = {key["apiKeyId"]: key for key in client.get("/apikeys").json()["data"]}
        assert listed[made["apiKeyId"]]["lastUsedIp"] == "127.0.0.1"


def test_a_label_is_changed_and_an_end_set_and_removed(server: Running) -> None:
    with server.new_client() as client:
        path = f"/apikeys/{created(client)['apiKeyId']}"
        soon = iso(datetime.now(UTC) + timedelta(days=6))
        assert client.patch(path, json={"label": "Till"}).json()["label"] == "Till"
        changed = client.patch(path, json={"expiresAt": soon}).json()
        assert (changed["label"], changed["expiresAt"]) == ("Till", soon)
        assert changed["status"] == "expiring_soon"
        assert client.patch(path, json={}).json()["expiresAt"] == soon
        removed = client.patch(path, json={"expiresAt": None}).json()
        assert (removed["expiresAt"], removed["status"]) == (None, "active")


@pytest.mark.parametrize("days", [366, -1])
def test_an_end_more_than_a_year_away_or_in_the_past_is_refused(server: Running, days: int) -> None:
    with server.new_client() as client:
        path = f"/apikeys/{created(client)['apiKeyId']}"
        wrong = iso(datetime.now(UTC) + timedelta(days=days))
        answer = client.patch(path, json={"expiresAt": wrong})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["field"] == "expiresAt"


def test_rotation_without_grace_ends_the_old_key_now(server: Running) -> None:
    with server.new_client() as client:
        old = created(client)
        new = client.post(f"/apikeys/{old['apiKeyId']}/rotate").json()
        assert new["rotatedFromId"] == old["apiKeyId"]
        assert new["label"] == old["label"]
        assert (works(server, old["apiKey"]), works(server, new["apiKey"])) == (401, 200)
        again = client.post(f"/apikeys/{old['apiKeyId']}/rotate")
        assert (again.status_code, again.json()["code"]) == (409, "CONFLICT")


def test_a_revoked_key_stays_listed_and_is_refused(server: Running) -> None:
    with server.new_client() as client:
        made = created(client)
        revoked = client.post(f"/apikeys/{made['apiKeyId']}/revoke").json()
        assert (revoked["isRevoked"], revoked["status"]) == (True, "revoked")
        again = client.post(f"/apikeys/{made['apiKeyId']}/revoke").json()
        assert again["revokedAt"] == revoked["revokedAt"]
        assert works(server, made["apiKey"]) == 401
        ids = [key["apiKeyId"] for key in client.get("/apikeys").json()["data"]]
        assert made["apiKeyId"] in ids


def test_a_deleted_key_is_gone_and_refused(server: Running) -> None:
    with server.new_client() as client:
        made = created(client)
        assert client.delete(f"/apikeys/{made['apiKeyId']}").json() == {"succeed": True}
        assert works(server, made["apiKey"]) == 401
        assert client.delete(f"/apikeys/{made['apiKeyId']}").status_code == 404


def test_a_key_makes_no_key_that_may_do_more(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account, scopes=("apikeys:*", "account:read"))) as client:
        inherited = created(client)
        assert inherited["scopes"] == ["account:read", "apikeys:*"]
        for scopes in (["*"], ["users:read"], ["account:*"]):
            answer = client.post("/apikeys", json={"label": "More", "scopes": scopes})
            assert (answer.status_code, answer.json()["code"]) == (403, "INSUFFICIENT_SCOPE")
        created(client, scopes=["account:read"])


def test_a_key_rotates_no_key_that_may_do_more(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as everything:
        strong = created(everything)
    with server.client(server.key(account, scopes=("apikeys:write",))) as weak:
        answer = weak.post(f"/apikeys/{strong['apiKeyId']}/rotate")
        assert (answer.status_code, answer.json()["code"]) == (403, "INSUFFICIENT_SCOPE")
    assert works(server, strong["apiKey"]) == 200


def test_a_live_key_makes_test_keys_and_not_the_other_way_round(server: Running) -> None:
    with server.new_client() as live:
        made = created(live, environment="test")
        assert made["apiKey"].startswith("ei_test_")
        assert made["apiKeyId"] not in live.get("/apikeys").text
        with server.client(made["apiKey"]) as test:
            assert made["apiKeyId"] in test.get("/apikeys").text
            assert created(test)["apiKey"].startswith("ei_test_")
            refused = test.post("/apikeys", json={"label": "Up", "environment": "live"})
            assert refused.status_code == 403


def test_keys_live_and_end_as_time_passes(tmp_path: Path) -> None:
    start = datetime(2026, 3, 1, 8, tzinfo=UTC)
    clock = ManualClock(start)
    with running(tmp_path, clock=clock) as server, server.new_client() as client:
        end = iso(start + timedelta(days=10))
        made = created(client, expiresAt=end)
        assert made["status"] == "active"
        path = f"/apikeys/{made['apiKeyId']}"
        clock.forward(timedelta(days=4))
        assert client.patch(path, json={}).json()["status"] == "expiring_soon"
        rotated = client.post(f"{path}/rotate", json={"gracePeriodHours": 2}).json()
        assert rotated["expiresAt"] == iso(clock.now() + timedelta(days=10))
        assert works(server, made["apiKey"]) == 200
        clock.forward(timedelta(hours=2))
        expired = httpx.get(server.url + API + "/account", headers={"X-API-KEY": made["apiKey"]})
        assert (expired.status_code, expired.json()["code"]) == (401, "API_KEY_EXPIRED")
        assert client.patch(path, json={"label": "Old"}).json()["status"] == "expired"
        assert works(server, rotated["apiKey"]) == 200


def test_grace_never_prolongs_a_key(tmp_path: Path) -> None:
    start = datetime(2026, 3, 1, 8, tzinfo=UTC)
    with running(tmp_path, clock=ManualClock(start)) as server, server.new_client() as client:
        made = created(client, expiresAt=iso(start + timedelta(hours=1)))
        client.post(f"/apikeys/{made['apiKeyId']}/rotate", json={"gracePeriodHours": 48})
        listed = {key["apiKeyId"]: key for key in client.get("/apikeys").json()["data"]}
        assert listed[made["apiKeyId"]]["expiresAt"] == made["expiresAt"]
