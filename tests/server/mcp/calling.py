"""What a client of each revision sends, written by hand, and what it reads of the answer."""

import json
from typing import cast

import httpx
from pydantic import JsonValue

Object = dict[str, JsonValue]

HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
MODERN = "2026-07-28"
REVISIONS = (*HANDSHAKE, MODERN)
BOTH = "application/json, text/event-stream"


def post(
    client: httpx.Client, method: str, params: Object | None = None, *, revision: str = "2025-11-25"
) -> httpx.Response:
    """Send a request as a client of a revision does."""
    headers = {"Content-Type": "application/json", "Accept": BOTH}
    sent: Object = {"jsonrpc": "2.0", "id": 1, "method": method}
    given = dict(params or {})
    if revision == MODERN:
        headers |= {"MCP-Protocol-Version": MODERN, "Mcp-Method": method}
        named = given.get("uri" if method == "resources/read" else "name")
        if isinstance(named, str):
            headers["Mcp-Name"] = named
        told = cast("Object", given.get("_meta", {}))
        given["_meta"] = {
            "io.modelcontextprotocol/protocolVersion": MODERN,
            "io.modelcontextprotocol/clientCapabilities": {},
            **told,
        }
    elif revision >= "2025-06-18" and method != "initialize":
        headers["MCP-Protocol-Version"] = revision
    if given:
        sent["params"] = given
    return client.post("/mcp", headers=headers, json=sent)


def messages(answer: httpx.Response) -> list[Object]:
    """The messages of an answer: the `data:` lines of a stream, or the one body."""
    if answer.headers["Content-Type"].startswith("text/event-stream"):
        lines = (line for line in answer.text.splitlines() if line.startswith("data:"))
        return [json.loads(line.removeprefix("data:")) for line in lines]
    return [json.loads(answer.text)]


def result(answer: httpx.Response) -> Object:
    """What was answered."""
    found = messages(answer)[-1]
    assert "result" in found, found
    return cast("Object", found["result"])


def error(answer: httpx.Response) -> Object:
    """The error of the protocol that was answered."""
    found = messages(answer)[-1]
    assert "error" in found, found
    return cast("Object", found["error"])


def call(
    client: httpx.Client,
    name: str,
    arguments: Object | None = None,
    *,
    revision: str = "2025-11-25",
    meta: Object | None = None,
) -> Object:
    """Call a tool."""
    params: Object = {"name": name, "arguments": arguments or {}}
    if meta:
        params["_meta"] = meta
    return result(post(client, "tools/call", params, revision=revision))


def text(called: Object) -> str:
    """The one text of a tool's answer."""
    content = cast("list[Object]", called["content"])
    assert [one["type"] for one in content] == ["text"]
    return str(content[0]["text"])


def given(called: Object) -> Object:
    """The answer of a tool that did its work."""
    assert not called.get("isError"), text(called)
    return json.loads(text(called))


def refused(called: Object) -> Object:
    """What a tool that refused says."""
    assert called["isError"] is True
    assert "structuredContent" not in called
    return json.loads(text(called))


def tools(client: httpx.Client, *, revision: str = "2025-11-25") -> dict[str, Object]:
    """The tools that are shown, by name."""
    listed = result(post(client, "tools/list", revision=revision))
    return {str(tool["name"]): tool for tool in cast("list[Object]", listed["tools"])}
