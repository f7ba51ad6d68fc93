"""Customers: added, shown, changed and deleted as the contract has it."""

from typing import cast
from uuid import UUID

import httpx
import pytest
from pydantic import JsonValue

from tests.server.customers.buyers import added, company, faults, person
from tests.server.running import Running

EVERYTHING: dict[str, JsonValue] = {
    "customerId": "K-1000",
    "isCompany": True,
    "name": "Example GmbH",
    "title": "Dr.",
    "firstName": "Erika",
    "lastName": "Mustermann",
    "gender": "Frau",
    "nameAuthorisedSignatory": "Erika Mustermann",
    "address": "Beispielweg 1",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "email": "Accounting@example.com",
    "phoneNo": "+49 30 123456",
    "faxNo": "+49 30 123457",
    "category": "Retail",
    "vatId": "DE136695976",
    "taxId": "30/123/45678",
    "invoiceProfile": "xrechnung",
    "supplierNumber": "L-77",
    "routeId": "991-1234512345-98",
    "peppolId": "0204:991-1234512345-98",
    "faktooraId": "INV-0042",
    "legalform": "GmbH",
    "invoiceTemplate": "standard",
    "note": "First line\nSecond line",
    "extras": {"region": "North", "limits": [1, 2.5, None, {"deep": True}]},
    "customerContacts": [
        {
            "name": "Erika Mustermann", "email": "e@example.com", "phoneNo": "1",
            "position": "Accounting",
        }
    ],
    "customerDeliveryAddresses": [
        {
            "name": "Store", "address": "Lagerweg 3", "postcode": "1010", "city": "Wien",
            "country": "AT",
        }
    ],
}  # fmt: skip


def test_everything_that_is_said_is_kept(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, EVERYTHING)
        assert UUID(str(made["id"])).version == 7
        assert {name: made[name] for name in EVERYTHING} == EVERYTHING
        assert made["warnings"] == []
        assert str(made["user"]).startswith("key:ak_")
        assert made["importedFile"] is None
        assert made["createdAt"] == made["updatedAt"]
        assert client.get(f"/customer/{made['id']}").json() == made


def test_what_is_needed_is_enough_and_the_country_is_germany(server: Running) -> None:
    with server.new_client() as client:
        for buyer in (company(), person()):
            made = added(client, buyer)
            assert {name: made[name] for name in buyer} == buyer
            assert (made["country"], made["customerContacts"]) == ("DE", [])


@pytest.mark.parametrize("name", ["isCompany", "address", "postcode", "city", "extras"])
def test_what_is_needed_is_missed(server: Running, name: str) -> None:
    buyer = company()
    del buyer[name]
    with server.new_client() as client:
        assert faults(client.post("/customer", json=buyer)) == {name: "missing"}


