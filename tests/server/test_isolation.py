"""Nobody gets at another's data: a matrix over everything that the server can do.

The rows are the operations themselves; one that is added is covered, or fails for want of a maker.
"""

import httpx
import pytest
from starlette.routing import Mount, Route, Router

from einvoice_server.catalogue import catalogue
from einvoice_server.operations import AnyOperation
from einvoice_server.tenancy.api_keys.key_format import new_key
from einvoice_server.tenancy.tenant import Environment
from tests.server.makers import MAKERS, ids_for
from tests.server.requests import ids_named, send, variables
from tests.server.running import API, Running

SERVED = [operation for operation in catalogue() if operation.rest is not None]
WITH_ID = [operation for operation in SERVED if variables(operation)]
NAMING_OTHERS = [one for one in SERVED if set(ids_named(one, MAKERS)) - set(variables(one))]
PUBLIC = {
    "/health",
    "/ready",
    "/openapi.json",
    "/api-docs",
    "/{kind}/details/{id}",
    "/{kind}/details/{id}/{file}",
}

every_operation = pytest.mark.parametrize("operation", SERVED, ids=lambda one: one.name)
every_operation_with_id = pytest.mark.parametrize("operation", WITH_ID, ids=lambda one: one.name)


def told(answer: httpx.Response) -> tuple[int, dict[str, object]]:
    """What a caller can learn, apart from the id of the request."""
    body = answer.json()
    body.pop("requestId", None)
    return answer.status_code, body


def test_every_route_is_an_operation_or_listed_as_public(server: Running) -> None:
    found = set[str]()
    for route in server.app.router.routes:
        if isinstance(route, Mount):
            assert isinstance(route.app, Router)
            below = [one for one in route.app.routes if isinstance(one, Route)]
            assert len(below) == len(route.app.routes)
            assert route.path in ("/api/v1", "/api/v2")
            assert {one.path for one in below} == {one.rest.path for one in SERVED if one.rest}
        else:
            assert isinstance(route, Route)
            found.add(route.path)
    assert found == PUBLIC


def test_every_variable_of_a_path_has_a_maker() -> None:
    assert {name for operation in SERVED for name in variables(operation)} <= MAKERS.keys()
    named = {name for operation in SERVED for name in ids_named(operation, MAKERS)}
    assert named == MAKERS.keys(), "a maker of what nothing names"


@every_operation_with_id
def test_an_own_id_is_found(server: Running, operation: AnyOperation) -> None:
    with server.new_client() as client:
        answer = send(client, operation, **ids_for(ids_named(operation, MAKERS), client))
        assert answer.status_code < 400, answer.text


@every_operation_with_id
def test_a_foreign_id_is_told_from_an_unknown_one_by_nothing(
    server: Running, operation: AnyOperation
) -> None:
    names = ids_named(operation, MAKERS)
    with server.new_client() as owner, server.new_client() as stranger:
        ids, own = ids_for(names, owner), ids_for(names, stranger)
        for name in variables(operation):
            id = ids[name]
            unknown = id[:-1] + ("1" if id[-1] == "0" else "0")
            foreign = told(send(stranger, operation, **{**own, name: id}))
            assert foreign[0] == 404
            assert foreign == told(send(stranger, operation, **{**own, name: unknown}))
        assert told(send(stranger, operation, **ids))[0] == 404
        assert send(owner, operation, **ids).status_code < 400


@pytest.mark.parametrize("operation", NAMING_OTHERS, ids=lambda one: one.name)
def test_a_foreign_id_in_a_body_is_told_from_an_unknown_one_by_nothing(
    server: Running, operation: AnyOperation
) -> None:
    with server.new_client() as owner, server.new_client() as stranger:
        own = ids_for(ids_named(operation, MAKERS), stranger)
        for name in own.keys() - set(variables(operation)):
            id = MAKERS[name].make(owner)
            unknown = id[:-1] + ("1" if id[-1] == "0" else "0")
            foreign = told(send(stranger, operation, **{**own, name: id}))
            assert foreign[0] == 400
            assert foreign == told(send(stranger, operation, **{**own, name: unknown}))
        assert send(stranger, operation, **own).status_code < 400


@every_operation_with_id
def test_a_test_key_does_not_reach_live_data(server: Running, operation: AnyOperation) -> None:
    names = variables(operation)
    account = server.account()
    with (
        server.client(server.key(account)) as live,
        server.client(server.key(account, environment=Environment.TEST)) as test,
    ):
        ids = ids_for(ids_named(operation, MAKERS), live)
        answer = send(test, operation, **ids)
        if operation.live_only:
            assert (answer.status_code, answer.json()["code"]) == (403, "LIVE_ONLY")
        elif all(MAKERS[name].shared_by_environments for name in names):
            assert not operation.writes, "what both environments share, test keys must not change"
        else:
            assert answer.status_code == 404
        assert send(live, operation, **ids).status_code < 400


