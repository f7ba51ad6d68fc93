"""JSON as pages take it apart: whatever is missing or of another kind is nothing."""

import json
from decimal import Decimal
from typing import TypeAlias, cast

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | Decimal | bool | None"
"""JSON as it is shown: its numbers exact."""

Object: TypeAlias = dict[str, Value]


def value_of(content: bytes) -> Value:
    """JSON with its numbers as they are written."""
    return cast("Value", json.loads(content, parse_float=Decimal, parse_constant=str))


def as_object(value: Value) -> Object:
    """A value as an object; empty for any other."""
    return value if isinstance(value, dict) else {}


def objects(value: Value) -> list[Object]:
    """The objects of a list; what else is in it, under a name of its own."""
    if not isinstance(value, list):
        return []
    return [one if isinstance(one, dict) else {"value": one} for one in value]


def text(value: Value) -> str:
    """A value as text; empty where there is none."""
    return "" if value is None or isinstance(value, dict | list) else str(value)


def is_there(value: Value) -> bool:
    """Whether there is anything to show."""
    if isinstance(value, dict):
        return any(map(is_there, value.values()))
    if isinstance(value, list):
        return any(map(is_there, value))
    return value is not None and value != ""
