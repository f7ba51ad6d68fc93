"""Requests made from the declarations of operations: their examples, at their places."""

import re

import httpx
from pydantic import JsonValue

from einvoice_server.edge.parsing import parts_of
from einvoice_server.operations import AnyOperation


def variables(operation: AnyOperation) -> list[str]:
    """The names of the variables in an operation's path."""
    assert operation.rest is not None
    return re.findall(r"{(\w+)}", operation.rest.path)


def send(client: httpx.Client, operation: AnyOperation, **ids: str) -> httpx.Response:
    """Send an operation's example, with other ids in its path."""
    assert operation.rest is not None
    parts = parts_of(operation)
    given: dict[str, JsonValue] = {**operation.example.arguments, **ids}
    path = re.sub(r"{(\w+)}", lambda match: str(given.pop(match[1])), operation.rest.path)
    if parts.file is not None:
        file = given.pop(parts.file, "example")
        form = {name: str(value) for name, value in given.items()}
        files = {parts.file: ("example.xml", str(file).encode(), "application/xml")}
        return client.request(operation.rest.method, path, data=form, files=files)
    if parts.body is not None:
        return client.request(operation.rest.method, path, json=given)
    return client.request(operation.rest.method, path, params={k: str(v) for k, v in given.items()})
