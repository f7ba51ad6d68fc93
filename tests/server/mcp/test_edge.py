"""Who is let in, from where, and how large a request may be."""

from pathlib import Path

import httpx
import pytest

from tests.server.mcp.calling import Object, error, post, result
from tests.server.running import API, Running, running

LIST: Object = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


def listed(server: Running, **headers: str) -> httpx.Response:
    key = server.key(server.account())
    told = {"Accept": "*/*", "X-API-KEY": key, **headers}
    return httpx.post(server.url + API + "/mcp", json=LIST, headers=told)


def test_a_bearer_token_is_a_key(server: Running) -> None:
    with server.client(Authorization=f"Bearer {server.key(server.account())}") as client:
        assert result(post(client, "tools/list"))["tools"]


def test_a_stranger_is_told_so_before_their_body_is_read(server: Running) -> None:
    answer = httpx.post(server.url + API + "/mcp", content=b"x" * 50_000_000)
    assert answer.status_code == 401
    assert error(answer)["code"] == -32000


def test_a_body_beyond_the_largest_file_is_413(server: Running) -> None:
    headers = {"Content-Type": "application/json", "Accept": "*/*"}
    with server.new_client() as client:
        whole = client.post("/mcp", content=b" " * 40_000_000, headers=headers)
        parts = client.post("/mcp", content=(b" " * 2**20 for _ in range(40)), headers=headers)
    for answer in (whole, parts):
        assert answer.status_code == 413
        assert "larger than" in str(error(answer)["message"])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.1:1", "[::1]:8080"])
def test_this_machine_is_let_in_by_its_names(server: Running, host: str) -> None:
    assert listed(server, Host=host).status_code == 200


def test_another_name_is_not_let_in_unless_it_is_set(server: Running, tmp_path: Path) -> None:
    assert listed(server, Host="rebound.example").status_code == 421
    with running(tmp_path, allowed_hosts=("invoices.example",)) as named:
        assert listed(named, Host="invoices.example").status_code == 200
        assert listed(named, Host="invoices.example:8443").status_code == 200
        assert listed(named, Host="rebound.example").status_code == 421


def test_any_name_is_let_in_where_the_operator_says_so(tmp_path: Path) -> None:
    with running(tmp_path, allowed_hosts=("*",)) as server:
        assert listed(server, Host="rebound.example").status_code == 200


def test_pages_of_other_origins_are_not_let_in_unless_they_are_set(
    server: Running, tmp_path: Path
) -> None:
    assert listed(server, Origin="https://app.example").status_code == 403
    with running(tmp_path, cors_origins=("https://app.example",)) as named:
        answer = listed(named, Origin="https://app.example")
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "https://app.example"
        assert "WWW-Authenticate" in answer.headers["Access-Control-Expose-Headers"]
        asked = {
            "Origin": "https://app.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "mcp-protocol-version,mcp-method,mcp-name,x-api-key",
        }
        before = httpx.options(named.url + API + "/mcp", headers=asked)
        assert before.status_code == 200


def test_a_revoked_key_is_refused_at_once(server: Running) -> None:
    with server.new_client() as client:
        made = client.post("/apikeys", json={"label": "Short"}).raise_for_status().json()
        with server.client(made["apiKey"]) as holder:
            assert post(holder, "tools/list").status_code == 200
            client.post(f"/apikeys/{made['apiKeyId']}/revoke").raise_for_status()
            answer = post(holder, "tools/list")
            assert answer.status_code == 401
            assert "revoked" in str(error(answer)["message"])
