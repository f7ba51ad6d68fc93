"""Every revision of the protocol at one address, spoken by hand."""

import json
from http.client import HTTPConnection
from typing import cast

import httpx
import pytest

from einvoice_server.mcp import exchange
from tests.server.mcp.calling import (
    BOTH,
    HANDSHAKE,
    MODERN,
    REVISIONS,
    Object,
    call,
    error,
    given,
    messages,
    post,
    result,
    text,
)
from tests.server.mcp.workshop import GATES, Gate
from tests.server.running import Running

every_revision = pytest.mark.parametrize("revision", REVISIONS)
every_handshake = pytest.mark.parametrize("revision", HANDSHAKE)


def initialized(client: httpx.Client, revision: str) -> httpx.Response:
    person: Object = {"name": "by hand", "version": "1"}
    params: Object = {"protocolVersion": revision, "capabilities": {}, "clientInfo": person}
    return post(client, "initialize", params, revision=revision if revision in REVISIONS else "")


@every_handshake
def test_a_known_revision_is_echoed_and_makes_no_session(
    client: httpx.Client, revision: str
) -> None:
    answer = initialized(client, revision)
    told = result(answer)
    assert told["protocolVersion"] == revision
    assert cast("Object", told["serverInfo"])["name"] == "einvoice-kit"
    assert {"tools", "resources", "prompts", "completions"} <= cast(
        "Object", told["capabilities"]
    ).keys()
    assert "mcp-session-id" not in answer.headers


def test_an_unknown_revision_is_answered_with_the_newest_of_the_handshake(
    client: httpx.Client,
) -> None:
    assert result(initialized(client, "2099-01-01"))["protocolVersion"] == HANDSHAKE[-1]


def test_the_newest_revision_needs_no_handshake(client: httpx.Client) -> None:
    told = result(post(client, "server/discover", revision=MODERN))
    assert told["supportedVersions"] == [MODERN]


@every_handshake
def test_a_notification_is_taken(client: httpx.Client, revision: str) -> None:
    sent = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    headers = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": revision}
    answer = client.post("/mcp", json=sent, headers=headers)
    assert (answer.status_code, answer.content) == (202, b"")


@every_revision
def test_tools_are_listed_and_called(client: httpx.Client, revision: str) -> None:
    listed = result(post(client, "tools/list", revision=revision))
    names = [tool["name"] for tool in cast("list[Object]", listed["tools"])]
    assert "list_people" in names
    told = call(client, "list_people", revision=revision)
    assert given(told)["meta"] == {"page": 1, "perPage": 25, "totalItems": 0, "totalPages": 0}


@every_handshake
def test_the_data_line_of_the_stream_has_the_text_of_the_contract(
    client: httpx.Client, revision: str
) -> None:
    answer = post(client, "tools/call", {"name": "make_apple", "arguments": {"number": "7"}})
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert len(messages(answer)) == 1
    assert text(result(answer)) == '{"id":"apple-7","state":"done"}'


def test_the_newest_revision_says_that_a_result_is_complete_and_lists_are_private(
    client: httpx.Client,
) -> None:
    listed = result(post(client, "tools/list", revision=MODERN))
    assert (listed["resultType"], listed["cacheScope"], listed["ttlMs"]) == (
        "complete",
        "private",
        0,
    )


def test_header_and_body_that_differ_are_refused(client: httpx.Client) -> None:
    headers = {"MCP-Protocol-Version": MODERN, "Mcp-Method": "tools/list"}
    meta: Object = {
        "io.modelcontextprotocol/protocolVersion": MODERN,
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    sent: Object = {"jsonrpc": "2.0", "id": 1, "method": "prompts/list", "params": {"_meta": meta}}
    answer = client.post("/mcp", json=sent, headers={**headers, "Accept": "*/*"})
    assert (answer.status_code, error(answer)["code"]) == (400, -32020)


def test_blanks_behind_a_header_do_not_count(client: httpx.Client) -> None:
    sent = post(client, "tools/list", revision=MODERN).request
    connection = HTTPConnection(str(client.base_url.host), client.base_url.port or 80)
    headers = {**sent.headers, "mcp-method": "tools/list \t "}  # more than httpx would send
    connection.request("POST", sent.url.path, sent.content, headers)
    assert connection.getresponse().status == 200
    connection.close()


def test_a_version_that_nobody_knows_is_refused_with_those_that_are(client: httpx.Client) -> None:
    headers = {"MCP-Protocol-Version": "2099-01-01", "Mcp-Method": "tools/list", "Accept": "*/*"}
    meta: Object = {
        "io.modelcontextprotocol/protocolVersion": "2099-01-01",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    sent: Object = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": meta}}
    answer = client.post("/mcp", json=sent, headers=headers)
    assert (answer.status_code, error(answer)["code"]) == (400, -32022)


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_other_methods_than_post_are_405(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/mcp")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_a_stale_session_is_ignored(client: httpx.Client) -> None:
    client.headers["Mcp-Session-Id"] = "from another server"
    assert result(post(client, "tools/list"))["tools"]


@pytest.mark.parametrize("accept", ["application/json", "*/*", None])
def test_who_does_not_ask_for_a_stream_gets_plain_json(
    client: httpx.Client, accept: str | None
) -> None:
    sent = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    request = client.build_request("POST", "/mcp", json=sent)
    if accept is None:
        del request.headers["Accept"]
    else:
        request.headers["Accept"] = accept
    answer = client.send(request)
    assert answer.headers["Content-Type"] == "application/json"
    assert result(answer)["tools"]


def test_both_prefixes_are_one_endpoint(shop: Running, client: httpx.Client) -> None:
    address = shop.url + "/api/v2/mcp"
    sent = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answer = client.post(address, json=sent, headers={"Accept": "*/*"})
    assert result(answer)["tools"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"[" * 10_000, b'{"jsonrpc":"2.0"}', b"\xff\xfe"])
def test_what_is_no_request_is_refused(client: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Accept": "*/*"}
    answer = client.post("/mcp", content=body, headers=headers)
    assert answer.status_code == 400
    assert error(answer)["code"] in (-32700, -32600, -32602)


@every_handshake
def test_what_the_protocol_does_not_know_is_its_error(client: httpx.Client, revision: str) -> None:
    assert error(post(client, "nothing/known", revision=revision))["code"] == -32601
    assert error(post(client, "tools/call", {"name": 5}, revision=revision))["code"] == -32602
    assert result(post(client, "ping", revision=revision)) == {}


def test_who_waits_long_for_a_stream_is_told_that_somebody_is_there(
    shop: Running, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_PING_SECONDS", 0.01)
    gate = GATES["waits@example.com"] = Gate()
    params: Object = {
        "name": "add_slowly",
        "arguments": {"email": "waits@example.com", "name": "W"},
    }
    sent: Object = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    with client.stream("POST", "/mcp", json=sent, headers={"Accept": BOTH}) as answer:
        lines = answer.iter_lines()
        assert next(lines) == ": ping"
        shop.loop.call_soon_threadsafe(gate.opened.set)
        [data] = [line for line in lines if line.startswith("data:")]
    assert given(cast("Object", json.loads(data.removeprefix("data:"))["result"]))["name"] == "W"
