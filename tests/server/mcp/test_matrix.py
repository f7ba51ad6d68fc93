"""What holds for every tool of the server: the same work as REST, for nobody else, by its scope.

The rows are the tools themselves; one that is added is covered, or fails for want of a maker.
"""

import json
from typing import cast

import httpx
import pytest
from pydantic import JsonValue

from einvoice_server.catalogue import catalogue
from einvoice_server.mcp.toolset import BuiltTool, Toolset
from einvoice_server.tenancy.api_keys.key_format import new_key
from einvoice_server.tenancy.tenant import Environment
from tests.server.makers import MAKERS
from tests.server.mcp.calling import Object, call, given, post, refused, text, tools
from tests.server.mcp.test_schemas import wrong
from tests.server.requests import send, variables
from tests.server.running import Running

TOOLS = list(Toolset(catalogue()))
every_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda one: one.name)


def ids_of(tool: BuiltTool) -> list[str]:
    """The arguments of a tool that are ids of something that an account makes."""
    properties = cast("Object", tool.input.schema["properties"])
    named = variables(tool.operation) if tool.operation.rest else list(properties)
    return [
        name
        for name in named
        if name in properties and name in MAKERS and not MAKERS[name].of_everybody
    ]


every_tool_with_id = pytest.mark.parametrize(
    "tool", [one for one in TOOLS if ids_of(one)], ids=lambda one: one.name
)
every_tool_like_rest = pytest.mark.parametrize(
    "tool",
    [one for one in TOOLS if one.operation.rest and one.declared.arguments is None],
    ids=lambda one: one.name,
)


def arguments(tool: BuiltTool, **ids: str) -> Object:
    """The example of a tool, with other ids."""
    example = tool.declared.example or tool.operation.example
    return {**tool.input.example(example.arguments), **ids}


def made(tool: BuiltTool, client: httpx.Client) -> dict[str, str]:
    return {name: MAKERS[name].make(client) for name in ids_of(tool)}


def settled(told: Object) -> Object:
    """A refusal without what differs each time."""
    return {name: value for name, value in told.items() if name not in ("requestId", "hint")}


def without_last_use(value: JsonValue) -> JsonValue:
    """An answer without what each request changes."""
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if not name.startswith("lastUsed")}
        return {name: without_last_use(one) for name, one in kept.items()}
    return [without_last_use(one) for one in value] if isinstance(value, list) else value


@every_tool
def test_the_example_works_and_its_answer_is_as_described(server: Running, tool: BuiltTool) -> None:
    with server.new_client() as client:
        told = call(client, tool.name, arguments(tool, **made(tool, client)))
        given(told)
        assert wrong(tool.output.schema, told["structuredContent"]) == []


@every_tool_like_rest
def test_a_tool_does_what_its_endpoint_does(server: Running, tool: BuiltTool) -> None:
    """Reading gives the same. Writing under one key is one call: whoever comes second is told what
    the first was told, which only happens where both mean the same to the byte."""
    with server.new_client() as client:
        ids = made(tool, client)
        client.headers["Idempotency-Key"] = "one-call"
        over_rest = send(client, tool.operation, **ids)
        asked = arguments(tool, **ids)
        if tool.operation.writes:
            asked["idempotencyKey"] = "one-call"
        told = call(client, tool.name, asked)
        if tool.operation.gives_secret:
            assert refused(told)["code"] == "IDEMPOTENCY_RESULT_WITHHELD"
        elif tool.operation.result is None:
            assert given(told)
        else:
            found = without_last_use(json.loads(text(told)))
            assert found == without_last_use(over_rest.json())
        if tool.operation.writes and not tool.operation.gives_secret:
            assert cast("Object", told["_meta"])["idempotentReplayed"] is True


@every_tool_with_id
def test_a_foreign_id_is_told_from_an_unknown_one_by_nothing(
    server: Running, tool: BuiltTool
) -> None:
    with server.new_client() as owner, server.new_client() as stranger:
        ids = made(tool, owner)
        unknown = {name: id[:-1] + ("1" if id[-1] == "0" else "0") for name, id in ids.items()}
        foreign = refused(call(stranger, tool.name, arguments(tool, **ids)))
        assert foreign["statusCode"] == 404
        other = refused(call(stranger, tool.name, arguments(tool, **unknown)))
        assert settled(foreign) == settled(other)
        given(call(owner, tool.name, arguments(tool, **ids)))


@every_tool_with_id
def test_a_test_key_does_not_reach_live_data(server: Running, tool: BuiltTool) -> None:
    account = server.account()
    with (
        server.client(server.key(account)) as live,
        server.client(server.key(account, environment=Environment.TEST)) as test,
    ):
        ids = made(tool, live)
        told = call(test, tool.name, arguments(tool, **ids))
        if tool.operation.live_only:
            assert refused(told)["code"] == "LIVE_ONLY"
        elif any(MAKERS[name].shared_by_environments for name in ids):
            assert not tool.operation.writes
        else:
            assert refused(told)["statusCode"] == 404


@every_tool
def test_its_scope_shows_it_and_no_other_does(server: Running, tool: BuiltTool) -> None:
    account = server.account()
    scope = tool.operation.scope
    others = tuple(one for one in server.app.state.registry.scopes if one != scope)
    with (
        server.client(server.key(account, scopes=(scope,))) as holder,
        server.client(server.key(account, scopes=others)) as other,
    ):
        assert tool.name in tools(holder)
        assert tool.name not in tools(other)
        told = refused(call(other, tool.name, arguments(tool)))
        assert told["code"] == "INSUFFICIENT_SCOPE"
        assert scope in str(told["message"])


@every_tool
def test_no_key_and_a_wrong_key_are_401(server: Running, tool: BuiltTool) -> None:
    wrong_key = new_key("ei", Environment.LIVE)
    for headers in ({}, {"X-API-KEY": wrong_key}, {"Authorization": f"Bearer {wrong_key}"}):
        with server.client(**headers) as client:
            answer = post(client, "tools/call", {"name": tool.name, "arguments": {}})
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"


@every_tool
def test_an_account_that_the_key_does_not_reach_is_403(server: Running, tool: BuiltTool) -> None:
    own, foreign = server.account(), server.account()
    key = server.key(own)
    answers = list[Object]()
    for named in (foreign, "acc_" + "0" * 26):
        with server.client(key, **{"x-account-id": named}) as client:
            answer = post(client, "tools/call", {"name": tool.name, "arguments": {}})
            assert answer.status_code == 403
            body = cast("Object", cast("Object", answer.json()["error"])["data"])
            answers.append(settled(body))
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "ACCOUNT_NOT_ALLOWED"


def test_the_reach_of_a_key_is_the_account_that_it_names(server: Running) -> None:
    first, second = server.account("First GmbH"), server.account("Second GmbH")
    key = server.key(first, also=(second,))
    with server.client(key, **{"x-account-id": second}) as client:
        assert given(call(client, "get_account"))["name"] == "Second GmbH"
