"""A caller that goes away leaves nothing half-done."""

import asyncio
import json
import socket
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import anyio
import httpx
import pytest
from sqlalchemy import text

from einvoice_server.kit.database import Database
from einvoice_server.kit.uninterrupted import uninterrupted
from einvoice_server.operator import verify_audit
from tests.server.mcp.calling import BOTH, MODERN, Object, call, given
from tests.server.mcp.workshop import GATES, Gate
from tests.server.running import Running


def sent_and_left_open(shop: Running, key: str, arguments: Object, revision: str) -> socket.socket:
    """Call a tool on a connection of its own, and read nothing."""
    params: Object = {"name": "add_slowly", "arguments": arguments}
    headers = {"Content-Type": "application/json", "Accept": BOTH, "X-API-KEY": key}
    if revision == MODERN:
        headers |= {"MCP-Protocol-Version": MODERN, "Mcp-Method": "tools/call"}
        headers["Mcp-Name"] = "add_slowly"
        params["_meta"] = {
            "io.modelcontextprotocol/protocolVersion": MODERN,
            "io.modelcontextprotocol/clientCapabilities": {},
        }
    message: Object = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    body = json.dumps(message).encode()
    place = urlsplit(shop.url)
    head = [f"POST /api/v1/mcp HTTP/1.1\r\nHost: {place.netloc}"]
    head += [f"{name}: {value}" for name, value in headers.items()]
    head += [f"Content-Length: {len(body)}", "", ""]
    connection = socket.create_connection((str(place.hostname), place.port or 80), timeout=30)
    connection.sendall("\r\n".join(head).encode() + body)
    return connection


def people(client: httpx.Client) -> list[str]:
    rows = cast("list[Object]", given(call(client, "list_people"))["data"])
    return sorted(str(row["email"]) for row in rows)


@pytest.mark.parametrize("revision", ["2025-11-25", MODERN])
def test_work_whose_caller_hangs_up_is_undone(shop: Running, revision: str) -> None:
    key = shop.key(shop.account())
    email = f"gone-{revision}@example.com"
    gate = GATES[email] = Gate()
    asked: Object = {"email": email, "name": "Gone", "idempotencyKey": "gone"}
    connection = sent_and_left_open(shop, key, asked, revision)
    shop.do(gate.entered.wait())
    connection.close()
    with shop.client(key) as client:
        # The first call held the lock of all writers: this one only ends if that one did.
        given(call(client, "add_person", {"email": "stays@example.com", "name": "Stays"}))
        assert people(client) == ["stays@example.com"]
        gate.opened.set()
        given(call(client, "add_slowly", asked))
        assert people(client) == [email, "stays@example.com"]


@pytest.mark.parametrize("revision", ["2025-11-25", MODERN])
def test_a_call_that_is_repeated_after_hanging_up_was_done_once(
    shop: Running, revision: str
) -> None:
    key = shop.key(shop.account())
    with shop.client(key) as client:
        for number in range(20):
            asked: Object = {
                "email": f"{number}@example.com",
                "name": "N",
                "steps": 40 * number,  # so that some are met early and some late
                "idempotencyKey": f"call-{number}",
            }
            sent_and_left_open(shop, key, asked, revision).close()
            given(call(client, "add_slowly", asked))
        assert len(people(client)) == 20
    assert shop.do(verify_audit(shop.services)) == []


def test_work_that_must_end_is_waited_for_by_a_scope_that_is_cancelled() -> None:
    """Such a scope cancels again at every further wait, and not once as asyncio does."""

    async def do() -> list[str]:
        told = list[str]()
        begun, released = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            begun.set()
            await released.wait()
            told.append("done")

        async def caller() -> None:
            try:
                await uninterrupted(work())
            finally:
                told.append("heard")

        async def canceller(scope: anyio.CancelScope) -> None:
            await begun.wait()
            scope.cancel()

        async with anyio.create_task_group() as outer:
            async with anyio.create_task_group() as group:
                group.start_soon(caller)
                outer.start_soon(canceller, group.cancel_scope)
                outer.start_soon(_later, released)
        return told

    assert asyncio.run(do()) == ["done", "heard"]


async def _later(released: asyncio.Event) -> None:
    for _ in range(50):
        await asyncio.sleep(0)
    released.set()


def test_a_cancelled_transaction_gives_its_connection_back(tmp_path: Path) -> None:
    async def do() -> list[int]:
        database = Database(f"sqlite+inline:///{tmp_path / 'one.sqlite3'}", pool=1)
        async with database.transaction(writes=True) as session:
            await session.execute(text("CREATE TABLE t (n INTEGER)"))
        for _ in range(5):
            with anyio.CancelScope() as scope:
                async with database.transaction(writes=True) as session:
                    await session.execute(text("INSERT INTO t VALUES (1)"))
                    scope.cancel()
                    await anyio.sleep_forever()
        async with database.transaction(writes=False) as session:
            found = list((await session.execute(text("SELECT n FROM t"))).scalars())
        await database.close()
        return found

    assert asyncio.run(do()) == []
