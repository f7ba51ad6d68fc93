"""What tools operations of every shape become, and what calling them does."""

import base64
import json
from dataclasses import replace
from hashlib import sha256
from typing import cast

import httpx
import pytest
from sqlalchemy import select

from einvoice_server.audit.tables import AuditEntry
from einvoice_server.mcp.toolset import Toolset
from einvoice_server.operations import Registry
from einvoice_server.operator import set_feature
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.mcp.calling import (
    MODERN,
    REVISIONS,
    Object,
    call,
    error,
    given,
    messages,
    post,
    refused,
    text,
    tools,
)
from tests.server.mcp.workshop import workshop
from tests.server.running import Running, running

PERSON: Object = {"email": "a@example.com", "name": "A"}


def add(client: httpx.Client, **more: str) -> str:
    return str(given(call(client, "add_person", {**PERSON, **more}))["userId"])


def test_hidden_names_are_not_listed_and_aliases_are_understood(client: httpx.Client) -> None:
    shown = tools(client)
    assert "not_a_tool" not in shown
    assert "make_many" not in shown
    assert not {"list_persons", "create_person", "produce_pear"} & shown.keys()
    assert given(call(client, "list_persons")) == given(call(client, "list_people"))
    assert text(call(client, "produce_pear", {"number": "1"})) == '{"id":"pear-1","state":"done"}'


@pytest.mark.parametrize("name", ["nothing", "not_a_tool", "make_many", "", "x" * 5000])
@pytest.mark.parametrize("revision", REVISIONS)
def test_an_unknown_tool_is_an_error_of_the_protocol(
    client: httpx.Client, name: str, revision: str
) -> None:
    told = error(post(client, "tools/call", {"name": name}, revision=revision))
    assert told["code"] == -32602
    assert len(str(told["message"])) < 300


def test_annotations_follow_from_the_effect(client: httpx.Client) -> None:
    shown = tools(client)

    def hints(name: str) -> tuple[object, ...]:
        told = cast("Object", shown[name]["annotations"])
        assert told["openWorldHint"] is False
        return told["readOnlyHint"], told["destructiveHint"], told["idempotentHint"]

    assert hints("list_people") == (True, False, True)
    assert hints("add_person") == (False, False, False)
    assert hints("change_person") == (False, True, True)
    assert hints("remove_person") == (False, True, True)


def test_structured_content_is_the_json_of_the_text(client: httpx.Client) -> None:
    told = call(client, "add_person", PERSON)
    assert told["structuredContent"] == json.loads(text(told))


def test_a_list_is_wrapped_where_an_object_is_needed_and_told_as_rest_has_it(
    client: httpx.Client,
) -> None:
    told = call(client, "list_numbers")
    assert text(told) == client.get("/numbers").text == "[1,2,3]"
    assert told["structuredContent"] == {"result": [1, 2, 3]}


def test_no_answer_is_told_as_success(client: httpx.Client) -> None:
    user = add(client)
    assert text(call(client, "remove_person", {"userId": user})) == '{"succeed":true}'
    assert refused(call(client, "remove_person", {"userId": user}))["code"] == "NOT_FOUND"


def test_a_download_has_name_type_size_and_content(client: httpx.Client) -> None:
    told = given(call(client, "fetch_file", {"person": "p", "format": "xml"}))
    assert told == {
        "filename": "Größe p.xml",
        "mimeType": "application/xml",
        "size": 7,
        "base64Content": base64.b64encode("<xml>ä".encode()).decode(),
    }


def test_what_a_header_decides_is_no_argument_of_the_tool(client: httpx.Client) -> None:
    shown = cast("Object", tools(client)["fetch_file"]["inputSchema"])
    assert cast("Object", shown["properties"]).keys() == {"person", "format"}
    told = refused(call(client, "fetch_file", {"person": "p", "accept": "application/xml"}))
    assert {str(one["field"]) for one in cast("list[Object]", told["errors"])} == {
        "accept",
        "format",
    }


def test_fixed_arguments_are_not_shown_and_not_taken(client: httpx.Client) -> None:
    shown = cast("Object", tools(client)["make_apple"]["inputSchema"])
    assert cast("Object", shown["properties"]).keys() == {"number", "idempotencyKey"}
    told = refused(call(client, "make_apple", {"number": "1", "format": "pear"}))
    assert cast("list[Object]", told["errors"])[0]["field"] == "format"


def file_arguments(data: bytes) -> Object:
    encoded = base64.b64encode(data).decode()
    return {"file": encoded, "filename": "a.xml", "contentType": "application/xml"}


