"""JSON Schemas as every client understands them: in one piece, with an object at the root.

Clients differ in what they make of references, so in what a model is shown everything is in place;
only what contains itself stays a definition. In what tools answer, which programs read, what stands
in several places is written once. Names that pydantic makes of other names are left out.
"""

import json
import re
from collections import Counter
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

_REFERENCE = re.compile(r'"#/\$defs/([^"]+)"')
_AS_IT_IS = ("default", "const", "enum", "examples", "required")


def schema_of(model: type[BaseModel], mode: JsonSchemaMode) -> JsonObject:
    """The schema of a model, in one piece."""
    schema = cast("JsonObject", model.model_json_schema(by_alias=True, mode=mode))
    several = _several(schema) if mode == "serialization" else frozenset[str]()
    definitions = cast("dict[str, JsonObject]", schema.pop("$defs", {}))
    inliner = _Inliner(definitions, several)
    whole = inliner.node(schema, ())
    kept: JsonObject = {}
    while missing := sorted(inliner.kept - kept.keys()):  # a definition may refer to more
        kept |= {name: inliner.definition(name) for name in missing}
    if kept:
        whole["$defs"] = dict(sorted(kept.items()))
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


def _several(schema: JsonObject) -> frozenset[str]:
    """The definitions that a schema refers to from several places."""
    named = Counter(_REFERENCE.findall(json.dumps(schema)))
    return frozenset(name for name, count in named.items() if count > 1)


class _Inliner:
    """Puts definitions where they are referred to."""

    def __init__(self, definitions: Mapping[str, JsonObject], several: frozenset[str]) -> None:
        self._definitions = definitions
        self._several = several
        self.kept = set[str]()
        """The definitions that stay."""

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
        if name in within or name in self.kept or name in self._several:
            self.kept.add(name)
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
