"""What holds for every tool of the server: the same work as REST, for nobody else, by its scope.

The rows are the tools themselves; one that is added is covered, or fails for want of a maker.
"""

import json
from collections.abc import Generator
from typing import cast

import httpx
import pytest
from pydantic import JsonValue

from einvoice_server.catalogue import catalogue
from einvoice_server.mcp.toolset import BuiltTool, Toolset
from einvoice_server.tenancy.api_keys.key_format import new_key
from einvoice_server.tenancy.tenant import Environment
from tests.server.makers import Things, maker_of, names_in
from tests.server.mcp.calling import Object, call, given, post, refused, text, tools
from tests.server.mcp.test_schemas import wrong
from tests.server.requests import send, variables, with_ids
from tests.server.running import Running
from tests.server.test_isolation import Household, changed, household

TOOLS = list(Toolset(catalogue()))
every_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda one: one.name)
every_tool_with_id = pytest.mark.parametrize(
    "tool",
    [
        one
        for one in TOOLS
        if variables(one.operation)
        and not maker_of(one.operation, variables(one.operation)[0]).of_everybody
    ],
    ids=lambda one: one.name,
)
every_tool_like_rest = pytest.mark.parametrize(
    "tool",
    [one for one in TOOLS if one.declared.arguments is None and one.declared.told is None],
    ids=lambda one: one.name,
)


every_scope = pytest.mark.parametrize("scope", sorted({one.operation.scope for one in TOOLS}))


@pytest.fixture(scope="module")
def owner(shared_server: Running) -> Generator[Household, None, None]:
    with household(shared_server, "Owner GmbH") as made:
        yield made


@pytest.fixture(scope="module")
def stranger(shared_server: Running) -> Generator[Household, None, None]:
    with household(shared_server, "Stranger GmbH") as made:
        yield made


@pytest.fixture(scope="module")
def third(shared_server: Running) -> Generator[Household, None, None]:
    with household(shared_server, "Third GmbH") as made:
        yield made


def things_of(tool: BuiltTool, things: Things) -> dict[str, str]:
    """A thing for every name of a tool."""
    return things.of(tool.operation) if names_in(tool.operation) else {}


def arguments(tool: BuiltTool, **ids: str) -> Object:
    """The example of a tool, with other ids."""
    example = tool.declared.example or tool.operation.example
    return cast("Object", with_ids(tool.input.example(example.arguments), ids))


def settled(told: Object) -> Object:
    """A refusal without what differs each time."""
    return {name: value for name, value in told.items() if name not in ("requestId", "hint")}


def without_last_use(value: JsonValue) -> JsonValue:
    """An answer without what each request changes."""
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if not name.startswith("lastUsed")}
        return {name: without_last_use(one) for name, one in kept.items()}
    return [without_last_use(one) for one in value] if isinstance(value, list) else value


def test_every_tool_is_an_endpoint_too() -> None:
    assert [one.name for one in TOOLS if one.operation.rest is None] == []


@every_tool
def test_the_example_works_and_its_answer_is_as_described(
    owner: Household, tool: BuiltTool
) -> None:
    told = call(owner.live, tool.name, arguments(tool, **things_of(tool, owner.things)))
    given(told)
    assert wrong(tool.output.schema, told["structuredContent"]) == []


def sent_once(house: Household, tool: BuiltTool, key: str, **ids: str) -> httpx.Response:
    """The same over REST, under a key."""
    house.live.headers["Idempotency-Key"] = key
    try:
        return send(house.live, tool.operation, **ids)
    finally:
        del house.live.headers["Idempotency-Key"]


def settled_answer(response: httpx.Response) -> JsonValue:
    """What an answer says, but for what each request changes."""
    is_json = response.headers["Content-Type"] == "application/json"
    return without_last_use(response.json()) if is_json else response.text


@every_tool_like_rest
def test_a_tool_does_what_its_endpoint_does(third: Household, tool: BuiltTool) -> None:
    """Reading gives the same. Writing under one key is one call: whoever comes second is told what
    the first was told, which only happens where both mean the same to the byte."""
    ids, once = things_of(tool, third.things), f"one-{tool.name}"
    asked = arguments(tool, **ids)
    if tool.operation.writes:
        asked["idempotencyKey"] = once
    over_rest = sent_once(third, tool, once, **ids)
    told = call(third.live, tool.name, asked)
    for _ in range(0 if tool.operation.writes else 50):
        again = sent_once(third, tool, once, **ids)
        if settled_answer(again) == settled_answer(over_rest):
            break
        over_rest, told = again, call(third.live, tool.name, asked)  # a worker was at it meanwhile
    if tool.operation.gives_secret:
        assert refused(told)["code"] == "IDEMPOTENCY_RESULT_WITHHELD"
    elif tool.operation.result is None:
        assert given(told)
    else:
        assert without_last_use(json.loads(text(told))) == settled_answer(over_rest)
    if tool.operation.writes and not tool.operation.gives_secret:
        assert cast("Object", told["_meta"])["idempotentReplayed"] is True


@every_tool_with_id
def test_a_foreign_id_is_told_from_an_unknown_one_by_nothing(
    owner: Household, stranger: Household, tool: BuiltTool
) -> None:
    ids, own = things_of(tool, owner.things), things_of(tool, stranger.things)
    for name in variables(tool.operation):
        if maker_of(tool.operation, name).names_a_part:
            continue
        foreign, unknown = (
            refused(call(stranger.live, tool.name, arguments(tool, **{**own, name: id})))
            for id in (ids[name], changed(ids[name]))
        )
        assert foreign["statusCode"] == 404
        assert settled(foreign) == settled(unknown)
    given(call(owner.live, tool.name, arguments(tool, **ids)))


@every_tool_with_id
def test_a_test_key_does_not_reach_live_data(owner: Household, tool: BuiltTool) -> None:
    ids = things_of(tool, owner.things)
    told = call(owner.test, tool.name, arguments(tool, **ids))
    if tool.operation.live_only:
        assert refused(told)["code"] == "LIVE_ONLY"
    elif maker_of(tool.operation, variables(tool.operation)[0]).shared_by_environments:
        assert not tool.operation.writes
    else:
        assert refused(told)["statusCode"] == 404


@every_scope
def test_a_scope_shows_its_tools_and_no_other(
    server: Running, owner: Household, scope: str
) -> None:
    """Neither more with it nor less without it."""
    of_scope = {tool.name for tool in TOOLS if tool.operation.scope == scope}
    others = tuple(one for one in server.app.state.registry.scopes if one != scope)
    with (
        server.client(server.key(owner.account, scopes=(scope,))) as holder,
        server.client(server.key(owner.account, scopes=others)) as other,
    ):
        assert tools(holder).keys() == of_scope
        assert tools(other).keys() == {tool.name for tool in TOOLS} - of_scope
        for tool in TOOLS:
            if tool.operation.scope == scope:
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
def test_an_account_that_the_key_does_not_reach_is_403(
    owner: Household, third: Household, tool: BuiltTool
) -> None:
    answers = list[Object]()
    for named in (third.account, "acc_" + "0" * 26):
        headers = {"x-account-id": named, "Accept": "*/*"}
        params: Object = {"name": tool.name, "arguments": {}}
        sent: Object = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
        answer = owner.live.post("/mcp", json=sent, headers=headers)
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
