"""What every answer has, and what is refused before any service is asked."""

import re
from pathlib import Path

import httpx
import pytest

from tests.server.running import API, Running, running


def test_either_header_and_either_prefix_will_do(server: Running) -> None:
    key = server.key(server.account())
    for headers in ({"X-API-KEY": key}, {"Authorization": f"Bearer {key}"}):
        for prefix in ("/api/v1", "/api/v2"):
            assert httpx.get(f"{server.url}{prefix}/account", headers=headers).status_code == 200


def test_every_answer_has_an_id_and_the_headers_that_protect_browsers(server: Running) -> None:
    for path in ("/health", "/api-docs", "/nothing", API + "/account", API + "/nothing"):
        headers = httpx.get(server.url + path).headers
        assert re.fullmatch(r"req_[0-9a-z]{26}", headers["X-Request-Id"])
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "server" not in headers or headers["server"] == "uvicorn"


def test_a_harmless_id_of_the_caller_is_kept_and_any_other_is_not(server: Running) -> None:
    for given, kept in (("order-4711-a", True), ("x", False), ("a b\u00e9cdefgh", False)):
        headers = [(b"X-Request-Id", given.encode("latin-1"))]
        answer = httpx.get(server.url + "/health", headers=headers)
        assert (answer.headers["X-Request-Id"] == given) is kept


def test_a_refusal_has_the_form_of_the_contract(server: Running) -> None:
    answer = httpx.get(server.url + API + "/nothing")
    body = answer.json()
    assert (answer.status_code, body["code"], body["statusCode"]) == (404, "NOT_FOUND", 404)
    assert body["requestId"] == answer.headers["X-Request-Id"]
    assert body.keys() == {"code", "statusCode", "message", "requestId"}


def test_a_method_that_a_path_does_not_take_is_405(server: Running) -> None:
    answer = httpx.put(server.url + API + "/account")
    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "PATCH"}


def test_head_is_get_without_a_body(server: Running) -> None:
    with server.new_client() as client:
        answer = client.head("/account")
        assert (answer.status_code, answer.content) == (200, b"")


def errors(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "BAD_REQUEST"
    return sorted((one["field"], one["code"]) for one in answer.json()["errors"])


def test_every_wrong_field_is_named_as_the_caller_wrote_it(server: Running) -> None:
    with server.new_client() as client:
        company = {"country": "Germany", "contactPerson": {"name": 7}, "fax": "1"}
        answer = client.patch("/account", json={"company": company})
        assert errors(answer) == [
            ("company.contactPerson.name", "string_type"),
            ("company.country", "string_pattern_mismatch"),
            ("company.fax", "extra_forbidden"),
        ]
        answer = client.post("/apikeys", json={"scopes": ["*", "no scope"]})
        assert errors(answer) == [("label", "missing"), ("scopes[1]", "string_pattern_mismatch")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("page=0", ("page", "greater_than_equal")),
        ("page=x", ("page", "int_parsing")),
        ("page=1&page=2", ("page", "repeated")),
        ("page=99999999999999999999", ("page", "less_than_equal")),
        ("pages=1", ("pages", "extra_forbidden")),
        ("sort=secret", ("sort", "literal_error")),
        ("order=up", ("order", "enum")),
        ("sort=a%00b", ("sort", "nul_character")),
    ],
)
def test_a_wrong_query_is_refused_by_name(
    server: Running, query: str, expected: tuple[str, str]
) -> None:
    with server.new_client() as client:
        assert errors(client.get(f"/apikeys?{query}")) == [expected]


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"null", b'"text"', b"\xff", b'{"label": "\\ud800"}', b'{"label": "a\\u0000"}',
     b"[" * 100_000, b'{"label": NaN}', b'{"label": 1}'],
)  # fmt: skip
def test_a_body_that_is_not_as_expected_is_400(server: Running, body: bytes) -> None:
    with server.new_client() as client:
        answer = client.post("/apikeys", content=body, headers={"Content-Type": "application/json"})
        assert errors(answer)


def test_json_types_are_not_converted(server: Running) -> None:
    with server.new_client() as client:
        made = client.post("/apikeys", json={"label": "Shop"}).json()
        for hours in ("2", 2.5, True):
            path = f"/apikeys/{made['apiKeyId']}/rotate"
            answer = client.post(path, json={"gracePeriodHours": hours})
            assert errors(answer) == [("gracePeriodHours", "int_type")] or hours == 2.5


