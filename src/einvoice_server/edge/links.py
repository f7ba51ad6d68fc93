"""Links of the OpenAPI document: what can be asked about a thing once an answer has told its id."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from pydantic import JsonValue

from einvoice_server.kit.base import JsonObject
from einvoice_server.operations import AnyOperation

_ID = re.compile(r"(Id|Uuid)$")


def variables_of(operation: AnyOperation) -> list[str]:
    """The names of the variables in the path of an operation."""
    return re.findall(r"{(\w+)}", operation.rest.path) if operation.rest is not None else []


def links_of(
    operation: AnyOperation,
    result: JsonObject,
    schemas: JsonObject,
    operations: Iterable[AnyOperation],
) -> JsonObject:
    """Links from an answer to the operations of its area that take an id which it tells first.

    What the request named already is no news: of lists and of what makes something there are
    links, between the views of one thing there are none.
    """
    named = {name: f"$request.path.{name}" for name in variables_of(operation)}
    links: JsonObject = {}
    for other in operations:
        wanted = variables_of(other)
        if other.area != operation.area or set(wanted) <= set(named):
            continue
        told = {name: place for name in wanted if (place := _told(name, result, schemas))}
        known: JsonObject = {**told, **named}
        if all(name in known for name in wanted):
            links[other.name] = {
                "operationId": other.name,
                "parameters": {name: known[name] for name in wanted},
            }
    return links


def _told(variable: str, result: JsonObject, schemas: JsonObject) -> str | None:
    """Where an answer tells the value of a variable; of several things, that of the first."""
    for pointer, model, properties in _things(result, schemas):
        if variable in properties:
            return f"$response.body#{pointer}/{variable}"
        # `CustomerView.id` is the `customerUuid` of paths.
        if "id" in properties and model.lower().startswith(_ID.sub("", variable).lower()):
            return f"$response.body#{pointer}/id"
    return None


def _things(result: JsonObject, schemas: JsonObject) -> Iterator[tuple[str, str, JsonObject]]:
    """What an answer is about: itself, the items of an array, the items of a page."""
    model, schema = _resolved(result, schemas)
    properties = cast("JsonObject", schema.get("properties", {}))
    yield "", model, properties
    page = cast("JsonObject", properties.get("data", {}))
    for pointer, items in (("/0", schema.get("items")), ("/data/0", page.get("items"))):
        if isinstance(items, dict):
            model, schema = _resolved(items, schemas)
            yield pointer, model, cast("JsonObject", schema.get("properties", {}))


def _resolved(schema: JsonObject, schemas: JsonObject) -> tuple[str, JsonObject]:
    """The name and the schema of what may be a reference, also to a list that is a model."""
    name = ""
    while isinstance(reference := schema.get("$ref"), str):
        name = reference.rpartition("/")[2]
        found: JsonValue = schemas[name]
        schema = cast("JsonObject", found)
    return name, schema