def test_a_file_arrives_as_it_was(client: httpx.Client) -> None:
    data = bytes(range(256)) * 9
    told = given(call(client, "store_file", {**file_arguments(data), "note": "n"}))
    assert told == {
        "filename": "a.xml",
        "mediaType": "application/xml",
        "size": len(data),
        "digest": sha256(data).hexdigest(),
        "note": "n",
    }


def test_a_file_in_lines_is_taken(client: httpx.Client) -> None:
    lines = base64.encodebytes(b"x" * 500).decode()
    assert given(call(client, "store_file", {"file": lines}))["size"] == 500


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({}, "file"),
        ({"filename": "a.xml"}, "file"),
        ({"file": "no base64!"}, "file"),
        ({"file": "YWJ"}, "file"),
        ({"file": ""}, "file"),
        ({"file": 5}, "file"),
        ({"file": "YQ==", "filename": ""}, "filename"),
        ({"file": "YQ==", "contentType": "no type"}, "contentType"),
        ({"file": "YQ==", "unknown": 1}, "unknown"),
        ({"file": "YQ==", "idempotencyKey": 5}, "idempotencyKey"),
    ],
)
def test_what_is_no_file_is_refused_by_field(
    client: httpx.Client, arguments: Object, field: str
) -> None:
    told = refused(call(client, "store_file", arguments))
    assert (told["code"], told["statusCode"]) == ("BAD_REQUEST", 400)
    assert cast("list[Object]", told["errors"])[0]["field"] == field
    assert field in str(told["hint"])


def test_the_largest_file_is_taken_and_one_byte_more_is_not(client: httpx.Client) -> None:
    most = 20 * 2**20
    assert given(call(client, "store_file", file_arguments(b"x" * most)))["size"] == most
    told = refused(call(client, "store_file", file_arguments(b"x" * (most + 1))))
    assert (told["code"], told["statusCode"]) == ("PAYLOAD_TOO_LARGE", 413)


def test_arguments_beyond_the_limit_of_a_json_body_are_refused(client: httpx.Client) -> None:
    told = refused(call(client, "make_apple", {"number": "x" * 1_100_000}))
    assert told["code"] == "PAYLOAD_TOO_LARGE"


@pytest.mark.parametrize(
    "value", ["\0", "a\0b", 5, True, None, ["x"], "x" * 100_001], ids=lambda one: str(one)[:9]
)
def test_arguments_are_taken_as_strictly_as_the_body_of_rest(
    client: httpx.Client, value: str | int | list[str] | None
) -> None:
    told = refused(call(client, "add_person", {**PERSON, "name": cast("str", value)}))
    over_rest = client.post("/people", json={**PERSON, "name": value}).json()
    for volatile in ("requestId", "hint"):
        told.pop(volatile, None)
        over_rest.pop(volatile, None)
    assert told == over_rest