WRONG: dict[str, tuple[dict[str, JsonValue], str]] = {
    "a company without name": (company(name=None), "name"),
    "a company whose name is blank": (company(name="  "), "name"),
    "a person without any name": (person(firstName=None, lastName=""), "lastName"),
    "too few digits": (company(postcode="1011"), "postcode"),
    "letters for digits": (company(postcode="1011a"), "postcode"),
    "digits of another script": (company(postcode="١٢٣٤٥"), "postcode"),
    "five digits in Austria": (company(country="AT"), "postcode"),
    "three digits in Switzerland": (company(country="CH", postcode="800"), "postcode"),
    "a country that is none": (company(country="ZZ"), "country"),
    "a country by name": (company(country="Germany"), "country"),
    "an e-mail without at": (company(email="accounting.example.com"), "email"),
    "a control character": (company(city="Ber\x07lin"), "city"),
    "a line break in a name": (company(name="Example\nGmbH"), "name"),
    "too long": (company(name="x" * 201), "name"),
    "a text for a yes or no": (company(isCompany="true"), "isCompany"),
    "extras that are no object": (company(extras=[]), "extras"),
    "extras too deep": (company(extras={"a": [[[[[[[[1]]]]]]]]}), "extras"),
    "extras too many": (company(extras={str(one): one for one in range(600)}), "extras"),
    "extras too long": (company(extras={"a": "x" * 20_001}), "extras"),
    "a field that is not known": (company(colour="red"), "colour"),
    "a number that is too long": (company(customerId="x" * 51), "customerId"),
    "a delivery address of four digits": (
        company(customerDeliveryAddresses=[{"address": "A", "postcode": "1010", "city": "C"}]),
        "customerDeliveryAddresses[0].postcode",
    ),
    "a contact with a wrong e-mail": (
        company(customerContacts=[{"name": "A"}, {"email": "x"}]), "customerContacts[1].email"
    ),
    "too many contacts": (
        company(customerContacts=[{"name": str(one)} for one in range(51)]), "customerContacts"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused_by_its_place(server: Running, case: str) -> None:
    buyer, place = WRONG[case]
    with server.new_client() as client:
        assert set(faults(client.post("/customer", json=buyer))) == {place}
        assert client.get("/customers").json()["meta"]["totalItems"] == 0


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999"])
def test_extras_are_numbers_that_every_database_keeps(server: Running, value: str) -> None:
    body = '{"isCompany":true,"name":"A","address":"B","postcode":"10115","city":"C",'
    with server.new_client() as client:
        headers = {"Content-Type": "application/json"}
        sent = f'{body}"extras":{{"a":[{value}]}}}}'
        assert client.post("/customer", content=sent, headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("country", "postcode"), [("AT", "1010"), ("CH", "8001"), ("NL", "1012 AB"), ("de", "01067")]
)
def test_postcodes_are_those_of_their_country(server: Running, country: str, postcode: str) -> None:
    with server.new_client() as client:
        made = added(client, company(country=country, postcode=postcode))
        assert (made["country"], made["postcode"]) == (country.upper(), postcode)


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("vatId", "DE123456789", "DE136695976"),
        ("vatId", "ATU1", "ATU13585627"),
        ("routeId", "991-1234512345-06", "991-1234512345-98"),
        ("routeId", "somewhere", "991-1234512345-98"),
    ],
)
def test_wrong_check_digits_are_a_warning(
    server: Running, field: str, wrong: str, right: str
) -> None:
    with server.new_client() as client:
        made = added(client, company(**{field: wrong}))
        assert made[field] == wrong
        warnings = cast("list[dict[str, str]]", made["warnings"])
        assert [(one["field"], one["code"]) for one in warnings] == [(field, "checksum")]
        changed = client.patch(f"/customer/{made['id']}", json={field: right})
        assert changed.json()["warnings"] == []


def test_a_change_keeps_what_it_does_not_name(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, EVERYTHING)
        changed = client.patch(f"/customer/{made['id']}", json={"city": "Bonn"}).json()
        later = changed["updatedAt"]
        assert later > made["updatedAt"]
        assert changed == {**made, "city": "Bonn", "updatedAt": later}
        assert client.get(f"/customer/{made['id']}").json() == changed


def test_a_change_that_names_all_that_is_needed_keeps_the_rest(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, EVERYTHING)
        changed = client.patch(f"/customer/{made['id']}", json=company(city="Bonn")).json()
        assert (changed["city"], changed["extras"]) == ("Bonn", {})
        assert changed["email"] == EVERYTHING["email"]


def test_a_change_that_changes_nothing_is_not_noted(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, EVERYTHING)
        assert client.patch(f"/customer/{made['id']}", json={}).json() == made
        assert client.patch(f"/customer/{made['id']}", json=EVERYTHING).json() == made


def test_null_empties_what_may_be_empty(server: Running) -> None:
    optional = [
        name for name in EVERYTHING
        if name not in company() and name not in ("customerId", "country")
    ]  # fmt: skip
    with server.new_client() as client:
        made = added(client, EVERYTHING)
        changed = client.patch(f"/customer/{made['id']}", json=dict.fromkeys(optional)).json()
        lists = ("customerContacts", "customerDeliveryAddresses")
        assert {name: changed[name] for name in optional} == {
            name: [] if name in lists else None for name in optional
        }
        assert changed["name"] == "Example GmbH"


