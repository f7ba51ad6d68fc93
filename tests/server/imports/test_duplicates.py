"""The same invoice twice is told, or refused where the sender wants that."""

from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.server.imports.helpers import cii, got, hybrid, imported, send, ubl


def test_the_same_bytes_are_told_at_once(client: httpx.Client) -> None:
    first = imported(client, ubl()).rpartition("/")[2]
    again = send(client, ubl(), name="other.xml")
    assert again.status_code == 202
    assert again.json()["duplicateOf"] == first


def test_the_same_invoice_in_another_file_is_told_once_it_is_read(client: httpx.Client) -> None:
    first = imported(client, ubl()).rpartition("/")[2]
    for data in (cii(), hybrid()):
        assert "duplicateOf" not in send(client, data).json()
        path = imported(client, data + b"\n")
        assert got(client, path)["duplicateOf"] == first


def test_another_number_amount_or_day_is_another_invoice(client: httpx.Client) -> None:
    imported(client, ubl())
    for data in (
        ubl(number="EXAMPLE-2026-002"),
        ubl().replace(b"1062.19", b"1062.20"),
        ubl().replace(b"2026-01-31", b"2026-01-30"),
        ubl()
        .replace(b"Example Books GmbH", b"Example Music GmbH")
        .replace(b"DE123456789", b"DE987654321"),
    ):
        assert got(client, imported(client, data))["duplicateOf"] is None


def test_reject_refuses_and_names_the_earlier_one(client: httpx.Client) -> None:
    first = imported(client, ubl()).rpartition("/")[2]
    for data in (ubl(), cii(), hybrid()):
        answer = send(client, data, onDuplicate="reject")
        assert (answer.status_code, answer.json()["code"]) == (409, "CONFLICT")
        assert first in answer.json()["message"]
    assert len(got(client, "/import/incoming")["data"]) == 1  # type: ignore[arg-type]
    assert send(client, ubl(number="R-2"), onDuplicate="reject").status_code == 202
    assert send(client, b"<torn", onDuplicate="reject").status_code == 202


def test_of_many_that_come_at_once_one_is_taken_in(client: httpx.Client) -> None:
    def upload(_: int) -> int:
        return send(client, ubl(), onDuplicate="reject").status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(upload, range(6)))
    assert statuses == [202, 409, 409, 409, 409, 409]


def test_incoming_and_outgoing_do_not_repeat_each_other(client: httpx.Client) -> None:
    imported(client, ubl())
    answer = send(client, ubl(), way="outgoing", onDuplicate="reject")
    assert answer.status_code == 202


def test_an_unknown_wish_is_400(client: httpx.Client) -> None:
    answer = send(client, ubl(), onDuplicate="perhaps")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "onDuplicate"


def test_when_the_first_is_deleted_the_next_takes_its_place(client: httpx.Client) -> None:
    paths = [imported(client, ubl()) for _ in range(3)]
    assert client.delete(paths[0]).status_code == 204
    records = [got(client, path) for path in paths[1:]]
    assert records[0]["duplicateOf"] is None
    assert records[1]["duplicateOf"] == records[0]["importId"]
