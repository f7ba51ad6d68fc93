"""Lists of customers: sorted by anything, paged without gaps, searched by what people type."""

from collections.abc import Generator

import httpx
import pytest

from einvoice_server.customers.schemas import CustomerSort
from tests.server.customers.buyers import Object, added, company, person
from tests.server.running import Running

TEXTS = (
    "nameAuthorisedSignatory", "address", "phoneNo", "category", "email", "faktooraId", "vatId",
    "taxId", "invoiceProfile", "supplierNumber", "routeId", "peppolId", "customerId", "name",
)  # fmt: skip


def listed(client: httpx.Client, **query: str | int | list[str]) -> list[Object]:
    answer = client.get("/customers", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def named(client: httpx.Client, **query: str | int | list[str]) -> list[str]:
    return [str(one["name"] or one["lastName"]) for one in listed(client, **query)]


def nth(number: int) -> Object:
    """A customer that is second or third by every field, whatever the order of adding."""
    texts = dict.fromkeys(TEXTS, f"{number}@x")
    return company(**{**texts, "isCompany": number > 1})


@pytest.fixture
def three(server: Running) -> Generator[httpx.Client, None, None]:
    with server.new_client() as client:
        for number in (2, 1, 3):
            added(client, nth(number))
        yield client


@pytest.mark.parametrize("sort", list(CustomerSort))
def test_customers_are_sorted_by_every_field_of_the_contract(
    three: httpx.Client, sort: CustomerSort
) -> None:
    for order, is_reverse in (("asc", False), ("desc", True)):
        found = [str(one[sort.value]) for one in listed(three, sort=sort.value, order=order)]
        assert found == sorted(found, reverse=is_reverse)
        assert len(found) == 3


def test_the_newest_come_first_and_an_unknown_order_is_refused(three: httpx.Client) -> None:
    assert named(three) == ["3@x", "1@x", "2@x"]
    for query in ({"sort": "colour"}, {"order": "up"}, {"sort": "search_text"}):
        assert three.get("/customers", params=query).status_code == 400


def test_names_are_sorted_without_regard_to_case_and_accents(server: Running) -> None:
    with server.new_client() as client:
        for name in ("Zebra", "ähre", "Apfel", "Öl"):
            added(client, company(name=name))
        added(client, person(firstName="Max", lastName="Bauer"))
        assert named(client, sort="name", order="asc") == [
            "ähre", "Apfel", "Bauer", "Öl", "Zebra",
        ]  # fmt: skip


def test_pages_have_everybody_once_even_where_all_are_alike(server: Running) -> None:
    with server.new_client() as client:
        made = {str(added(client, company())["id"]) for _ in range(23)}
        for sort in ("name", "category", "createdAt"):
            for order in ("asc", "desc"):
                found = [
                    str(one["id"])
                    for page in (1, 2, 3, 4, 5)
                    for one in listed(client, sort=sort, order=order, page=page, perPage=5)
                ]
                assert len(found) == 23
                assert set(found) == made


def test_a_page_says_which_it_is(server: Running) -> None:
    with server.new_client() as client:
        for _ in range(3):
            added(client, company())
        answer = client.get("/customers", params={"page": 2, "perPage": 2}).json()
        assert answer["meta"] == {"page": 2, "perPage": 2, "totalItems": 3, "totalPages": 2}
        assert len(answer["data"]) == 1
        assert client.get("/customers?perPage=5000").json()["meta"]["perPage"] == 1000


@pytest.fixture(scope="module")
def searched(shared_server: Running) -> Generator[httpx.Client, None, None]:
    buyers = (
        company(name="Müller & Söhne GmbH", city="Köln", customerId="K-77"),
        company(name="Straßenbau AG", email="Bau@Example.com", vatId="DE136695976"),
        company(name="100% Bio_Laden", city="Aachen"),
        person(firstName="Jörg", lastName="Mueller", city="Zürich", country="CH", postcode="8001"),
    )
    with shared_server.new_client() as client:
        for buyer in buyers:
            added(client, buyer)
        yield client


FOUND = {
    "müller": {"Müller & Söhne GmbH", "Mueller"},
    "MÜLLER": {"Müller & Söhne GmbH", "Mueller"},
    "mueller": {"Müller & Söhne GmbH", "Mueller"},
    "muller": {"Müller & Söhne GmbH"},
    "mu\u0308ller": {"Müller & Söhne GmbH", "Mueller"},
    "SOEHNE": {"Müller & Söhne GmbH"},
    "köln": {"Müller & Söhne GmbH"},
    "KOELN": {"Müller & Söhne GmbH"},
    "k-77": {"Müller & Söhne GmbH"},
    "strassenbau": {"Straßenbau AG"},
    "STRASSE": {"Straßenbau AG"},
    "bau@example.COM": {"Straßenbau AG"},
    "de1366": {"Straßenbau AG"},
    "jörg mueller": {"Mueller"},
    "zurich": {"Mueller"},
    "%": {"100% Bio_Laden"},
    "_": {"100% Bio_Laden"},
    "0%": {"100% Bio_Laden"},
    "/": set[str](),
    "\\": set[str](),
    "aachen köln": set[str](),
    "nobody": set[str](),
}


@pytest.mark.parametrize("keyword", FOUND)
def test_a_keyword_finds_what_people_mean(searched: httpx.Client, keyword: str) -> None:
    assert set(named(searched, keyword=keyword)) == FOUND[keyword]
    assert set(named(searched, **{"keywords[]": keyword})) == FOUND[keyword]


def test_several_keywords_must_all_be_found(searched: httpx.Client) -> None:
    assert named(searched, keywords=["müller", "köln"]) == ["Müller & Söhne GmbH"]
    assert named(searched, keywords=["müller"], keyword="zürich") == ["Mueller"]
    assert named(searched, keywords=["müller", "aachen"]) == []
    too_many = {"keywords[]": [f"a{number}" for number in range(11)]}
    assert searched.get("/customers", params=too_many).status_code == 400


def test_a_changed_customer_is_found_by_its_new_name_only(server: Running) -> None:
    with server.new_client() as client:
        id = added(client, company(name="Before"))["id"]
        client.patch(f"/customer/{id}", json={"name": "After"})
        assert named(client, keyword="after") == ["After"]
        assert named(client, keyword="before") == []


def test_a_category_is_matched_as_a_whole(server: Running) -> None:
    with server.new_client() as client:
        for category in ("Retail", "Retail North", None):
            added(client, company(category=category))
        assert [one["category"] for one in listed(client, category="Retail")] == ["Retail"]
        assert listed(client, category="retail") == []


RELATIONS: Object = {
    "user": "key:",
    "legalform": "GmbH",
    "customerContacts": [{"name": "A", "email": None, "phoneNo": None, "position": None}],
    "invoiceTemplate": "standard",
    "customerDeliveryAddresses": [
        {"name": None, "address": "B", "postcode": "10115", "city": "C", "country": "DE"}
    ],
}


def test_relations_are_shown_where_they_are_asked_for(server: Running) -> None:
    given = {name: value for name, value in RELATIONS.items() if name != "user"}
    with server.new_client() as client:
        added(client, company(**given))
        for name, value in RELATIONS.items():
            shown = listed(client, **{"relationFields[]": name})[0]
            if name == "user":
                assert str(shown[name]).startswith(str(value))
            else:
                assert shown[name] == value
            assert all(shown[other] is None for other in RELATIONS if other != name)
        unknown = client.get("/customers", params={"relationFields[]": "colour"})
        assert unknown.status_code == 400


def test_a_customer_of_one_account_is_in_no_list_of_another(server: Running) -> None:
    with server.new_client() as owner, server.new_client() as stranger:
        added(owner, company(customerId="SECRET-1"))
        assert listed(stranger, keyword="SECRET-1") == []
        free = stranger.get("/customer/verify-customer-number?customerId=SECRET-1").json()
        assert free == {"succeed": True}
        assert added(stranger, company(customerId="SECRET-1"))["customerId"] == "SECRET-1"
