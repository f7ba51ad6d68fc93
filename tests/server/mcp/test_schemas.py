"""Every schema that tools show is one that every client can use."""

import json
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import JsonValue

from einvoice_server.catalogue import catalogue
from einvoice_server.mcp.toolset import BuiltTool, Toolset
from tests.server.mcp.calling import Object
from tests.server.mcp.workshop import workshop

TOOLS = [*Toolset(catalogue()), *Toolset(workshop())]
every_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda one: one.name)


class Validator(Protocol):
    """What is needed of one; the stubs of the library leave its types half open."""

    def iter_errors(self, instance: object) -> Iterable[object]: ...


def wrong(schema: Object, value: JsonValue) -> list[str]:
    validator = cast("Validator", Draft202012Validator(schema))
    return [str(error) for error in validator.iter_errors(value)]


def within(value: JsonValue) -> Iterator[Object]:
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from within(one)
    elif isinstance(value, list):
        for one in value:
            yield from within(one)


@every_tool
def test_schemas_are_valid_in_the_old_and_the_new_draft(tool: BuiltTool) -> None:
    for schema in (tool.input.schema, tool.output.schema):
        Draft202012Validator.check_schema(schema)
        Draft7Validator.check_schema(schema)


@every_tool
def test_the_root_is_an_object_that_takes_nothing_else(tool: BuiltTool) -> None:
    assert tool.input.schema["type"] == tool.output.schema["type"] == "object"
    assert tool.input.schema["additionalProperties"] is False


@every_tool
def test_references_are_left_only_where_something_contains_itself(tool: BuiltTool) -> None:
    """Or where an answer would be told twice."""
    for schema in (tool.input.schema, tool.output.schema):
        definitions = cast("Object", schema.get("$defs", {}))
        for part in within(schema):
            if "$ref" in part:
                assert str(part["$ref"]).removeprefix("#/$defs/") in definitions
        for name, definition in definitions.items():
            reference = json.dumps(f"#/$defs/{name}")
            is_recursive = reference in json.dumps(definition)
            is_of_answer = schema is tool.output.schema
            assert is_recursive or (is_of_answer and json.dumps(schema).count(reference) > 1)


@every_tool
def test_no_tool_is_larger_than_a_model_can_be_shown(tool: BuiltTool) -> None:
    assert len(json.dumps(tool.input.schema)) < 40_000
    assert len(json.dumps(tool.output.schema)) < 70_000


@every_tool
def test_every_argument_is_described(tool: BuiltTool) -> None:
    properties = cast("dict[str, Object]", tool.input.schema["properties"])
    assert [name for name, one in properties.items() if not one.get("description")] == []


@every_tool
def test_a_tool_says_what_it_is_for(tool: BuiltTool) -> None:
    assert tool.card.title
    assert tool.card.description
    assert len(tool.card.description) > 5


@every_tool
def test_the_example_is_a_call_that_the_schema_allows(tool: BuiltTool) -> None:
    for example in cast("list[JsonValue]", tool.input.schema.get("examples", [])):
        assert wrong(tool.input.schema, example) == []


def test_names_are_those_that_every_client_takes() -> None:
    assert [one.name for one in TOOLS if not one.name.replace("_", "").isalnum()] == []
    assert [one.name for one in TOOLS if len(one.name) > 64] == []
