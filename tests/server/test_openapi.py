"""The OpenAPI document says what the server does, and its examples are true."""

from collections.abc import Iterable
from typing import Protocol, cast

import httpx
import pytest
from jsonschema import Draft202012Validator
from pydantic import JsonValue

from einvoice_server.catalogue import catalogue
from einvoice_server.operations import AnyOperation
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS
from tests.server.makers import Things
from tests.server.requests import send, variables
from tests.server.running import Running

Object = dict[str, JsonValue]
SERVED = [operation for operation in catalogue() if operation.rest is not None]
every_operation = pytest.mark.parametrize("operation", SERVED, ids=lambda one: one.name)


@pytest.fixture
def document(server: Running) -> Object:
    return httpx.get(server.url + "/openapi.json").json()


def within(value: JsonValue) -> list[Object]:
    """Every object of a document."""
    if isinstance(value, dict):
        return [value, *(found for one in value.values() for found in within(one))]
    if isinstance(value, list):
        return [found for one in value for found in within(one)]
    return []


def resolved(document: Object, pointer: str) -> JsonValue:
    found: JsonValue = document
    for step in pointer.removeprefix("#/").split("/"):
        assert isinstance(found, dict), pointer
        found = found[step]
    return found


def described(document: Object, operation: AnyOperation) -> Object:
    assert operation.rest is not None
    found = resolved(document, "paths")
    assert isinstance(found, dict)
    item = cast("dict[str, Object]", found["/api/v1" + operation.rest.path])
    return item[operation.rest.method.lower()]


class Validator(Protocol):
    """What is needed of one; the stubs of the library leave its types half open."""

    def iter_errors(self, instance: object) -> Iterable[object]: ...


def wrong(document: Object, schema: JsonValue, value: JsonValue) -> list[str]:
    """What a value has that its schema does not allow."""
    whole = {**cast("Object", schema), "components": document["components"]}
    validator = cast("Validator", Draft202012Validator(whole))
    return [str(error) for error in validator.iter_errors(value)]


def test_every_reference_leads_somewhere(document: Object) -> None:
    references = [one["$ref"] for one in within(document) if "$ref" in one]
    assert references
    for reference in references:
        assert resolved(document, str(reference)) is not None


def test_every_schema_has_a_name_that_people_can_read(document: Object) -> None:
    schemas = cast("dict[str, Object]", resolved(document, "#/components/schemas"))
    assert not [name for name in schemas if "__" in name], "two models have one name"


def test_every_schema_is_a_schema(document: Object) -> None:
    schemas = cast("dict[str, Object]", resolved(document, "#/components/schemas"))
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


@every_operation
def test_every_operation_is_described(document: Object, operation: AnyOperation) -> None:
    told = described(document, operation)
    assert told["operationId"] == operation.name
    assert operation.scope in str(told["description"])
    parameters = cast("list[Object]", told["parameters"])
    places = {str(one["name"]) for one in parameters if one.get("in") == "path"}
    assert places == set(variables(operation))
    responses = cast("dict[str, JsonValue]", told["responses"])
    assert {"400", "401", "403", "429", "500", "503"} <= responses.keys()
    # What names something may find nothing; a list that gives files, too.
    assert ("404" in responses) is bool(variables(operation) or operation.media_types)


@every_operation
def test_examples_of_answers_are_as_described(document: Object, operation: AnyOperation) -> None:
    told = described(document, operation)
    responses = cast("dict[str, Object]", told["responses"])
    for response in responses.values():
        if "$ref" in response:
            response = cast("Object", resolved(document, str(response["$ref"])))
        content = cast("dict[str, Object]", response.get("content", {}))
        if shown := content.get("application/json"):
            assert wrong(document, shown["schema"], shown["example"]) == []


