"""A request that comes twice with one Idempotency-Key is done once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from einvoice_server.kit.clock import ManualClock
from tests.server.running import Running, running

PERSON = {"email": "somebody@example.com", "name": "Somebody"}
KEY = {"Idempotency-Key": "order-4711"}


def people(client: httpx.Client) -> int:
    return client.get("/users").json()["meta"]["totalItems"]


def test_the_second_answer_repeats_the_first(server: Running) -> None:
    with server.new_client() as client:
        first = client.post("/user", json=PERSON, headers=KEY)
        second = client.post("/user", json=PERSON, headers=KEY)
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.content == second.content
        assert "Idempotent-Replayed" not in first.headers
        assert second.headers["Idempotent-Replayed"] == "true"
        assert people(client) == 1


def test_another_request_with_the_key_is_a_conflict(server: Running) -> None:
    with server.new_client() as client:
        client.post("/user", json=PERSON, headers=KEY)
        other = client.post("/user", json={**PERSON, "name": "Other"}, headers=KEY)
        assert (other.status_code, other.json()["code"]) == (409, "IDEMPOTENCY_KEY_REUSED")
        elsewhere = client.patch("/account", json={}, headers=KEY)
        assert elsewhere.status_code == 409


def test_what_failed_may_be_tried_again_with_the_key(server: Running) -> None:
    with server.new_client() as client:
        client.post("/user", json=PERSON)
        assert client.post("/user", json=PERSON, headers=KEY).status_code == 409
        client.delete(f"/user/{client.get('/users').json()['data'][0]['userId']}")
        assert client.post("/user", json=PERSON, headers=KEY).status_code == 201


def test_keys_of_accounts_and_environments_are_their_own(server: Running) -> None:
    with server.new_client() as first, server.new_client() as second:
        assert first.post("/user", json=PERSON, headers=KEY).status_code == 201
        answer = second.post("/user", json={**PERSON, "name": "B"}, headers=KEY)
        assert (answer.status_code, answer.json()["name"]) == (201, "B")


def test_a_secret_is_not_kept_to_be_repeated(server: Running) -> None:
    with server.new_client() as client:
        made = client.post("/apikeys", json={"label": "Shop"}, headers=KEY)
        again = client.post("/apikeys", json={"label": "Shop"}, headers=KEY)
        assert made.status_code == 201
        assert (again.status_code, again.json()["code"]) == (409, "IDEMPOTENCY_RESULT_WITHHELD")
        labels = [key["label"] for key in client.get("/apikeys").json()["data"]]
        assert labels.count("Shop") == 1


def test_ten_at_once_are_done_once(server: Running) -> None:
    with server.new_client() as client, ThreadPoolExecutor(10) as pool:
        sent = [pool.submit(client.post, "/user", json=PERSON, headers=KEY) for _ in range(10)]
        answers = [one.result() for one in sent]
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
        assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == 9
        assert people(client) == 1


@pytest.mark.parametrize("key", ["", "with space", "x" * 256, "ä"])
def test_a_key_that_is_none_is_refused(server: Running, key: str) -> None:
    with server.new_client() as client:
        headers = {b"Idempotency-Key": key.encode()}
        answer = client.post("/user", json=PERSON, headers=list(headers.items()))
        assert answer.status_code == 400
        assert people(client) == 0


def test_reads_take_no_notice_of_a_key(server: Running) -> None:
    with server.new_client() as client:
        assert client.get("/users", headers=KEY).status_code == 200
        assert client.get("/account", headers=KEY).status_code == 200


def test_after_a_day_a_key_is_new_again(tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 3, 1, 8, tzinfo=UTC))
    with running(tmp_path, clock=clock) as own, own.new_client() as client:
        assert client.post("/user", json=PERSON, headers=KEY).status_code == 201
        clock.forward(timedelta(hours=24))
        other = {**PERSON, "email": "other@example.com"}
        assert client.post("/user", json=other, headers=KEY).status_code == 201
