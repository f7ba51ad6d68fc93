"""Bundles: products of one account together, with what they come to."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import httpx
import pytest

from einvoice_server.operator import set_feature
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant
from tests.server.products.making import Object, bundled, made, refused, values
from tests.server.running import Running


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        yield client


def path(bundle: Object) -> str:
    return f"/product-bundle/{bundle['bundleId']}"


def test_a_bundle_shows_its_products_and_what_they_come_to(client: httpx.Client) -> None:
    hour = made(client, code="H", price=150.1)
    screw = made(client, code="S", name="Screw", unit="H87", tax=7, price=0.1)
    items = [
        {"productId": screw["productId"], "quantity": 3},
        {"productId": hour["productId"], "quantity": 0.5},
    ]
    asked = {"name": "Package", "description": "All of it", "items": items}
    answer = client.post("/product-bundle", json=asked)
    assert answer.status_code == 201
    bundle = answer.json()
    assert str(UUID(bundle["bundleId"])) == bundle["bundleId"]
    assert bundle["items"] == [
        {
            "productId": screw["productId"], "quantity": 3, "code": "S", "name": "Screw",
            "unit": "H87", "tax": 7, "price": 0.1,
        },
        {
            "productId": hour["productId"], "quantity": 0.5, "code": "H", "name": "Consulting",
            "unit": "HUR", "tax": 19, "price": 150.1,
        },
    ]  # fmt: skip
    assert (bundle["price"], bundle["calculatedPrice"]) == (None, 75.35)
    assert client.get(path(bundle)).json() == bundle
    assert client.get("/product-bundles").json()["data"] == [bundle]


def test_a_bundle_shows_the_products_as_they_are_now(client: httpx.Client) -> None:
    product = made(client, price=10)
    bundle = bundled(client, product)
    client.patch(f"/product/{product['productId']}", json={"name": "New", "price": 20})
    shown = client.get(path(bundle)).json()
    assert (shown["items"][0]["name"], shown["calculatedPrice"]) == ("New", 20)
    client.patch(f"/product/{product['productId']}", json={"price": None})
    assert client.get(path(bundle)).json()["calculatedPrice"] is None


def test_a_change_leaves_what_it_does_not_name_and_null_empties(client: httpx.Client) -> None:
    bundle = bundled(client, made(client, price=1), description="Old", price=5)
    changed = client.patch(path(bundle), json={"name": "Other", "price": None}).json()
    expected = {"name": "Other", "price": None, "updatedAt": changed["updatedAt"]}
    assert changed == {**bundle, **expected}
    assert client.patch(path(bundle), json={"description": None}).json()["description"] is None
    assert client.get(path(bundle)).json()["description"] is None


@pytest.mark.parametrize("field", ["name", "items"])
def test_what_a_bundle_needs_cannot_be_emptied(client: httpx.Client, field: str) -> None:
    bundle = bundled(client, made(client))
    assert refused(client.patch(path(bundle), json={field: None})).keys() == {field}
    assert refused(client.patch(path(bundle), json={"items": []})) == {"items": "too_short"}
    assert client.get(path(bundle)).json() == bundle


def test_items_are_replaced_as_a_whole(client: httpx.Client) -> None:
    products = [made(client, code=code) for code in "ABC"]
    bundle = bundled(client, *products)
    for codes in ("CB", "A", "BACB"):
        items = [
            {"productId": products["ABC".index(code)]["productId"], "quantity": 2} for code in codes
        ]
        changed = client.patch(path(bundle), json={"items": items}).json()
        assert [item["code"] for item in changed["items"]] == list(codes)
        assert client.get(path(bundle)).json() == changed


def test_unknown_and_foreign_products_are_refused_by_their_place(
    server: Running, client: httpx.Client
) -> None:
    own = made(client)["productId"]
    with server.new_client() as other:
        foreign = made(other)["productId"]
    for id in (foreign, "0192f4c2-7a10-7c3e-9b51-3d2f8a6e4c10", "nothing"):
        items = [{"productId": own, "quantity": 1}, {"productId": id, "quantity": 1}]
        answer = client.post("/product-bundle", json={"name": "A", "items": items})
        assert refused(answer) == {"items[1].productId": "unknown_product"}
        assert str(id) not in answer.text
    bundle = bundled(client, made(client))
    items = [{"productId": foreign, "quantity": 1}]
    answer = client.patch(path(bundle), json={"name": "B", "items": items})
    assert refused(answer) == {"items[0].productId": "unknown_product"}
    assert client.get(path(bundle)).json() == bundle


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        ([], {"items": "too_short"}),
        ([{"productId": "x", "quantity": 1}] * 201, {"items": "too_long"}),
        ([{"productId": "x", "quantity": 0}], {"items[0].quantity": "greater_than"}),
        ([{"productId": "x", "quantity": "1"}], {"items[0].quantity": "number_type"}),
        ([{"productId": "x"}], {"items[0].quantity": "missing"}),
        ([{"productId": "x y", "quantity": 1}], {"items[0].productId": "string_pattern_mismatch"}),
    ],
)
def test_items_that_are_wrong_are_told_by_their_place(
    client: httpx.Client, items: list[Object], wrong: dict[str, str]
) -> None:
    answer = client.post("/product-bundle", json={"name": "A", "items": items})
    assert refused(answer) == wrong


def test_emoji_are_refused_in_name_and_description(client: httpx.Client) -> None:
    items = [{"productId": made(client)["productId"], "quantity": 1}]
    asked = {"name": "\U0001f600", "description": "\u2705", "items": items}
    assert refused(client.post("/product-bundle", json=asked)) == {
        "name": "emoji", "description": "emoji",
    }  # fmt: skip


def test_two_hundred_items_are_kept_in_their_order(client: httpx.Client) -> None:
    id = made(client, price=0.1)["productId"]
    items = [{"productId": id, "quantity": number} for number in range(1, 201)]
    bundle = client.post("/product-bundle", json={"name": "Much", "items": items}).json()
    assert [item["quantity"] for item in bundle["items"]] == list(range(1, 201))
    assert bundle["calculatedPrice"] == 2010


def test_lists_are_searched_sorted_and_by_pages(client: httpx.Client) -> None:
    product = made(client)
    for name, description, price in (("beta", "ÄPFEL", 2), ("Alpha", None, None), ("Ähre", "x", 1)):
        bundled(client, product, name=name, description=description, price=price)
    listed = "/product-bundles"
    assert values(client, "name", listed, keyword="äPF") == ["beta"]
    assert values(client, "name", listed, keyword="ähre") == ["Ähre"]
    assert values(client, "name", listed, sort="price") == ["Ähre", "beta", "Alpha"]
    assert values(client, "name", listed, sort="price", order="desc") == ["beta", "Ähre", "Alpha"]
    assert values(client, "name", listed, sort="createdAt") == ["beta", "Alpha", "Ähre"]
    by_name = values(client, "name", listed, sort="name")
    assert [name for name in by_name if name.isascii()] == ["Alpha", "beta"]
    page = client.get(listed, params={"perPage": 2, "page": 2}).json()
    assert (len(page["data"]), page["meta"]["totalItems"]) == (1, 3)
    assert client.get(listed, params={"perPage": 1000}).json()["meta"]["perPage"] == 100


def test_a_bundle_is_removed_and_its_products_stay(client: httpx.Client) -> None:
    product = made(client)
    bundle = bundled(client, product)
    assert client.delete(path(bundle)).json() == {"succeed": True}
    assert client.get(path(bundle)).status_code == 404
    assert client.get(f"/product/{product['productId']}").json() == product
    assert client.delete(f"/product/{product['productId']}").status_code == 200


def test_without_the_feature_every_request_is_refused(server: Running) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        product = made(client)
        bundle = bundled(client, product)
        tenant = Tenant(account, Environment.LIVE)
        server.do(set_feature(server.services, tenant, Feature.PRODUCT_BUNDLE, False))
        asked = {"name": "A", "items": [{"productId": product["productId"], "quantity": 1}]}
        for answer in (
            client.get("/product-bundles"),
            client.get(path(bundle)),
            client.post("/product-bundle", json=asked),
            client.patch(path(bundle), json={"name": "B"}),
            client.delete(path(bundle)),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "FEATURE_DISABLED")
        assert client.delete(f"/product/{product['productId']}").status_code == 409
        server.do(set_feature(server.services, tenant, Feature.PRODUCT_BUNDLE, True))
        assert client.get(path(bundle)).json() == bundle


def test_a_product_that_is_removed_while_it_is_bundled_is_in_no_bundle(server: Running) -> None:
    key = server.key(server.account())

    def add(id: str) -> int:
        with server.client(key) as client:
            items = [{"productId": id, "quantity": 1}]
            answer = client.post("/product-bundle", json={"name": "A", "items": items})
            return answer.status_code

    def remove(id: str) -> int:
        with server.client(key) as client:
            return client.delete(f"/product/{id}").status_code

    with server.client(key) as client, ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            id = str(made(client)["productId"])
            added, removed = pool.submit(add, id), pool.submit(remove, id)
            assert (added.result(), removed.result()) in ((201, 409), (400, 200))
