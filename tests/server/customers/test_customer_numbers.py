"""Customer numbers: in sequence, never twice, in the form that the account wants."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from einvoice_server.customers.numbers import number_from
from einvoice_server.tenancy.tenant import Environment
from tests.server.customers.buyers import added, company
from tests.server.running import Running


def preview(client: httpx.Client) -> str:
    return client.get("/customers/generate-number").raise_for_status().json()["value"]


def is_free(client: httpx.Client, number: str) -> bool:
    answer = client.get("/customer/verify-customer-number", params={"customerId": number})
    return answer.raise_for_status().json()["succeed"]


def set_template(client: httpx.Client, template: str) -> httpx.Response:
    return client.patch("/account", json={"preferences": {"customerNumberTemplate": template}})


@pytest.mark.parametrize(
    ("template", "count", "number"),
    [
        ("CUST-0000", 42, "CUST-0042"),
        ("CUST-0000", 12345, "CUST-12345"),
        ("000", 3, "003"),
        ("K2000-00/A", 7, "K2000-07/A"),
    ],
)
def test_a_template_says_where_the_number_stands(template: str, count: int, number: str) -> None:
    assert number_from(template, count) == number


def test_numbers_follow_each_other_and_a_preview_takes_none(server: Running) -> None:
    with server.new_client() as client:
        assert [preview(client), preview(client)] == ["CUST-0001", "CUST-0001"]
        assert [added(client, company())["customerId"] for _ in range(3)] == [
            "CUST-0001", "CUST-0002", "CUST-0003",
        ]  # fmt: skip
        assert preview(client) == "CUST-0004"


def test_a_number_of_a_deleted_customer_is_not_given_again(server: Running) -> None:
    with server.new_client() as client:
        client.delete(f"/customer/{added(client, company())['id']}")
        assert added(client, company())["customerId"] == "CUST-0002"


def test_chosen_numbers_are_stepped_over(server: Running) -> None:
    with server.new_client() as client:
        for number in (1, 2, 4):
            added(client, company(customerId=f"CUST-{number:04d}"))
        assert preview(client) == "CUST-0003"
        assert [added(client, company())["customerId"] for _ in range(2)] == [
            "CUST-0003", "CUST-0005",
        ]  # fmt: skip


def test_a_number_that_somebody_has_is_refused(server: Running) -> None:
    with server.new_client() as client:
        added(client, company(customerId="K-1"))
        other = added(client, company(customerId="K-2"))
        for answer in (
            client.post("/customer", json=company(customerId="K-1")),
            client.patch(f"/customer/{other['id']}", json={"customerId": "K-1"}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (409, "CONFLICT")
            assert answer.json()["errors"][0]["field"] == "customerId"
        own = client.patch(f"/customer/{other['id']}", json={"customerId": "K-2"})
        assert own.status_code == 200
        moved = client.patch(f"/customer/{other['id']}", json={"customerId": "K-3"})
        assert moved.json()["customerId"] == "K-3"
        assert added(client, company(customerId="K-2"))["customerId"] == "K-2"


def test_a_number_is_free_if_it_is_one_and_nobody_has_it(server: Running) -> None:
    with server.new_client() as client:
        added(client, company(customerId="K-1"))
        assert not is_free(client, "K-1")
        assert not is_free(client, " K-1 ")
        assert is_free(client, "K-2")
        assert not is_free(client, "x" * 51)
        assert not is_free(client, "  ")
        assert not is_free(client, "K\n1")
        assert client.get("/customer/verify-customer-number").status_code == 400


def test_the_template_of_the_account_is_used(server: Running) -> None:
    with server.new_client() as client:
        added(client, company())
        assert set_template(client, "K000").status_code == 200
        assert preview(client) == "K002"
        assert added(client, company())["customerId"] == "K002"


@pytest.mark.parametrize("template", ["", "CUST", "CUST-0000-00-x" * 4, "{0}\n"])
def test_a_template_without_a_place_for_the_number_is_refused(
    server: Running, template: str
) -> None:
    with server.new_client() as client:
        assert set_template(client, template).status_code == 400


def test_both_environments_have_numbers_of_their_own(server: Running) -> None:
    account = server.account()
    for environment in Environment:
        with server.client(server.key(account, environment=environment)) as client:
            assert added(client, company())["customerId"] == "CUST-0001"


def test_fifty_at_once_get_fifty_numbers(server: Running) -> None:
    key = server.key(server.account())

    def create(_: int) -> str:
        with server.client(key) as client:
            return str(added(client, company())["customerId"])

    with ThreadPoolExecutor(25) as pool:
        numbers = sorted(pool.map(create, range(50)))
    assert numbers == [f"CUST-{number:04d}" for number in range(1, 51)]


def test_of_many_who_choose_one_number_at_once_one_gets_it(server: Running) -> None:
    key = server.key(server.account())

    def create(number: int) -> int:
        chosen = company(customerId="CUST-0001") if number % 2 else company()
        with server.client(key) as client:
            return client.post("/customer", json=chosen).status_code

    with ThreadPoolExecutor(10) as pool:
        statuses = list(pool.map(create, range(20)))
    with server.client(key) as client:
        found = client.get("/customers?perPage=100").json()["data"]
    numbers = [one["customerId"] for one in found]
    assert len(set(numbers)) == len(numbers) == statuses.count(201)
    assert set(statuses) <= {201, 409}
    assert numbers.count("CUST-0001") == 1
    assert statuses[::2] == [201] * 10