def test_a_broken_surrogate_is_refused(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/json", "Accept": "*/*"}
    sent = (
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":'
        b'{"name":"add_person","arguments":{"email":"a@example.com","name":"\\ud800"}}}'
    )
    answer = client.post("/mcp", content=sent, headers=headers)
    found = messages(answer)[0]
    assert "error" in found or refused(cast("Object", found["result"]))


def test_a_refusal_says_what_to_change(client: httpx.Client) -> None:
    told = refused(call(client, "refuse"))
    assert told["code"] == "UNPROCESSABLE"
    assert told["errors"] == [
        {"field": "buyer.postcode", "code": "five_digits", "message": "Five."}
    ]
    assert "buyer.postcode" in str(told["hint"])


def test_an_accident_tells_its_caller_nothing_but_an_id(client: httpx.Client) -> None:
    answer = post(client, "tools/call", {"name": "break_down"})
    assert "swordfish" not in answer.text
    told = refused(cast("Object", messages(answer)[-1]["result"]))
    assert told["code"] == "INTERNAL_ERROR"
    assert told["requestId"] == answer.headers["X-Request-Id"]


def test_a_key_repeats_the_answer_and_does_nothing_twice(client: httpx.Client) -> None:
    once: Object = {**PERSON, "idempotencyKey": "k1"}
    first, second = (call(client, "add_person", once) for _ in range(2))
    assert text(first) == text(second)
    assert cast("Object", second["_meta"])["idempotentReplayed"] is True
    assert cast("Object", given(call(client, "list_people"))["meta"])["totalItems"] == 1
    other = refused(call(client, "add_person", {**once, "name": "B"}))
    assert other["code"] == "IDEMPOTENCY_KEY_REUSED"


def test_a_repeated_answer_is_told_as_the_tool_tells_it(client: httpx.Client) -> None:
    once: Object = {"number": "1", "idempotencyKey": "k2"}
    assert text(call(client, "make_pear", once)) == text(call(client, "make_pear", once))


def test_a_secret_is_not_repeated(client: httpx.Client) -> None:
    once: Object = {"idempotencyKey": "k3"}
    given(call(client, "whisper", once))
    assert refused(call(client, "whisper", once))["code"] == "IDEMPOTENCY_RESULT_WITHHELD"


def test_reading_tools_take_no_key(client: httpx.Client) -> None:
    shown = cast("Object", tools(client)["list_people"]["inputSchema"])
    assert "idempotencyKey" not in cast("Object", shown["properties"])
    refused(call(client, "list_people", {"idempotencyKey": "k"}))


def test_a_tool_whose_scope_is_missing_is_hidden_and_says_so_when_called(shop: Running) -> None:
    with shop.client(shop.key(shop.account(), scopes=("people:read",))) as reader:
        assert tools(reader).keys() == {"list_people"}
        told = refused(call(reader, "add_person", PERSON))
        assert (told["code"], told["statusCode"]) == ("INSUFFICIENT_SCOPE", 403)
        assert "people:write" in str(told["hint"])


def test_a_test_key_does_not_see_what_is_only_live(shop: Running) -> None:
    with shop.client(shop.key(shop.account(), environment=Environment.TEST)) as test:
        assert "only_live" not in tools(test)
        assert refused(call(test, "only_live"))["code"] == "LIVE_ONLY"


def test_a_feature_that_is_off_makes_its_tool_unknown(shop: Running) -> None:
    account = shop.account()
    tenant = Tenant(account, Environment.LIVE)
    with shop.client(shop.key(account)) as client:
        assert "bundled" in tools(client)
        shop.do(set_feature(shop.services, tenant, Feature.PRODUCT_BUNDLE, False))
        assert "bundled" not in tools(client)
        off = error(post(client, "tools/call", {"name": "bundled"}))
        none = error(post(client, "tools/call", {"name": "bundles"}))
        assert (off["code"], off["message"]) == (none["code"], "Unknown tool: bundled")


def test_the_audit_log_names_the_tool(shop: Running) -> None:
    account = shop.account()
    tenant = Tenant(account, Environment.LIVE)

    async def actions() -> set[str]:
        async with scoped(shop.services.database, tenant, writes=False) as session:
            return {entry.action for entry in await session.scalars(select(AuditEntry))}

    with shop.client(shop.key(account)) as client:
        user = add(client)
        given(call(client, "change_person", {"userId": user, "name": "B"}))
    assert {"add_person", "change_person"} <= shop.do(actions())


@pytest.mark.parametrize("revision", ["2024-11-05", "2025-11-25", MODERN])
def test_progress_of_long_work_is_told_to_who_asks(client: httpx.Client, revision: str) -> None:
    params: Object = {
        "name": "add_slowly",
        "arguments": {**PERSON, "steps": 3},
        "_meta": {"progressToken": "t1"},
    }
    told = messages(post(client, "tools/call", params, revision=revision))
    *steps, last = told
    assert [cast("Object", one["params"])["progress"] for one in steps] == [1, 2, 3]
    assert [cast("Object", one["params"])["progressToken"] for one in steps] == ["t1"] * 3
    assert cast("Object", steps[0]["params"])["message"] == "step 1"
    assert "result" in last


def test_who_does_not_ask_hears_no_progress(client: httpx.Client) -> None:
    answer = post(client, "tools/call", {"name": "add_slowly", "arguments": PERSON})
    assert len(messages(answer)) == 1


def test_what_is_left_of_the_allowance_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        running(
            tmp_path_factory.mktemp("rate"),
            registry=workshop(),
            rate_limit_burst=2,
            rate_limit_per_minute=1,
        ) as server,
        server.new_client() as client,
    ):
        answer = post(client, "tools/call", {"name": "list_numbers"})
        told = cast("Object", messages(answer)[0]["result"])
        left = cast("Object", cast("Object", told["_meta"])["rateLimit"])
        assert (left["limit"], left["remaining"]) == (2, 1)
        assert answer.headers["X-RateLimit-Remaining"] == "1"
        post(client, "tools/list")
        over = post(client, "tools/list")
        assert over.status_code == 429
        assert (
            error(over)["message"]
            == f"Too many requests: try again in {over.headers['Retry-After']} s."
        )


def test_two_tools_of_one_name_are_noticed_at_the_start() -> None:
    one = next(iter(workshop()))
    with pytest.raises(ValueError, match="tools of one name: list_persons"):
        Toolset(Registry([one, replace(one, name="other")]))
