"""The Python SDK's client in its three modes, over HTTP and as a program of its own."""

import asyncio
import base64
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal, TypeVar, cast

import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp_types import TextContent, TextResourceContents

from einvoice_server.operator import accounts_of
from tests.server.running import API, Running, running

pytestmark = pytest.mark.programs

Result = TypeVar("Result")
Mode = Literal["auto", "legacy", "2026-07-28"]
MODES: tuple[Mode, ...] = ("auto", "legacy", "2026-07-28")
every_mode = pytest.mark.parametrize("mode", MODES)


def over_http(
    server: Running, key: str, mode: Mode, work: Callable[[Client], Awaitable[Result]]
) -> Result:
    async def do() -> Result:
        async with (
            httpx2.AsyncClient(headers={"X-API-KEY": key}, timeout=30) as http,
            Client(
                streamable_http_client(server.url + API + "/mcp", http_client=http), mode=mode
            ) as client,
        ):
            return await work(client)

    return asyncio.run(do())


def as_program(
    folder: Path,
    mode: Mode,
    work: Callable[[Client], Awaitable[Result]],
    *arguments: str,
    **variables: str,
) -> Result:
    async def do() -> Result:
        source = str(Path(__file__).parents[3] / "src")
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "einvoice_server", "mcp", "--stdio", *arguments],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": source,
                "EINVOICE_SERVER_DATA_DIR": str(folder),
                **variables,
            },
        )
        with (folder / "stderr.txt").open("w", encoding="utf-8") as log:
            async with Client(stdio_client(command, errlog=log), mode=mode) as client:
                return await work(client)

    folder.mkdir(exist_ok=True)
    return asyncio.run(do())


@every_mode
def test_the_client_lists_calls_and_hears_progress(shop: Running, mode: Mode) -> None:
    heard = list[tuple[float, float | None]]()

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        heard.append((progress, total))

    async def work(client: Client) -> None:
        listed = await client.list_tools()
        assert "add_slowly" in {tool.name for tool in listed.tools}
        person = {"email": "c@example.com", "name": "C", "steps": 2}
        made = await client.call_tool("add_slowly", person, progress_callback=hear)
        assert not made.is_error
        assert made.structured_content["email"] == "c@example.com"
        data = base64.b64encode(b"<a/>").decode()
        stored = await client.call_tool("store_file", {"file": data})
        assert cast("dict[str, object]", stored.structured_content)["size"] == 4
        with pytest.raises(MCPError, match="Unknown tool"):
            await client.call_tool("nothing", {})
        refused = await client.call_tool("refuse", {})
        assert refused.is_error

    over_http(shop, shop.key(shop.account()), mode, work)
    assert heard == [(1, 2), (2, 2)]


@every_mode
def test_what_clients_check_of_answers_holds(server: Running, mode: Mode) -> None:
    async def work(client: Client) -> None:
        rule = await client.call_tool("explain_rule", {"ruleId": "BR-CO-10"})
        assert not rule.is_error
        read = await client.read_resource("einvoice://rules/BR-CO-10")
        contents, content = read.contents[0], rule.content[0]
        assert isinstance(contents, TextResourceContents)
        assert isinstance(content, TextContent)
        assert json.loads(contents.text) == json.loads(content.text)
        prompt = await client.get_prompt("explain_rule", {"ruleId": "BR-CO-10"})
        assert "BR-CO-10" in str(prompt.messages[0].content)
        assert (await client.list_resource_templates()).resource_templates

    over_http(server, server.key(server.account()), mode, work)


@every_mode
def test_who_asks_too_often_is_told_when_to_come_again(tmp_path: Path, mode: Mode) -> None:
    async def work(client: Client) -> None:
        for _ in range(20):
            await client.call_tool("get_account", {})

    with running(tmp_path, rate_limit_burst=5, rate_limit_per_minute=1) as server:
        with pytest.raises((MCPError, BaseExceptionGroup)) as raised:
            over_http(server, server.key(server.account()), mode, work)
        assert "Too many requests: try again in" in told(raised.value)


def told(error: BaseException) -> str:
    """The messages of an error, and of those in its group."""
    if isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        return " ".join(told(one) for one in group.exceptions)
    return str(error)


@every_mode
def test_the_program_serves_its_own_database(tmp_path: Path, mode: Mode) -> None:
    async def work(client: Client) -> str:
        account = await client.call_tool("get_account", {})
        changed = await client.call_tool("update_account", {"company": {"name": "Example GmbH"}})
        assert not changed.is_error, changed
        rule = await client.call_tool("explain_rule", {"ruleId": "BR-CO-10"})
        assert not rule.is_error
        return cast("dict[str, str]", account.structured_content)["accountId"]

    first = as_program(tmp_path / "data", mode, work)
    with running(tmp_path / "data", database_url=None) as server:
        assert [one.id for one in server.do(accounts_of(server.services))] == [first]


def test_the_program_may_do_what_its_key_may(tmp_path: Path) -> None:
    async def names(client: Client) -> set[str]:
        return {tool.name for tool in (await client.list_tools()).tools}

    with running(tmp_path, database_url=None) as server:
        key = server.key(server.account(), scopes=("reference:read",))
    shown = as_program(
        tmp_path,
        "auto",
        names,
        EINVOICE_SERVER_API_KEY=key,
        EINVOICE_SERVER_SECRET="a secret of tests, long enough to be one",
    )
    assert shown == {"explain_rule", "list_code_lists", "get_code_list"}


def test_the_program_takes_an_account_and_the_environment(tmp_path: Path) -> None:
    async def account(client: Client) -> object:
        assert "create_user" not in {tool.name for tool in (await client.list_tools()).tools}
        return (await client.call_tool("get_account", {})).structured_content

    with running(tmp_path, database_url=None) as server:
        server.account("First GmbH")
        second = server.account("Second GmbH")
    shown = cast(
        "dict[str, object]",
        as_program(tmp_path, "legacy", account, "--account", second, "--environment", "test"),
    )
    assert (shown["accountId"], shown["name"]) == (second, "Second GmbH")
