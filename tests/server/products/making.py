"""What tests of products and bundles begin with."""

import httpx
from pydantic import JsonValue

Object = dict[str, JsonValue]


def asked(**given: JsonValue) -> Object:
    """A product that has what it needs."""
    return {"name": "Consulting", "unit": "HUR", "tax": 19, **given}


def made(client: httpx.Client, **given: JsonValue) -> Object:
    """A product that was added."""
    return client.post("/product", json=asked(**given)).raise_for_status().json()


def bundled(client: httpx.Client, *products: Object, **given: JsonValue) -> Object:
    """A bundle of one of each product, that was added."""
    items: list[JsonValue] = [{"productId": one["productId"], "quantity": 1} for one in products]
    whole: Object = {"name": "Package", "items": items, **given}
    return client.post("/product-bundle", json=whole).raise_for_status().json()


def values(client: httpx.Client, field: str, path: str = "/products", **query: str) -> list[str]:
    """One field of what a list shows."""
    answer = client.get(path, params={"order": "asc", **query}).raise_for_status()
    return [one[field] for one in answer.json()["data"]]


def refused(answer: httpx.Response) -> dict[str, str]:
    """The fields that are wrong, and how, of a request that was refused."""
    assert answer.status_code == 400, answer.text
    return {error["field"]: error["code"] for error in answer.json()["errors"]}