def test_another_kind_of_body_is_415(server: Running) -> None:
    with server.new_client() as client:
        answer = client.post("/apikeys", data={"label": "Shop"})
        assert (answer.status_code, answer.json()["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_body_that_is_too_large_is_413_declared_or_not(server: Running) -> None:
    large = b'{"label": "' + b"x" * 2_000_000 + b'"}'
    with server.new_client() as client:
        for content in (large, (large[at : at + 65536] for at in range(0, len(large), 65536))):
            answer = client.post(
                "/apikeys", content=content, headers={"Content-Type": "application/json"}
            )
            assert (answer.status_code, answer.json()["code"]) == (413, "PAYLOAD_TOO_LARGE")


def test_the_body_of_a_stranger_is_not_read(server: Running) -> None:
    answer = httpx.post(server.url + API + "/apikeys", content=b"x" * 2_000_000)
    assert answer.status_code == 401


def test_more_per_page_than_the_most_is_the_most(server: Running) -> None:
    with server.new_client() as client:
        meta = client.get("/users", params={"perPage": 5000}).json()["meta"]
        assert meta == {"page": 1, "perPage": 1000, "totalItems": 0, "totalPages": 0}


def test_pages_hold_every_item_once_and_in_order(server: Running) -> None:
    with server.new_client() as client:
        for number in range(7):
            email = f"person{number}@example.com"
            client.post("/user", json={"email": email, "name": "Somebody"})
        found = list[str]()
        for page in (1, 2, 3, 4):
            answer = client.get("/users", params={"page": page, "perPage": 3}).json()
            assert answer["meta"]["totalPages"] == 3
            found += [person["email"] for person in answer["data"]]
        assert found == [f"person{number}@example.com" for number in range(7)]
        answer = client.get("/users", params={"perPage": 1, "order": "desc"}).json()
        assert answer["data"][0]["email"] == "person6@example.com"


def test_no_other_origin_may_call_by_default(server: Running) -> None:
    answer = httpx.options(
        server.url + API + "/account",
        headers={"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"},
    )
    assert "access-control-allow-origin" not in answer.headers


def test_an_origin_that_is_set_may_call(tmp_path: Path) -> None:
    with running(tmp_path, cors_origins=("https://shop.example",)) as own:
        for origin, allowed in (("https://shop.example", True), ("https://evil.example", False)):
            answer = httpx.options(
                own.url + API + "/account",
                headers={
                    "Origin": origin,
                    "Access-Control-Request-Method": "GET",
                    "Access-Control-Request-Headers": "X-API-KEY",
                },
            )
            assert ("access-control-allow-origin" in answer.headers) is allowed


def test_health_needs_no_key_and_readiness_asks_the_database(server: Running) -> None:
    assert httpx.get(server.url + "/health").json() == {"status": "ok"}
    ready = httpx.get(server.url + "/ready")
    checks = dict.fromkeys(("database", "schema", "files", "queue"), "ok")
    assert ready.json() == {"status": "ok", "checks": checks}


def test_a_database_that_is_not_migrated_is_not_ready(tmp_path: Path) -> None:
    from einvoice_server.migrations.schema_version import migrate

    with running(tmp_path) as own:
        migrate(own.services.settings.url, "base")
        ready = httpx.get(own.url + "/ready")
        assert (ready.status_code, ready.json()["checks"]["schema"]) == (503, "not migrated")


def test_what_nobody_foresaw_tells_the_caller_nothing(tmp_path: Path) -> None:
    from einvoice_server.catalogue import catalogue
    from einvoice_server.operations import Effect, Example, Operation, Registry, Rest
    from einvoice_server.schema import NoArguments, Succeeded
    from einvoice_server.unit import Unit

    async def fail(_unit: Unit, _asked: NoArguments) -> Succeeded:
        raise RuntimeError("the password is swordfish")

    broken = Operation(
        name="fail",
        area="Test",
        title="Fail",
        description="Fails.",
        arguments=NoArguments,
        result=Succeeded,
        call=fail,
        scope="account:read",
        effect=Effect.READS,
        rest=Rest("GET", "/fail"),
        example=Example(result={"succeed": True}),
    )
    registry = Registry([*catalogue(), broken])  # type: ignore[list-item]
    with running(tmp_path, registry=registry) as own, own.new_client() as client:
        answer = client.get("/fail")
        assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL_ERROR")
        assert "swordfish" not in answer.text
        assert answer.headers["X-Request-Id"] == answer.json()["requestId"]
        assert client.get("/account").status_code == 200


def test_more_requests_at_once_than_connections_are_all_answered(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with running(tmp_path, database_pool=2) as own, own.new_client() as client:
        with ThreadPoolExecutor(16) as pool:
            sent = [pool.submit(client.get, "/accounts") for _ in range(32)]
            assert {one.result().status_code for one in sent} == {200}


def test_a_caller_that_hangs_up_leaves_the_server_working(server: Running) -> None:
    import socket
    from urllib.parse import urlsplit

    place = urlsplit(server.url)
    for _ in range(20):
        with socket.create_connection((str(place.hostname), place.port or 0)) as caller:
            caller.sendall(b"POST /api/v1/user HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{")
    with server.new_client() as client:
        assert client.get("/account").status_code == 200
