"""Requests go out by TLS for the right name, and answers are read as far as they are wanted."""

import asyncio
import socket
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from einvoice_server.outbound.client import MOST_KEPT, Outbound
from einvoice_server.outbound.errors import (
    BrokenAnswerError,
    NoConnectionError,
    OutboundError,
    RefusedTargetError,
    SlowAnswerError,
)
from einvoice_server.outbound.names import GuardedBackend
from einvoice_server.outbound.targets import TargetRules
from tests.server.webhooks.receiver import Answer, Receiver, receiving


async def here(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def to(place: str, ca_file: Path | None = None) -> Outbound:
    outbound = Outbound(TargetRules(allowed=frozenset({place})), ca_file=ca_file)
    outbound.resolve = here
    return outbound


def test_the_certificate_is_checked_against_the_name_and_not_the_address(
    certificate: Path,
) -> None:
    with receiving(certificate) as receiver:
        right, wrong = (f"{name}.example.com:{receiver.port}" for name in ("receiver", "another"))
        reply = asyncio.run(to(right, certificate).post(f"https://{right}/", {}, b"{}", seconds=5))
        assert reply.status == 200
        for place, believed in ((wrong, certificate), (right, None)):
            with pytest.raises(NoConnectionError):
                asyncio.run(to(place, believed).post(f"https://{place}/", {}, b"{}", seconds=5))
        assert len(receiver.received) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(receiver: Receiver, status: int) -> None:
    receiver.answers.append(Answer(status, {"Location": receiver.url("/elsewhere")}))
    reply = asyncio.run(to(receiver.place).post(receiver.url(), {}, b"{}", seconds=5))
    assert (reply.status, len(receiver.received)) == (status, 1)


def test_of_a_huge_answer_the_beginning_is_read(receiver: Receiver) -> None:
    receiver.answers.append(Answer(body=b"x" * 50_000_000))
    reply = asyncio.run(to(receiver.place).post(receiver.url(), {}, b"{}", seconds=20))
    assert reply.body == b"x" * MOST_KEPT


def test_who_does_not_answer_in_time_is_left(receiver: Receiver) -> None:
    ended = threading.Event()
    receiver.answers.append(Answer(after=ended))
    with pytest.raises(SlowAnswerError):
        asyncio.run(to(receiver.place).post(receiver.url(), {}, b"{}", seconds=0.2))
    ended.set()


def answering(*parts: bytes, pause: float = 0) -> tuple[int, threading.Thread]:
    """Listen once, and answer with these bytes."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        connection, _ = listener.accept()
        with connection, listener:
            connection.recv(65_536)
            for part in parts:
                try:
                    connection.sendall(part)
                except OSError:
                    return
                threading.Event().wait(pause)

    thread = threading.Thread(target=answer)
    thread.start()
    return listener.getsockname()[1], thread


def test_who_answers_drop_by_drop_is_left_too() -> None:
    port, thread = answering(b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 50, pause=0.05)
    place = f"127.0.0.1:{port}"
    with pytest.raises(SlowAnswerError):
        asyncio.run(to(place).post(f"http://{place}/", {}, b"{}", seconds=0.5))
    thread.join(30)


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 300_000]
)
def test_what_is_not_http_is_told_as_broken(answer: bytes) -> None:
    port, thread = answering(answer)
    place = f"127.0.0.1:{port}"
    with pytest.raises(BrokenAnswerError):
        asyncio.run(to(place).post(f"http://{place}/", {}, b"{}", seconds=10))
    thread.join(30)


def test_an_answer_that_breaks_off_is_an_answer() -> None:
    port, thread = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    place = f"127.0.0.1:{port}"
    reply = asyncio.run(to(place).post(f"http://{place}/", {}, b"{}", seconds=10))
    assert (reply.status, reply.body) == (200, b"half")
    thread.join(30)


def test_where_nobody_listens_there_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(NoConnectionError) as failed:
        asyncio.run(to(place).post(f"http://{place}/", {}, b"{}", seconds=5))
    assert isinstance(failed.value, OutboundError)


def test_sockets_of_the_machine_are_refused() -> None:
    backend = GuardedBackend(here, believed=True)
    with pytest.raises(RefusedTargetError):
        asyncio.run(backend.connect_unix_socket("/run/any.sock"))
