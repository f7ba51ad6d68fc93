"""Customers to add: complete ones, of which tests change one thing."""

from io import StringIO

import httpx
from pydantic import JsonValue

Object = dict[str, JsonValue]


def company(**changes: JsonValue) -> Object:
    """A company that is accepted."""
    return {
        "isCompany": True,
        "name": "Example GmbH",
        "address": "Beispielweg 1",
        "postcode": "10115",
        "city": "Berlin",
        "extras": {},
        **changes,
    }


def person(**changes: JsonValue) -> Object:
    """A person who is accepted."""
    return {
        "isCompany": False,
        "firstName": "Erika",
        "lastName": "Mustermann",
        "address": "Beispielweg 2",
        "postcode": "10115",
        "city": "Berlin",
        "extras": {},
        **changes,
    }


def added(client: httpx.Client, buyer: Object) -> Object:
    """A customer as the answer shows it."""
    answer = client.post("/customer", json=buyer)
    assert answer.status_code == 201, answer.text
    return answer.json()


def faults(answer: httpx.Response) -> dict[str, str]:
    """The codes of a refusal by the places of the faults."""
    assert answer.status_code == 400, answer.text
    return {error["field"]: error["code"] for error in answer.json()["errors"]}


def uploaded(client: httpx.Client, data: bytes) -> str:
    """The id of a file that waits to be imported."""
    answer = client.post("/customers/import/upload", files={"file": ("customers.csv", data)})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def imported(client: httpx.Client, data: bytes, **options: JsonValue) -> httpx.Response:
    """The answer to the import of a file."""
    return client.post("/customers/import", json={"fileId": uploaded(client, data), **options})


def csv_of(header: str, *rows: str) -> bytes:
    """A file in UTF-8."""
    file = StringIO()
    for row in (header, *rows):
        file.write(row + "\r\n")
    return file.getvalue().encode()
