"""Products: added, found, changed and removed as the contract has it."""

import re
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import httpx
import pytest
from pydantic import JsonValue

from tests.server.products.making import Object, asked, bundled, made, refused, values
from tests.server.running import Running

WHOLE: Object = {
    "name": "Consulting",
    "unit": "HUR",
    "tax": 19,
    "code": "CONS-01",
    "description": "By the hour\nand on site",
    "price": 150.5,
    "cost": 90,
    "inventoryCount": -3,
    "time": 1.25,
    "estimate": 180,
    "buyerAssignedID": "B-4711",
    "globalID": {"id": "4012345001235", "schemeId": "0160"},
    "additionalReferencedDocument": {"id": "SPEC-2026-01", "type": "130"},
}
EMPTY = dict.fromkeys(WHOLE.keys() - {"name", "unit", "tax", "code"})


@pytest.fixture
def client(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        yield client


def test_a_product_is_added_and_shown_with_all_it_has(client: httpx.Client) -> None:
    answer = client.post("/product", json=WHOLE)
    assert answer.status_code == 201
    shown = answer.json()
    id = shown["productId"]
    assert str(UUID(id)) == id
    assert shown["createdAt"] == shown["updatedAt"]
    assert shown.items() >= WHOLE.items()
    assert client.get(f"/product/{id}").json() == shown
    assert client.get(f"/product/{id.upper()}").json() == shown


def test_name_unit_and_tax_are_enough(client: httpx.Client) -> None:
    shown = made(client)
    assert shown["code"] == "PROD-0001"
    assert shown.items() >= EMPTY.items()


def test_a_change_leaves_what_it_does_not_name_and_null_empties(client: httpx.Client) -> None:
    before = made(client, **WHOLE)
    path = f"/product/{before['productId']}"
    changed = client.patch(path, json={"price": 155, "description": None}).json()
    expected = {**before, "price": 155, "description": None, "updatedAt": changed["updatedAt"]}
    assert changed == expected
    assert changed["updatedAt"] > str(before["updatedAt"])
    emptied = client.patch(path, json={**EMPTY}).json()
    assert emptied.items() >= EMPTY.items()
    assert emptied["name"] == "Consulting"
    assert client.get(path).json() == emptied


@pytest.mark.parametrize("field", ["name", "unit", "tax", "code"])
def test_what_a_product_needs_cannot_be_emptied(client: httpx.Client, field: str) -> None:
    product = made(client)
    path = f"/product/{product['productId']}"
    assert refused(client.patch(path, json={field: None})).keys() == {field}
    assert client.get(path).json() == product


def test_an_empty_change_changes_nothing(client: httpx.Client) -> None:
    product = made(client)
    assert client.patch(f"/product/{product['productId']}", json={}).json() == product


def test_a_product_is_removed(client: httpx.Client) -> None:
    path = f"/product/{made(client)['productId']}"
    assert client.delete(path).json() == {"succeed": True}
    assert client.get(path).status_code == 404
    assert client.delete(path).status_code == 404
    assert client.patch(path, json={"tax": 7}).status_code == 404


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"unit": "PIECE"}, {"unit": "string_too_long"}),
        ({"unit": "ZZY"}, {"unit": "unit_code"}),
        ({"unit": "hur"}, {"unit": "unit_code"}),
        ({"tax": 100.5}, {"tax": "less_than_equal"}),
        ({"tax": -1}, {"tax": "greater_than_equal"}),
        ({"tax": "19"}, {"tax": "number_type"}),
        ({"tax": True}, {"tax": "number_type"}),
        ({"price": -0.01}, {"price": "greater_than_equal"}),
        ({"price": 1e300}, {"price": "decimal_whole_digits"}),
        ({"name": ""}, {"name": "string_too_short"}),
        ({"name": "   "}, {"name": "string_too_short"}),
        ({"name": "x" * 201}, {"name": "string_too_long"}),
        ({"name": "two\nlines"}, {"name": "control_character"}),
        ({"name": "bell\u0007"}, {"name": "control_character"}),
        ({"description": "bell\u0007"}, {"description": "control_character"}),
        ({"description": "x" * 5001}, {"description": "string_too_long"}),
        ({"code": "x" * 65}, {"code": "string_too_long"}),
        ({"globalID": {"id": "1", "schemeId": "9999"}}, {"globalID.schemeId": "scheme_code"}),
        ({"globalID": {"id": "1"}}, {"globalID.schemeId": "missing"}),
        ({"buyerAssignedId": "x"}, {"buyerAssignedId": "extra_forbidden"}),
        (
            {"additionalReferencedDocument": {"id": "x" * 101}},
            {"additionalReferencedDocument.id": "string_too_long"},
        ),
    ],
)
def test_what_is_wrong_is_told_field_by_field(
    client: httpx.Client, given: Object, wrong: dict[str, str]
) -> None:
    assert refused(client.post("/product", json=asked(**given))) == wrong
    path = f"/product/{made(client)['productId']}"
    assert refused(client.patch(path, json=given)) == wrong
    assert values(client, "name") == ["Consulting"]


