"""Requests made from the declarations of operations: their examples, at their places."""

import re
from collections.abc import Iterable, Mapping
from typing import cast

import httpx
from pydantic import JsonValue

from einvoice_server.edge.parsing import parts_of
from einvoice_server.operations import AnyOperation


def variables(operation: AnyOperation) -> list[str]:
    """The names of the variables in an operation's path."""
    assert operation.rest is not None
    return re.findall(r"{(\w+)}", operation.rest.path)


def ids_named(operation: AnyOperation, kinds: Iterable[str]) -> list[str]:
    """Which kinds of ids an operation's example names, in its path and within its body."""
    assert operation.rest is not None
    return [kind for kind in kinds if kind in _keys(operation.example.arguments)]


def _keys(value: JsonValue) -> set[str]:
    if isinstance(value, dict):
        return value.keys() | {key for one in value.values() for key in _keys(one)}
    if isinstance(value, list):
        return {key for one in value for key in _keys(one)}
    return set()


def with_ids(value: JsonValue, ids: Mapping[str, str]) -> JsonValue:
    """An example in which the ids are those of things that exist."""
    if isinstance(value, dict):
        return {key: ids.get(key) or with_ids(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [with_ids(one, ids) for one in value]
    return value


def send(client: httpx.Client, operation: AnyOperation, **ids: str) -> httpx.Response:
    """Send an operation's example, with other ids in its path and its body."""
    assert operation.rest is not None
    parts = parts_of(operation)
    example = cast("dict[str, JsonValue]", with_ids(operation.example.arguments, ids))
    given: dict[str, JsonValue] = {**example, **{name: ids[name] for name in variables(operation)}}
    path = re.sub(r"{(\w+)}", lambda match: str(given.pop(match[1])), operation.rest.path)
    if parts.file is not None:
        file = given.pop(parts.file, "example")
        form = {name: str(value) for name, value in given.items()}
        files = {parts.file: ("example.xml", str(file).encode(), "application/xml")}
        return client.request(operation.rest.method, path, data=form, files=files)
    if parts.body is not None:
        return client.request(operation.rest.method, path, json=given)
    return client.request(operation.rest.method, path, params={k: str(v) for k, v in given.items()})
