"""Resources, prompts and completion."""

import json
import re
from base64 import b64decode
from collections.abc import Generator
from typing import cast

import httpx
import pytest

from einvoice_server.mcp.resources import RESOURCES, Resource
from tests.server.makers import created_invoice, imported
from tests.server.mcp.calling import MODERN, REVISIONS, Object, error, post, result, tools
from tests.server.running import Running


@pytest.fixture
def reader(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        yield client


def read(client: httpx.Client, uri: str, *, revision: str = "2025-11-25") -> Object:
    contents = result(post(client, "resources/read", {"uri": uri}, revision=revision))["contents"]
    assert isinstance(contents, list)
    return cast("Object", contents[0])


def names(client: httpx.Client, method: str, kind: str, key: str = "name") -> set[str]:
    return {str(one[key]) for one in cast("list[Object]", result(post(client, method))[kind])}


def completed(client: httpx.Client, ref: Object, name: str, begun: str) -> list[str]:
    params: Object = {"ref": ref, "argument": {"name": name, "value": begun}}
    told = result(post(client, "completion/complete", params))
    return cast("list[str]", cast("Object", told["completion"])["values"])


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_rule_is_read_by_its_address(reader: httpx.Client, revision: str) -> None:
    told = read(reader, "einvoice://rules/BR-CO-10", revision=revision)
    assert told["mimeType"] == "application/json"
    assert json.loads(str(told["text"])) == reader.get("/rules/BR-CO-10").json()


def test_addresses_are_read_as_written_by_a_url(reader: httpx.Client) -> None:
    assert read(reader, "einvoice://rules/BR%2DCO%2D10")["uri"] == "einvoice://rules/BR%2DCO%2D10"


@pytest.mark.parametrize(
    "uri",
    [
        "einvoice://rules/BR-XX-99",
        "einvoice://rules/",
        "einvoice://rules/a/b",
        "einvoice://nothing",
        "https://example.com/",
        "einvoice://codelists/none",
        "einvoice://rules/" + "x" * 1000,
    ],
)
def test_what_is_not_there_is_named_in_the_error(reader: httpx.Client, uri: str) -> None:
    old = error(post(reader, "resources/read", {"uri": uri}))
    new = error(post(reader, "resources/read", {"uri": uri}, revision=MODERN))
    assert old["code"] in (-32002, -32602)
    assert new["code"] == -32602
    assert cast("Object", new["data"])["uri"] == uri


def test_only_what_can_be_read_is_listed(server: Running, reader: httpx.Client) -> None:
    templates = names(reader, "resources/templates/list", "resourceTemplates", "uriTemplate")
    assert {"einvoice://rules/{ruleId}", "einvoice://codelists/{codeList}"} <= templates
    assert "einvoice://codelists" in names(reader, "resources/list", "resources", "uri")
    with server.client(server.key(server.account(), scopes=("account:read",))) as narrow:
        assert names(narrow, "resources/templates/list", "resourceTemplates") == set()
        told = error(post(narrow, "resources/read", {"uri": "einvoice://rules/BR-CO-10"}))
        assert "reference:read" in str(told["message"])


def test_variables_do_not_reach_over_a_segment() -> None:
    resource = Resource(
        uri="einvoice://a/{id}.xml",
        name="a",
        title="A",
        description="A",
        media_type="application/xml",
        tool="a",
    )
    assert resource.match("einvoice://a/x.1.xml") == {"id": "x.1"}
    assert resource.match("einvoice://a/x%2Fy.xml") == {"id": "x/y"}
    assert resource.match("einvoice://a/x/y.xml") is None
    assert resource.match("einvoice://a/.xml") is None
    assert resource.match("einvoice://a/x.xmlx") is None


def test_every_resource_has_an_address_of_its_own() -> None:
    uris = [one.uri for one in RESOURCES]
    assert len(set(uris)) == len(uris)
    assert all(uri.startswith("einvoice://") for uri in uris)


def test_prompts_name_the_tools_that_are_there(reader: httpx.Client) -> None:
    assert {"check_invoice", "explain_rule"} <= names(reader, "prompts/list", "prompts")
    told = result(post(reader, "prompts/get", {"name": "check_invoice"}))
    message = cast("list[Object]", told["messages"])[0]
    assert message["role"] == "user"
    assert "validate_document" in str(cast("Object", message["content"])["text"])


@pytest.mark.parametrize(
    "params",
    [
        {"name": "nothing"},
        {"name": "explain_rule"},
        {"name": "explain_rule", "arguments": {"ruleId": " "}},
        {"name": "explain_rule", "arguments": {"ruleId": "BR-1", "other": "x"}},
        {"name": "explain_rule", "arguments": {"ruleId": "x" * 3000}},
    ],
)
def test_a_prompt_that_cannot_be_filled_is_refused(reader: httpx.Client, params: Object) -> None:
    assert error(post(reader, "prompts/get", params))["code"] == -32602


def test_ids_of_rules_and_names_of_lists_are_completed(reader: httpx.Client) -> None:
    rule: Object = {"type": "ref/resource", "uri": "einvoice://rules/{ruleId}"}
    assert completed(reader, rule, "ruleId", "br-co-1")[:2] == ["BR-CO-10", "BR-CO-11"]
    assert len(completed(reader, rule, "ruleId", "")) == 100
    prompt: Object = {"type": "ref/prompt", "name": "explain_rule"}
    assert completed(reader, prompt, "ruleId", "BR-DE-15") == ["BR-DE-15"]
    lists: Object = {"type": "ref/resource", "uri": "einvoice://codelists/{codeList}"}
    assert "4461" in completed(reader, lists, "codeList", "44")


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ({"type": "ref/resource", "uri": "einvoice://nothing/{ruleId}"}, "ruleId"),
        ({"type": "ref/resource", "uri": "einvoice://rules/{ruleId}"}, "other"),
        ({"type": "ref/prompt", "name": "nothing"}, "ruleId"),
    ],
)
def test_what_cannot_be_completed_is_refused(reader: httpx.Client, ref: Object, name: str) -> None:
    params: Object = {"ref": ref, "argument": {"name": name, "value": ""}}
    assert error(post(reader, "completion/complete", params))["code"] == -32602


