"""What the models of answers say about their fields, read from the schemas that they publish."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from pydantic import BaseModel, JsonValue

_Node = Mapping[str, JsonValue]


class Shape:
    """A part of a schema, which may say nothing."""

    def __init__(self, node: _Node, root: _Node) -> None:
        self._root = root
        self._told = node
        self._node = self._resolved(node)

    def field(self, name: str) -> "Shape":
        """The shape of a field."""
        return self._below(_node(self._node.get("properties")).get(name))

    def items(self) -> "Shape":
        """The shape of the items of a list."""
        return self._below(self._node.get("items"))

    @property
    def sentence(self) -> str:
        """What it means, in the first words of its description; empty where nothing is said."""
        said = self._told.get("description", "")
        text = said if isinstance(said, str) else ""
        for end in (". ", "; ", ": ", "\n"):
            text = text.partition(end)[0]
        return text.strip().rstrip(".").replace("`", "")

    def _below(self, node: JsonValue) -> "Shape":
        return Shape(_node(node), self._root)

    def _resolved(self, node: _Node) -> _Node:
        """The node itself: what it refers to, or what it is when it is not null."""
        for _ in range(8):  # references to references; published schemas have two at most
            if isinstance(reference := node.get("$ref"), str):
                found: JsonValue = dict(self._root)
                for step in reference.removeprefix("#/").split("/"):
                    found = _node(found).get(step)
                node = _node(found)
            elif isinstance(choices := node.get("anyOf"), list):
                node = next(filter(_is_something, map(_node, choices)), _node(None))
            else:
                break
        return node


def _node(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _is_something(node: _Node) -> bool:
    return node.get("type") != "null"


NOTHING = Shape({}, {})
"""The shape of what no model describes."""


@cache
def shape_of(model: type[BaseModel] | None) -> Shape:
    """The shape of a model's JSON."""
    if model is None:
        return NOTHING
    schema = cast("_Node", model.model_json_schema(mode="serialization"))
    return Shape(schema, schema)
