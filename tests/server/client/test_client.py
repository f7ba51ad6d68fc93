"""The typed client calls a real server: what it sends, what it gives, how it fails."""

import asyncio
import inspect
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from einvoice_server.catalogue import catalogue
from einvoice_server.client import (
    ApiProblem,
    AsyncClient,
    Client,
    ConnectionProblem,
    NotThereError,
    RateLimitedError,
    RefusedError,
)
from einvoice_server.tenancy.tenant import Environment
from tests.server.running import Running, running


@pytest.fixture
def client(server: Running) -> Generator[Client, None, None]:
    with Client(server.url, server.key(server.account())) as made:
        yield made


def test_every_operation_is_a_method_of_both_clients() -> None:
    names = {operation.name for operation in catalogue() if operation.rest is not None}
    assert names
    for kind in (Client, AsyncClient):
        assert names <= {name for name, _ in inspect.getmembers(kind, callable)}


def test_what_is_made_is_found_again(client: Client) -> None:
    made = client.create_user(email="accounting@example.com", name="Accounting")
    assert client.get_user(user_id=made["userId"]) == made
    listed = client.list_users(per_page=1)
    assert (listed["data"], listed["meta"]["totalItems"]) == ([made], 1)


def test_the_asynchronous_client_does_the_same(server: Running) -> None:
    async def work() -> None:
        async with AsyncClient(server.url, server.key(server.account())) as client:
            made = await client.create_user(email="a@example.com", name="A")
            found = await asyncio.gather(
                *(client.get_user(user_id=made["userId"]) for _ in range(5))
            )
            assert found == [made] * 5

    asyncio.run(work())


def test_what_is_not_given_stays_and_none_empties(client: Client) -> None:
    client.update_account(company={"name": "Example GmbH", "city": "Berlin"})
    assert client.update_account()["company"]["city"] == "Berlin"  # pyright: ignore[reportTypedDictNotRequiredAccess]
    emptied = client.update_account(company={"city": None})["company"]
    assert (emptied.get("name"), emptied.get("city")) == ("Example GmbH", None)


def test_wrong_fields_are_named(client: Client) -> None:
    with pytest.raises(RefusedError, match="email") as caught:
        client.create_user(email="nobody", name="")
    assert caught.value.status == 400
    assert {one.field for one in caught.value.errors} == {"email", "name"}
    assert caught.value.request_id


def test_an_unknown_id_and_a_wrong_key_are_told_apart(server: Running, client: Client) -> None:
    with pytest.raises(NotThereError):
        client.get_user(user_id="usr_unknown")
    with Client(server.url, "ei_live_wrong") as stranger, pytest.raises(ApiProblem) as caught:
        stranger.list_users()
    assert (caught.value.status, caught.value.code) == (401, "UNAUTHORIZED")


def test_an_id_cannot_leave_its_place_in_the_path(client: Client) -> None:
    with pytest.raises(ApiProblem) as caught:
        client.get_user(user_id="../users")
    assert caught.value.status in (400, 404)


def test_another_account_is_named_once(server: Running) -> None:
    own, other = server.account(), server.account("Other GmbH")
    with Client(server.url, server.key(own, also=(other,)), account_id=other) as client:
        assert client.get_account()["accountId"] == other


def test_a_busy_server_is_asked_again_after_the_time_it_names(tmp_path: Path) -> None:
    with running(tmp_path, rate_limit_per_minute=60, rate_limit_burst=1) as server:
        key = server.key(server.account(), environment=Environment.LIVE)
        with Client(server.url, key) as patient:
            for _ in range(3):
                patient.get_account()
        with Client(server.url, key, attempts=1) as hasty:
            with pytest.raises(RateLimitedError) as told:
                hasty.get_account()
        assert told.value.retry_after


def test_nobody_there_is_a_connection_problem() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with Client(url, "key", attempts=1) as client, pytest.raises(ConnectionProblem, match=url):
        client.get_account()


def test_a_writing_call_whose_answer_was_lost_is_done_once(server: Running) -> None:
    key = server.key(server.account())
    with losing_the_first_answer(server.url) as url, Client(url, key) as client:
        made = client.create_user(email="once@example.com", name="Once")
        assert [one["userId"] for one in client.list_users()["data"]] == [made["userId"]]


def pump(from_: socket.socket, to: socket.socket) -> None:
    try:
        while part := from_.recv(65536):
            to.sendall(part)
        to.shutdown(socket.SHUT_WR)
    except OSError:
        return


@contextmanager
def losing_the_first_answer(url: str) -> Generator[str, None, None]:
    """A way to the server on which the first answer is lost."""
    host, _, port = url.removeprefix("http://").partition(":")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        lose = True
        while True:
            try:
                caller, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=carry, args=(caller, lose), daemon=True).start()
            lose = False

    def carry(caller: socket.socket, lose: bool) -> None:
        with caller, socket.create_connection((host, int(port))) as server:
            asking = threading.Thread(target=pump, args=(caller, server), daemon=True)
            asking.start()
            if lose:
                server.recv(1)  # it has answered, so the work is done
                caller.shutdown(socket.SHUT_RDWR)
            else:
                pump(server, caller)
            asking.join(5)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