@every_operation
def test_the_example_works_and_its_answer_is_as_described(
    server: Running, document: Object, operation: AnyOperation
) -> None:
    assert operation.rest is not None
    with server.new_client() as client:
        answer = send(client, operation, **Things(client).of(operation))
        assert answer.status_code == operation.rest.status, answer.text
        responses = cast("dict[str, Object]", described(document, operation)["responses"])
        told = responses[str(answer.status_code)]
        content = cast("dict[str, Object]", told.get("content", {}))
        media_type = answer.headers.get("Content-Type", "").partition(";")[0]
        assert media_type in content or (not content and not answer.content)
        if media_type == "application/json":
            assert wrong(document, content[media_type]["schema"], answer.json()) == []
        headers = cast("Object", told["headers"])
        always = {name for name in headers if name != "Idempotent-Replayed"}
        assert {name.lower() for name in always} <= set(answer.headers)


def test_links_lead_to_operations_and_name_all_that_their_paths_need(document: Object) -> None:
    by_name = {operation.name: operation for operation in SERVED}
    found = [one for one in within(document["paths"]) if "operationId" in one and "tags" not in one]
    assert found
    for link in found:
        given = cast("Object", link["parameters"])
        assert given.keys() == set(variables(by_name[str(link["operationId"])]))


@pytest.mark.parametrize(
    ("told_by", "asked", "values"),
    [
        ("create_customer", "get_customer", {"customerUuid": "$response.body#/id"}),
        ("list_users", "delete_user", {"userId": "$response.body#/data/0/userId"}),
        ("create_invoices", "confirm_invoice", {"faktooraId": "$response.body#/0/faktooraId"}),
        (
            "list_import_attachments",
            "download_import_attachment",
            {"importId": "$request.path.importId", "attachmentId": "$response.body#/data/0/id"},
        ),
    ],
)
def test_an_answer_that_tells_an_id_leads_on(
    document: Object, told_by: str, asked: str, values: Object
) -> None:
    (operation,) = [one for one in SERVED if one.name == told_by]
    assert operation.rest is not None
    responses = cast("dict[str, Object]", described(document, operation)["responses"])
    links = cast("dict[str, Object]", responses[str(operation.rest.status)]["links"])
    assert links[asked] == {"operationId": asked, "parameters": values}


def test_an_id_of_another_kind_of_thing_leads_nowhere(document: Object) -> None:
    (operation,) = [one for one in SERVED if one.name == "get_customer"]
    # `faktooraId` of a customer is no invoice, and what the request named is no news.
    responses = cast("dict[str, Object]", described(document, operation)["responses"])
    assert "links" not in responses["200"]


@every_operation
def test_what_is_optional_in_a_path_or_query_is_left_out_and_never_null(
    document: Object, operation: AnyOperation
) -> None:
    parameters = cast("list[Object]", described(document, operation)["parameters"])
    assert not [one for one in within(list(parameters)) if one.get("type") == "null"]


@every_operation
def test_what_writes_may_meet_the_idempotency_key_of_another_request(
    document: Object, operation: AnyOperation
) -> None:
    responses = cast("Object", described(document, operation)["responses"])
    assert "409" in responses or not operation.writes


@pytest.mark.parametrize("event", Event)
def test_what_webhooks_are_told_is_described(document: Object, event: Event) -> None:
    webhooks = cast("dict[str, dict[str, Object]]", document["webhooks"])
    assert webhooks.keys() == set(Event)
    told = webhooks[event]["post"]
    body = cast("dict[str, dict[str, Object]]", told["requestBody"])["content"]
    shown = body["application/json"]
    assert wrong(document, shown["schema"], shown["example"]) == []
    assert cast("Object", shown["example"])["action"] == event
    assert ("not told" in str(told["description"])) is not PAYLOADS[event].is_told


def test_the_page_shows_every_operation_and_loads_nothing(server: Running) -> None:
    answer = httpx.get(server.url + "/api-docs")
    assert answer.headers["Content-Type"].startswith("text/html")
    for operation in SERVED:
        assert operation.rest is not None
        assert operation.rest.path in answer.text
        assert operation.title in answer.text
    for event in Event:
        assert f"<code>{event}</code>" in answer.text
    assert "<script" not in answer.text
    assert "src=" not in answer.text
