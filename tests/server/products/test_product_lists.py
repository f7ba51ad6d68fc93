"""Lists of products: sorted, by pages, and searched as people search."""

from collections.abc import Generator

import httpx
import pytest
from pydantic import JsonValue

from einvoice_server.kit.searching import search_key
from tests.server.products.making import Object, made, refused, values
from tests.server.running import Running

THREE: tuple[Object, ...] = (
    {
        "code": "B", "name": "apple", "unit": "H87", "tax": 7, "price": 9, "cost": 2,
        "inventoryCount": 10, "description": "c", "buyerAssignedID": "x",
    },
    {
        "code": "A", "name": "Banana", "unit": "KGM", "tax": 19, "price": 10, "cost": 1.5,
        "inventoryCount": -1, "description": "b", "buyerAssignedID": "y",
    },
    {"code": "C", "name": "cherry", "unit": "C62", "tax": 0},
)  # fmt: skip


@pytest.fixture(scope="module")
def client(shared_server: Running) -> Generator[httpx.Client, None, None]:
    with shared_server.new_client() as client:
        for product in THREE:
            made(client, **product)
        yield client


@pytest.mark.parametrize(
    ("sort", "codes"),
    [
        ("code", "ABC"), ("name", "BAC"), ("unit", "CBA"), ("tax", "CBA"), ("price", "BAC"),
        ("cost", "ABC"), ("inventoryCount", "ABC"), ("createdAt", "BAC"), ("description", "ABC"),
        ("buyerAssignedID", "BAC"),
    ],
)  # fmt: skip
def test_lists_sort_by_every_column_and_what_lacks_it_comes_last(
    client: httpx.Client, sort: str, codes: str
) -> None:
    assert values(client, "code", sort=sort) == list(codes)
    lacking = sort in ("price", "cost", "inventoryCount", "description", "buyerAssignedID")
    backwards = codes[1::-1] + "C" if lacking else codes[::-1]
    assert values(client, "code", sort=sort, order="desc") == list(backwards)


def test_a_sort_that_is_not_known_is_refused(client: httpx.Client) -> None:
    assert refused(client.get("/products", params={"sort": "time"})) == {"sort": "enum"}


def test_pages_have_each_product_once(client: httpx.Client) -> None:
    pages = [
        client.get("/products", params={"page": page, "perPage": 2, "sort": "code"}).json()
        for page in (1, 2, 3)
    ]
    assert [[one["code"] for one in page["data"]] for page in pages] == [["C", "B"], ["A"], []]
    assert pages[1]["meta"] == {"page": 2, "perPage": 2, "totalItems": 3, "totalPages": 2}
    assert client.get("/products", params={"perPage": 5000}).json()["meta"]["perPage"] == 1000


def test_a_code_is_found_exactly(client: httpx.Client) -> None:
    assert values(client, "name", code="A") == ["Banana"]
    assert values(client, "name", code="a") == []
    assert values(client, "name", code="A", keyword="cherry") == []


@pytest.mark.parametrize(
    ("keyword", "found"),
    [
        ("über", ["U"]), ("ÜBER", ["U"]), ("U\u0308BER", ["U"]), ("uber", []),
        ("STRASSE", ["U"]), ("straße", ["U"]), ("äpfel", ["u-2"]), ("ΣΊΣΥΦΟΣ", ["u-2"]),
        ("U-2", ["u-2"]), ("50%", ["u-2"]), ("%", ["u-2"]), ("_", []), ("5_%", []), ("\\", []),
        ("/", []), ("  two   words ", ["u-2"]), ("'; --", []), ("", ["U", "u-2"]),
    ],
)  # fmt: skip
def test_a_keyword_is_found_whatever_its_case_in_name_code_and_description(
    server: Running, keyword: str, found: list[str]
) -> None:
    with server.new_client() as client:
        made(client, code="U", name="Übergang Straße")
        description = "ÄPFEL, 50% Rabatt, Σίσυφος, Two\nWords"
        made(client, code="u-2", name="Sonstiges", description=description)
        assert sorted(values(client, "code", keyword=keyword)) == found


def test_a_keyword_finds_what_was_changed_and_not_what_was(server: Running) -> None:
    with server.new_client() as client:
        product = made(client, name="Before", description="Long before")
        change: dict[str, JsonValue] = {"name": "After", "description": None}
        client.patch(f"/product/{product['productId']}", json=change)
        assert values(client, "name", keyword="before") == []
        assert values(client, "name", keyword="AFTER") == ["After"]


def test_search_keys_of_what_people_take_for_equal_are_equal() -> None:
    for one, other in (
        ("Ä", "a\u0308"),
        ("ﬁ", "FI"),
        ("ẞ", "ss"),
        ("\uff21", "a"),
        ("a  b", "A\tB"),
    ):
        assert search_key(one) == search_key(other)
        assert search_key(search_key(one)) == search_key(one)
    assert search_key("a") != search_key("ä")
