"""Nobody gets at another's data: a matrix over everything that the server can do.

The rows are the operations themselves; one that is added is covered, or fails for want of a maker.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx
import pytest
from starlette.routing import Mount, Route

from einvoice_server.app import MCP_PATH
from einvoice_server.catalogue import catalogue
from einvoice_server.edge.narrowing import NarrowingRouter
from einvoice_server.operations import AnyOperation
from einvoice_server.tenancy.api_keys.key_format import new_key
from einvoice_server.tenancy.tenant import Environment
from tests.server.makers import MAKERS, Things, maker_of, names_in
from tests.server.requests import send, variables
from tests.server.running import API, Running

SERVED = [operation for operation in catalogue() if operation.rest is not None]
WITH_ID = [
    operation
    for operation in SERVED
    if variables(operation) and not maker_of(operation, variables(operation)[0]).of_everybody
]
PUBLIC = {
    "/health",
    "/ready",
    "/openapi.json",
    "/api-docs",
    "/{kind}/details/{id}",
    "/{kind}/details/{id}/{file}",
}

NAMING_OTHERS = [one for one in SERVED if set(names_in(one)) - set(variables(one))]

every_operation = pytest.mark.parametrize("operation", SERVED, ids=lambda one: one.name)
every_operation_with_id = pytest.mark.parametrize("operation", WITH_ID, ids=lambda one: one.name)


@dataclass(frozen=True)
class Household:
    """An account with everything turned on, and what it has."""

    account: str
    live: httpx.Client
    test: httpx.Client
    things: Things


@contextmanager
def household(server: Running, name: str) -> Generator[Household, None, None]:
    account = server.account(name, features=True)
    test_key = server.key(account, environment=Environment.TEST)
    with server.client(server.key(account)) as live, server.client(test_key) as test:
        yield Household(account, live, test, Things(live))


@pytest.fixture(scope="module")
def owner(shared_server: Running) -> Generator[Household, None, None]:
    with household(shared_server, "Account of somebody else") as made:
        yield made


@pytest.fixture(scope="module")
def stranger(shared_server: Running) -> Generator[Household, None, None]:
    with household(shared_server, "Stranger GmbH") as made:
        yield made


def changed(id: str) -> str:
    """An id of the same form that nothing has."""
    return id[:-1] + ("1" if id[-1] == "0" else "0")


def told(answer: httpx.Response) -> tuple[int, dict[str, object]]:
    """What a caller can learn, apart from the id of the request."""
    body = answer.json()
    body.pop("requestId", None)
    return answer.status_code, body


def test_every_route_is_an_operation_or_listed_as_public(server: Running) -> None:
    found = set[str]()
    for route in server.app.router.routes:
        if isinstance(route, Mount):
            assert isinstance(route.app, NarrowingRouter)
            below = route.app.routes
            assert route.path in ("/api/v1", "/api/v2")
            places = [(one.rest.path, *one.rest.also) for one in SERVED if one.rest]
            operations = {path for paths in places for path in paths}
            assert {one.path for one in below} == {*operations, MCP_PATH}
        else:
            assert isinstance(route, Route)
            found.add(route.path)
    assert found == PUBLIC


def test_every_variable_of_a_path_has_a_maker() -> None:
    found = [maker_of(operation, name) for operation in SERVED for name in names_in(operation)]
    assert set(map(id, found)) >= set(map(id, MAKERS.values())), "a maker of what nothing names"


@every_operation_with_id
def test_an_own_id_is_found(owner: Household, operation: AnyOperation) -> None:
    answer = send(owner.live, operation, **owner.things.of(operation))
    assert answer.status_code < 400, answer.text


@every_operation_with_id
def test_a_foreign_id_is_told_from_an_unknown_one_by_nothing(
    owner: Household, stranger: Household, operation: AnyOperation
) -> None:
    ids, own = owner.things.of(operation), stranger.things.of(operation)
    for name in variables(operation):
        if maker_of(operation, name).names_a_part:
            continue
        foreign = told(send(stranger.live, operation, **{**own, name: ids[name]}))
        assert foreign[0] == 404
        unknown = {**own, name: changed(ids[name])}
        assert foreign == told(send(stranger.live, operation, **unknown))
    assert send(owner.live, operation, **ids).status_code < 400


@pytest.mark.parametrize("operation", NAMING_OTHERS, ids=lambda one: one.name)
def test_a_foreign_id_in_a_body_is_told_from_an_unknown_one_by_nothing(
    owner: Household, stranger: Household, operation: AnyOperation
) -> None:
    own = stranger.things.of(operation)
    for name in own.keys() - set(variables(operation)):
        id = maker_of(operation, name).make(owner.live)
        foreign = told(send(stranger.live, operation, **{**own, name: id}))
        assert foreign[0] == 400
        assert foreign == told(send(stranger.live, operation, **{**own, name: changed(id)}))
    assert send(stranger.live, operation, **own).status_code < 400


@pytest.mark.parametrize(
    "operation", [one for one in WITH_ID if one.rest and one.rest.also], ids=lambda one: one.name
)
def test_older_paths_of_an_operation_tell_strangers_as_little(
    server: Running, owner: Household, stranger: Household, operation: AnyOperation
) -> None:
    assert operation.rest is not None
    with server.client() as nobody:
        for path in operation.rest.also:
            ids = owner.things.of(operation)
            older = replace(operation, rest=replace(operation.rest, path=path, also=()))
            assert send(nobody, older, **ids).status_code == 401
            assert send(stranger.live, older, **ids).status_code == 404
            assert send(owner.live, older, **ids).status_code < 400


@every_operation_with_id
def test_a_test_key_does_not_reach_live_data(owner: Household, operation: AnyOperation) -> None:
    ids = owner.things.of(operation)
    answer = send(owner.test, operation, **ids)
    if operation.live_only:
        assert (answer.status_code, answer.json()["code"]) == (403, "LIVE_ONLY")
    elif maker_of(operation, variables(operation)[0]).shared_by_environments:
        assert not operation.writes, "what both environments share, test keys must not change"
    else:
        assert answer.status_code == 404
    assert send(owner.live, operation, **ids).status_code < 400


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
    server: Running, owner: Household, operation: AnyOperation
) -> None:
    others = tuple(one for one in server.app.state.registry.scopes if one != operation.scope)
    with server.client(server.key(owner.account, scopes=others)) as client:
        ids = owner.things.of(operation)
        unknown = dict.fromkeys(ids, "unknown_000000")
        answers = [told(send(client, operation, **given)) for given in (ids, unknown)]
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][1]["code"]) == (403, "INSUFFICIENT_SCOPE")
    assert operation.scope in str(answers[0][1]["message"])


@every_operation
def test_its_scope_is_enough(server: Running, owner: Household, operation: AnyOperation) -> None:
    scope = operation.scope
    with server.client(server.key(owner.account, scopes=(scope,))) as client:
        ids = owner.things.of(operation)
        if "apiKeyId" in ids:
            ids["apiKeyId"] = narrow_key(owner.live, scope)
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
def test_no_answer_tells_of_another_account(
    owner: Household, stranger: Household, operation: AnyOperation
) -> None:
    secrets = {owner.account, "Account of somebody else", *owner.things.all()}
    answer = send(stranger.live, operation, **stranger.things.of(operation))
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