@pytest.mark.parametrize(
    "name", ["customerId", "isCompany", "address", "postcode", "city", "country", "extras"]
)
def test_what_every_customer_has_is_not_emptied(server: Running, name: str) -> None:
    with server.new_client() as client:
        path = f"/customer/{added(client, EVERYTHING)['id']}"
        assert faults(client.patch(path, json={name: None})) == {name: "required"}
        assert client.get(path).json()[name] == EVERYTHING[name]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": None}, "name"),
        ({"country": "AT"}, "postcode"),
        ({"postcode": "1010"}, "postcode"),
    ],
)
def test_a_change_must_leave_a_whole_customer(
    server: Running, change: dict[str, JsonValue], place: str
) -> None:
    with server.new_client() as client:
        made = added(client, company(firstName="Erika"))
        path = f"/customer/{made['id']}"
        assert set(faults(client.patch(path, json=change))) == {place}
        assert client.get(path).json() == made
        whole = {**change, "isCompany": False, "country": "AT", "postcode": "1010"}
        assert client.patch(path, json=whole).status_code == 200


def test_a_deleted_customer_is_gone(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, company())
        path = f"/customer/{made['id']}"
        answer = client.delete(path)
        assert (answer.status_code, answer.json()) == (200, {"succeed": True})
        gone = [client.get(path), client.patch(path, json={}), client.delete(path)]
        assert [one.status_code for one in gone] == [404, 404, 404]
        assert client.get("/customers").json()["data"] == []


def test_an_id_of_any_form_is_unknown_and_no_accident(server: Running) -> None:
    with server.new_client() as client:
        for id in ("1", "00000000-0000-7000-8000-000000000000", "CUST-0001"):
            assert client.get(f"/customer/{id}").status_code == 404


def test_tools_name_a_customer_by_id() -> None:
    from einvoice_server.customers.schemas import CustomerPath, UpdateCustomer

    for model in (CustomerPath, UpdateCustomer):
        schema = model.model_json_schema()
        assert schema["required"] == ["id"]
        assert model.model_validate({"id": "a"}).customer_uuid == "a"


def test_every_change_is_in_the_audit_log(server: Running) -> None:
    with server.new_client() as client:
        made = added(client, company())
        client.patch(f"/customer/{made['id']}", json={"city": "Bonn"})
        client.delete(f"/customer/{made['id']}")
        entries = client.get("/audit", params={"objectId": str(made["id"])}).json()["data"]
        assert [one["kind"] for one in entries] == ["deleted", "changed", "created"]
        assert entries[1]["after"]["city"] == "Bonn"


def test_a_customer_sent_twice_under_one_key_is_one(server: Running) -> None:
    with server.new_client() as client:
        headers = {"Idempotency-Key": "customer-1"}
        answers = [client.post("/customer", json=company(), headers=headers) for _ in range(2)]
        assert answers[0].json() == answers[1].json()
        assert client.get("/customers").json()["meta"]["totalItems"] == 1


def test_ten_changes_at_once_lose_none(server: Running) -> None:
    from concurrent.futures import ThreadPoolExecutor

    names = ["category", "note", "taxId", "legalform", "title", "phoneNo", "faxNo", "email"]
    with server.new_client() as client:
        id = added(client, company())["id"]

        def change(name: str) -> httpx.Response:
            return client.patch(f"/customer/{id}", json={name: f"{name}@x"})

        with ThreadPoolExecutor(8) as pool:
            assert {one.status_code for one in pool.map(change, names)} == {200}
        found = client.get(f"/customer/{id}").json()
        assert {name: found[name] for name in names} == {name: f"{name}@x" for name in names}