@pytest.mark.parametrize(
    "text",
    ["Rocket \U0001f680", "\u2764\ufe0f", "5\ufe0f\u20e3", "Flag \U0001f1e9\U0001f1ea", "\u2728"],
)
def test_emoji_are_refused_in_name_and_description(client: httpx.Client, text: str) -> None:
    answer = client.post("/product", json=asked(name=text, description=text))
    assert refused(answer) == {"name": "emoji", "description": "emoji"}


def test_signs_that_are_text_are_no_emoji(client: httpx.Client) -> None:
    name = "Größe 5 \u00d7 \u00bd\u2033 \u2122 \u00ae \u2713 \u2605 \u6f22 #1*"
    assert made(client, name=name, description=name)["name"] == name


def test_a_code_is_there_once_in_an_account(server: Running, client: httpx.Client) -> None:
    first, second = made(client, code="A"), made(client, code="B")
    again = client.post("/product", json=asked(code="A"))
    assert (again.status_code, again.json()["code"]) == (409, "CONFLICT")
    assert again.json()["errors"][0]["field"] == "code"
    changed = client.patch(f"/product/{second['productId']}", json={"code": "A", "name": "X"})
    assert changed.status_code == 409
    assert client.get(f"/product/{second['productId']}").json() == second
    same = client.patch(f"/product/{first['productId']}", json={"code": "A", "name": "X"})
    assert same.json()["name"] == "X"
    with server.new_client() as other:
        assert made(other, code="A")["code"] == "A"


def test_of_fifty_at_once_with_one_code_one_is_added(server: Running) -> None:
    key = server.key(server.account())

    def add(_number: int) -> int:
        with server.client(key) as client:
            return client.post("/product", json=asked(code="SAME")).status_code

    with ThreadPoolExecutor(50) as pool:
        statuses = list(pool.map(add, range(50)))
    assert sorted(statuses) == [201] + [409] * 49
    with server.client(key) as client:
        assert values(client, "code") == ["SAME"]


def test_codes_that_are_given_at_once_differ(server: Running) -> None:
    key = server.key(server.account())

    def add(_number: int) -> JsonValue:
        with server.client(key) as client:
            return made(client)["code"]

    with ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(add, range(30)))
    assert sorted(map(str, codes)) == [f"PROD-{number:04}" for number in range(1, 31)]


def test_codes_that_were_given_by_hand_are_passed_over(client: httpx.Client) -> None:
    for number in (1, 2, 3, 4, 6):
        made(client, code=f"PROD-{number:04}")
    given = [str(made(client)["code"]) for _ in range(3)]
    assert len(set(values(client, "code"))) == 8
    assert all(re.fullmatch(r"PROD-\d{4}", code) for code in given)


def test_whether_a_code_is_free_is_told(server: Running, client: httpx.Client) -> None:
    made(client, code="A")
    for code, free in (("A", False), ("a", True), ("B", True)):
        answer = client.get("/product/valid-code", params={"code": code})
        assert answer.json() == {"succeed": free}
    with server.new_client() as other:
        assert other.get("/product/valid-code", params={"code": "A"}).json() == {"succeed": True}
    assert refused(client.get("/product/valid-code")) == {"code": "missing"}


def test_a_product_of_bundles_stays_and_they_are_named(client: httpx.Client) -> None:
    product, other = made(client), made(client)
    bundles = [bundled(client, product, other, name=f"Package {number}") for number in range(7)]
    path = f"/product/{product['productId']}"
    answer = client.delete(path)
    assert answer.status_code == 409
    told = ", ".join(f"Package {number}" for number in range(5))
    assert answer.json()["message"] == f"The product is part of bundles: {told} and 2 more."
    for bundle in bundles:
        items = [{"productId": other["productId"], "quantity": 1}]
        client.patch(f"/product-bundle/{bundle['bundleId']}", json={"items": items})
    assert client.delete(path).json() == {"succeed": True}


def test_changes_are_in_the_audit_log_with_exact_numbers(client: httpx.Client) -> None:
    id = made(client, price=0.1)["productId"]
    client.patch(f"/product/{id}", json={"price": 0.3})
    entries = client.get("/audit", params={"objectId": str(id)}).json()["data"]
    change = next(entry for entry in entries if entry["kind"] == "changed")
    assert (change["before"]["price"], change["after"]["price"]) == ("0.1", "0.3")
