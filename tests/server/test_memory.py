"""Answers are given again only while nothing was written: never one that is no longer true."""

import os
import sqlite3
import threading
from collections.abc import Generator
from pathlib import Path

import httpx
import pytest

from einvoice_server.catalogue import catalogue
from einvoice_server.kit.freshness import Freshness
from einvoice_server.kit.memory import AnswerMemory
from tests.server.makers import MAKERS
from tests.server.running import Running, running

on_sqlite = pytest.mark.skipif(
    "EINVOICE_SERVER_TEST_URL" in os.environ, reason="answers are remembered beside SQLite only"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE numbers (number INTEGER)")
    connection.close()
    return path


@pytest.fixture
def memory(file: Path) -> Generator[AnswerMemory, None, None]:
    made = AnswerMemory(Freshness(f"sqlite:///{file}"))
    yield made
    made.close()


def write(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO numbers VALUES (1)")
    connection.close()


def moment(memory: AnswerMemory) -> int:
    found = memory.moment()
    assert found is not None
    return found


def test_an_answer_is_forgotten_with_the_next_commit_of_anybody(
    memory: AnswerMemory, file: Path
) -> None:
    at = moment(memory)
    memory.keep("question", at, b"answer")
    assert memory.recall("question", moment(memory)) == b"answer"
    write(file)
    assert memory.recall("question", moment(memory)) is None


def test_what_was_read_before_a_commit_is_not_kept_for_after_it(
    memory: AnswerMemory, file: Path
) -> None:
    at = moment(memory)
    write(file)
    memory.keep("question", at, b"old")
    assert memory.recall("question", moment(memory)) is None


def test_a_transaction_that_is_undone_changes_nothing(memory: AnswerMemory, file: Path) -> None:
    memory.keep("question", moment(memory), b"answer")
    connection = sqlite3.connect(file)
    connection.execute("INSERT INTO numbers VALUES (1)")
    connection.rollback()
    connection.close()
    assert memory.recall("question", moment(memory)) == b"answer"


def test_an_answer_ends_after_a_minute(file: Path) -> None:
    now = [0.0]
    memory = AnswerMemory(Freshness(f"sqlite:///{file}"), monotonic=lambda: now[0])
    memory.keep("question", moment(memory), b"answer")
    now[0] = 61
    assert memory.recall("question", moment(memory)) is None
    memory.close()


def test_memory_is_bounded(memory: AnswerMemory) -> None:
    at = moment(memory)
    for number in range(2000):
        memory.keep(number, at, b"answer")
    memory.keep("large", at, bytes(100_000))
    assert memory.recall("large", at) is None
    assert sum(memory.recall(number, at) is not None for number in range(2000)) == 1024


def test_other_databases_remember_nothing() -> None:
    assert Freshness("postgresql+psycopg://somewhere/data").moment() is None
    assert Freshness("sqlite://").moment() is None


def test_only_what_reads_is_remembered() -> None:
    remembered = [one for one in catalogue() if one.rests_on_data]
    assert remembered
    assert not [one.name for one in remembered if one.writes or one.gives_secret]


def test_a_caller_sees_every_change_at_once(server: Running) -> None:
    with server.new_client() as client:
        for number in range(1, 6):
            MAKERS["productId"].make(client)
            for _ in range(2):
                told = client.get("/products").raise_for_status().json()
                assert told["meta"]["totalItems"] == number


def test_callers_are_not_given_each_others_answers(server: Running) -> None:
    with server.new_client() as first, server.new_client() as second:
        MAKERS["productId"].make(first)
        for _ in range(2):
            assert first.get("/products").json()["meta"]["totalItems"] == 1
            assert second.get("/products").json()["meta"]["totalItems"] == 0


@on_sqlite
def test_the_change_of_another_process_is_seen_at_once(tmp_path: Path) -> None:
    with running(tmp_path, worker_jobs=0) as one, running(tmp_path, worker_jobs=0) as other:
        key = one.key(one.account())
        with one.client(key) as reader, other.client(key) as writer:
            for number in range(1, 4):
                MAKERS["productId"].make(writer)
                assert reader.get("/products").json()["meta"]["totalItems"] == number


def test_readers_beside_a_writer_never_see_the_past(server: Running) -> None:
    with server.new_client() as writer:
        key = writer.headers["X-API-KEY"]
        done = threading.Event()
        acknowledged = [0]
        faults = list[tuple[int, int]]()

        def read() -> None:
            with server.client(key) as reader:
                while not done.is_set():
                    least = acknowledged[0]
                    seen = total(reader)
                    if seen < least:
                        faults.append((least, seen))

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(1, 31):
            MAKERS["productId"].make(writer)
            acknowledged[0] = number
        done.set()
        for reader in readers:
            reader.join(30)
        assert not faults


def total(client: httpx.Client) -> int:
    return client.get("/products", params={"perPage": 1}).json()["meta"]["totalItems"]
