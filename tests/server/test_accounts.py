"""An account: its company, features and preferences, in two environments; and its people."""

import httpx

from einvoice_server.operator import set_feature, suspend
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.tenancy.users.passwords import hash_password, is_password
from tests.server.running import Running

COMPANY = {"name": "Example GmbH", "city": "Berlin", "country": "DE"}


def test_a_company_is_changed_field_by_field(server: Running) -> None:
    with server.new_client() as client:
        assert client.get("/account").json()["company"]["name"] is None
        client.patch("/account", json={"company": COMPANY})
        changed = client.patch("/account", json={"company": {"city": "Bonn", "country": None}})
        company = changed.json()["company"]
        assert (company["name"], company["city"], company["country"]) == (
            "Example GmbH", "Bonn", None,
        )  # fmt: skip
        assert client.get("/account").json() == changed.json()


def test_preferences_have_defaults_and_are_changed_one_by_one(server: Running) -> None:
    with server.new_client() as client:
        client.patch("/account", json={"preferences": {"language": "en"}})
        assert client.get("/account").json()["preferences"] == {
            "language": "en", "timeZone": "Europe/Berlin", "currency": "EUR",
            "customerNumberTemplate": "CUST-0000",
        }  # fmt: skip


def test_what_a_test_key_sets_is_not_seen_by_live_keys(server: Running) -> None:
    account = server.account()
    with (
        server.client(server.key(account)) as live,
        server.client(server.key(account, environment=Environment.TEST)) as test,
    ):
        test.patch("/account", json={"company": COMPANY})
        assert test.get("/account").json()["company"]["city"] == "Berlin"
        assert live.get("/account").json()["company"]["city"] is None


def test_features_have_the_defaults_of_the_contract_until_the_operator_says_else(
    server: Running,
) -> None:
    account = server.account()
    with server.client(server.key(account)) as client:
        expected = {"invoiceDeleteMode": False, "invoiceValidation": True, "PRODUCT_BUNDLE": True}
        assert client.get("/account").json()["features"] == expected
        tenant = Tenant(account, Environment.LIVE)
        server.do(set_feature(server.services, tenant, Feature.INVOICE_DELETE_MODE, True))
        assert client.get("/account").json()["features"]["invoiceDeleteMode"] is True


def test_the_keys_of_a_suspended_account_are_refused(server: Running) -> None:
    account = server.account()
    tenant = Tenant(account, Environment.LIVE)
    with server.client(server.key(account)) as client:
        server.do(suspend(server.services, tenant, True))
        answer = client.get("/account")
        assert (answer.status_code, answer.json()["code"]) == (403, "FORBIDDEN")
        server.do(suspend(server.services, tenant, False))
        assert client.get("/account").status_code == 200


def person(client: httpx.Client, **given: str) -> httpx.Response:
    return client.post("/user", json={"email": "a@example.com", "name": "A", **given})


def test_a_person_is_added_changed_and_removed(server: Running) -> None:
    with server.new_client() as client:
        made = person(client, email="A@Example.com").json()
        assert (made["email"], made["role"]) == ("a@example.com", "member")
        path = f"/user/{made['userId']}"
        assert client.patch(path, json={"role": "admin"}).json()["role"] == "admin"
        assert client.get(path).json()["role"] == "admin"
        assert client.delete(path).json() == {"succeed": True}
        assert client.get(path).status_code == 404


def test_an_email_is_there_once_in_an_account(server: Running) -> None:
    with server.new_client() as client, server.new_client() as other:
        assert person(client).status_code == 201
        assert person(client).status_code == 409
        assert person(other).status_code == 201


def test_the_last_owner_stays(server: Running) -> None:
    with server.new_client() as client:
        first = person(client, role="owner").json()
        path = f"/user/{first['userId']}"
        assert client.delete(path).status_code == 409
        assert client.patch(path, json={"role": "viewer"}).status_code == 409
        person(client, email="b@example.com", role="owner")
        assert client.patch(path, json={"role": "viewer"}).status_code == 200
        assert client.delete(path).status_code == 200


def test_a_password_is_kept_as_a_hash_that_knows_it(server: Running) -> None:
    kept = server.do(hash_password("correct horse battery"))
    assert "correct" not in kept
    assert server.do(is_password("correct horse battery", kept))
    assert not server.do(is_password("wrong horse battery", kept))
    assert not server.do(is_password("correct horse battery", "not a hash"))