def test_invoices_and_imports_are_read_by_their_address(reader: httpx.Client) -> None:
    id, import_id = created_invoice(reader), imported(reader, "incoming")
    pdf = read(reader, f"einvoice://invoice/{id}.pdf")
    assert pdf["mimeType"] == "application/pdf"
    assert b64decode(str(pdf["blob"])).startswith(b"%PDF-")
    status = json.loads(str(read(reader, f"einvoice://invoice/{id}/status")["text"]))
    assert status["invoiceStatus"] == "created"
    source = read(reader, f"einvoice://import/{import_id}/source")
    assert str(source["text"]).startswith("<?xml")
    content = json.loads(str(read(reader, f"einvoice://import/{import_id}/content")["text"]))
    assert content["seller"]["name"]


def test_the_schema_of_an_invoice_is_that_of_the_creating_tool(reader: httpx.Client) -> None:
    told = read(reader, "einvoice://schema/invoice")
    assert told["mimeType"] == "application/schema+json"
    schema = json.loads(str(told["text"]))
    assert schema == tools(reader)["create_invoice_xrechnung"]["inputSchema"]


def test_the_callers_own_ids_are_completed(server: Running, reader: httpx.Client) -> None:
    id = created_invoice(reader)
    ref: Object = {"type": "ref/resource", "uri": "einvoice://invoice/{faktooraId}.pdf"}
    assert completed(reader, ref, "faktooraId", id[:8]) == [id]
    with server.new_client() as stranger:
        assert completed(stranger, ref, "faktooraId", "") == []


def test_billing_hours_names_tools_that_are_there(reader: httpx.Client) -> None:
    given = {"customer": "Acme", "hours": "8", "rate": "150", "work": "Consulting in March"}
    params: Object = {"name": "bill_hours", "arguments": cast("Object", given)}
    message = cast("list[Object]", result(post(reader, "prompts/get", params))["messages"])[0]
    told = str(cast("Object", message["content"])["text"])
    named = set(re.findall(r"\b(?:list|get|create|preview)_[a-z0-9_]+", told))
    assert {"list_customers", "create_invoice_zugferd2"} <= named <= tools(reader).keys()
