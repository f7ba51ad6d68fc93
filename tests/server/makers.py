"""For every kind of id that a path can name, how to make one thing of it.

A feature whose operations take an id adds its maker here; the matrix of test_isolation.py and the
examples of the OpenAPI document are then tried on it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import uuid4

import httpx
from pydantic import JsonValue


@dataclass(frozen=True)
class Maker:
    """How to make a thing, and whether live and test keys see the same ones."""

    make: Callable[[httpx.Client], str]
    shared_by_environments: bool = False


def api_key(client: httpx.Client) -> str:
    answer = client.post("/apikeys", json={"label": "Made"})
    return answer.raise_for_status().json()["apiKeyId"]


def user(client: httpx.Client) -> str:
    person = {"email": f"{uuid4().hex}@example.com", "name": "Somebody"}
    return client.post("/user", json=person).raise_for_status().json()["userId"]


def product(client: httpx.Client) -> str:
    asked = {"name": "Made", "unit": "H87", "tax": 19, "price": 10}
    return client.post("/product", json=asked).raise_for_status().json()["productId"]


def bundle(client: httpx.Client) -> str:
    asked = {"name": "Made", "items": [{"productId": product(client), "quantity": 1}]}
    return client.post("/product-bundle", json=asked).raise_for_status().json()["bundleId"]


def customer(client: httpx.Client) -> str:
    buyer: dict[str, JsonValue] = {
        "isCompany": True,
        "name": "Example GmbH",
        "address": "Beispielweg 1",
        "postcode": "10115",
        "city": "Berlin",
        "extras": {},
    }
    return client.post("/customer", json=buyer).raise_for_status().json()["id"]


def customer_file(client: httpx.Client) -> str:
    rows = "Firma;Straße;PLZ;Ort\nExample GmbH;Beispielweg 1;10115;Berlin\n"
    files = {"file": ("example.csv", rows.encode(), "text/csv")}
    answer = client.post("/customers/import/upload", files=files)
    return answer.raise_for_status().json()["id"]


def webhook(client: httpx.Client) -> str:
    told = {"action": "customerCreated", "target": "https://hooks.example.com/"}
    return client.post("/webhooks", json=told).raise_for_status().json()["webhookId"]


def delivery(client: httpx.Client) -> str:
    """A delivery of the newest webhook: the one before it in a path."""
    newest = client.get("/webhooks", params={"perPage": 1}).raise_for_status().json()["data"]
    id = newest[0]["webhookId"] if newest else webhook(client)
    return client.post(f"/webhooks/{id}/test").raise_for_status().json()["deliveryId"]


MAKERS: dict[str, Maker] = {
    "apiKeyId": Maker(api_key),
    "bundleId": Maker(bundle),
    "productId": Maker(product),
    "customerUuid": Maker(customer),
    "fileId": Maker(customer_file),
    "userId": Maker(user, shared_by_environments=True),
    "webhookId": Maker(webhook),
    "deliveryId": Maker(delivery),  # after the webhook that it lies within
}
"""By the name of the variable in the path, or of the argument in the body."""


def ids_for(names: Iterable[str], client: httpx.Client) -> dict[str, str]:
    """One thing of each kind, made in the order of the path: the next may lie within the last."""
    return {name: MAKERS[name].make(client) for name in names}
