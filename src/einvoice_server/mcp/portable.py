"""JSON Schemas as every client understands them: in one piece, with an object at the root.

Clients differ in what they make of references, so everything is in place; only what contains
itself stays a definition. Names that pydantic makes of other names are left out.
"""

from collections.abc import Mapping
from typing import cast

from pydantic import BaseModel, JsonValue
from pydantic.json_schema import JsonSchemaMode

from einvoice_server.kit.base import JsonObject
from einvoice_server.schema import Schema

WRAPPED = "result"
"""What holds an answer that is no object."""

_SILENT = (
    ("default", None),
    ("maxLength", Schema.model_config.get("str_max_length")),
)
"""What holds without being said, and would be said of every field."""

_BY_NAME = ("properties", "patternProperties")
_PROPER = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
"""What pydantic leaves by its own name where a validator stands in between."""

_AS_IT_IS = ("default", "const", "enum", "examples", "required")


def schema_of(model: type[BaseModel], mode: JsonSchemaMode) -> JsonObject:
    """The schema of a model, in one piece."""
    schema = cast("JsonObject", model.model_json_schema(by_alias=True, mode=mode))
    definitions = cast("dict[str, JsonObject]", schema.pop("$defs", {}))
    inliner = _Inliner(definitions)
    whole = inliner.node(schema, ())
    if inliner.recursive:
        whole["$defs"] = {name: inliner.definition(name) for name in sorted(inliner.recursive)}
    return whole


def is_object(schema: Mapping[str, JsonValue]) -> bool:
    """Whether a schema says that its values are objects."""
    return schema.get("type") == "object"


def wrapped(schema: JsonObject) -> JsonObject:
    """The schema of an object that holds such a value."""
    definitions = schema.pop("$defs", None)
    whole: JsonObject = {
        "type": "object",
        "properties": {WRAPPED: schema},
        "required": [WRAPPED],
        "additionalProperties": False,
    }
    return whole if definitions is None else {**whole, "$defs": definitions}


class _Inliner:
    """Puts definitions where they are referred to."""

    def __init__(self, definitions: Mapping[str, JsonObject]) -> None:
        self._definitions = definitions
        self.recursive = set[str]()

    def definition(self, name: str) -> JsonObject:
        """A definition that stays one."""
        return self.node(self._definitions[name], (name,))

    def node(self, schema: JsonObject, within: tuple[str, ...]) -> JsonObject:
        """A schema with what it refers to in place."""
        beside = {
            _PROPER.get(name, name): self._part(name, value, within)
            for name, value in schema.items()
            if name not in ("title", "$ref", "discriminator") and (name, value) not in _SILENT
        }
        if beside.get("propertyNames") == {}:
            del beside["propertyNames"]
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return beside
        name = reference.rpartition("/")[2]
        if name in within or name in self.recursive:
            self.recursive.add(name)
            return {"$ref": f"#/$defs/{name}", **beside}
        return {**self.node(self._definitions[name], (*within, name)), **beside}

    def _part(self, name: str, value: JsonValue, within: tuple[str, ...]) -> JsonValue:
        if name in _AS_IT_IS:
            return value
        if name in _BY_NAME and isinstance(value, dict):
            return {key: self._any(one, within) for key, one in value.items()}
        return self._any(value, within)

    def _any(self, value: JsonValue, within: tuple[str, ...]) -> JsonValue:
        if isinstance(value, dict):
            return self.node(value, within)
        if isinstance(value, list):
            return [self._any(one, within) for one in value]
        return value