@every_operation
def test_no_key_and_a_wrong_key_are_401(server: Running, operation: AnyOperation) -> None:
    ids = dict.fromkeys(variables(operation), "unknown_000000")
    wrong = new_key("ei", Environment.LIVE)
    for headers in ({}, {"X-API-KEY": wrong}, {"X-API-KEY": wrong[:-1]}, {"X-API-KEY": "é"}):
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        with httpx.Client(base_url=server.url + API, headers=sent) as client:
            answer = send(client, operation, **ids)
            assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHORIZED")
            assert answer.headers["WWW-Authenticate"] == "Bearer"


@every_operation
def test_a_missing_scope_is_403_whether_or_not_the_id_exists(
    server: Running, operation: AnyOperation
) -> None:
    account = server.account()
    others = tuple(one for one in server.app.state.registry.scopes if one != operation.scope)
    with (
        server.client(server.key(account)) as owner,
        server.client(server.key(account, scopes=others)) as client,
    ):
        ids = ids_for(ids_named(operation, MAKERS), owner)
        unknown = dict.fromkeys(ids, "unknown_000000")
        answers = [told(send(client, operation, **given)) for given in (ids, unknown)]
        assert answers[0] == answers[1]
        assert (answers[0][0], answers[0][1]["code"]) == (403, "INSUFFICIENT_SCOPE")
        assert operation.scope in str(answers[0][1]["message"])


@every_operation
def test_its_scope_is_enough(server: Running, operation: AnyOperation) -> None:
    account = server.account()
    scope = operation.scope
    with (
        server.client(server.key(account, scopes=(scope,))) as client,
        server.client(server.key(account)) as owner,
    ):
        ids = {
            name: narrow_key(owner, scope) if name == "apiKeyId" else MAKERS[name].make(owner)
            for name in ids_named(operation, MAKERS)
        }
        answer = send(client, operation, **ids)
        assert answer.status_code < 400, answer.text


def narrow_key(owner: httpx.Client, scope: str) -> str:
    """A key that another of one scope may rotate."""
    answer = owner.post("/apikeys", json={"label": "Narrow", "scopes": [scope]})
    return answer.raise_for_status().json()["apiKeyId"]


@every_operation
def test_an_account_that_the_key_does_not_reach_is_told_from_none_by_nothing(
    server: Running, operation: AnyOperation
) -> None:
    ids = dict.fromkeys(variables(operation), "unknown_000000")
    own, foreign = server.account(), server.account()
    key = server.key(own)
    answers = list[tuple[int, dict[str, object]]]()
    for named in (foreign, "acc_" + "0" * 26):
        with server.client(key, **{"x-account-id": named}) as client:
            answers.append(told(send(client, operation, **ids)))
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][1]["code"]) == (403, "ACCOUNT_NOT_ALLOWED")


@every_operation
def test_no_answer_tells_of_another_account(server: Running, operation: AnyOperation) -> None:
    account = server.account("Account of somebody else")
    with server.client(server.key(account)) as owner, server.new_client() as stranger:
        secrets = {account, "Account of somebody else"}
        for made in MAKERS.values():
            secrets.add(made.make(owner))
        ids = ids_for(ids_named(operation, MAKERS), stranger)
        answer = send(stranger, operation, **ids)
        assert answer.status_code < 400
        assert not [secret for secret in secrets if secret in answer.text]


def test_a_key_of_several_accounts_works_for_the_one_that_it_names(server: Running) -> None:
    first, second = server.account("First GmbH"), server.account("Second GmbH")
    key = server.key(first, also=(second,))
    for named, expected in ((None, "First GmbH"), (first, "First GmbH"), (second, "Second GmbH")):
        headers = {} if named is None else {"x-account-id": named}
        with server.client(key, **headers) as client:
            assert client.get("/account").json()["name"] == expected
            reached = [account["name"] for account in client.get("/accounts").json()["data"]]
            assert reached == ["First GmbH", "Second GmbH"]


def test_what_is_made_in_a_named_account_is_seen_there_only(server: Running) -> None:
    first, second = server.account(), server.account()
    key = server.key(first, also=(second,))
    with (
        server.client(key, **{"x-account-id": second}) as in_second,
        server.client(key) as in_first,
        server.client(server.key(second)) as owner,
    ):
        id = MAKERS["userId"].make(in_second)
        assert in_first.get(f"/user/{id}").status_code == 404
        assert owner.get(f"/user/{id}").status_code == 200


def test_many_tenants_at_once_each_see_their_own(server: Running) -> None:
    from concurrent.futures import ThreadPoolExecutor

    names = [f"Account {number}" for number in range(8)]
    keys = {name: server.key(server.account(name)) for name in names}

    def seen(name: str) -> set[str]:
        with server.client(keys[name]) as client:
            return {client.get("/account").json()["name"] for _ in range(25)}

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(seen, names)) == [{name} for name in names]
