"""Finding a route among many: the same one as by trying all."""

import re
from collections.abc import Awaitable, Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.testclient import TestClient

from einvoice_server.catalogue import catalogue
from einvoice_server.edge.narrowing import NarrowingRouter

TEMPLATES = sorted(
    {path for one in catalogue() if one.rest for path in (one.rest.path, *one.rest.also)},
    key=lambda path: [(segment.startswith("{"), segment) for segment in path.split("/")],
)


def telling(path: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return PlainTextResponse(f"{path} {sorted(request.path_params.items())}")

    return endpoint


ROUTES = [Route(path, telling(path)) for path in TEMPLATES]


@pytest.fixture(scope="module")
def clients() -> tuple[TestClient, TestClient]:
    plain, narrow = Router(ROUTES, redirect_slashes=False), NarrowingRouter(ROUTES)
    made = [Starlette(routes=[Mount("/api/v1", app=app)]) for app in (plain, narrow)]
    return TestClient(made[0]), TestClient(made[1])


def asked() -> list[str]:
    """Paths that fit, paths that nearly do, and paths that do not."""
    found = list[str]()
    for template in TEMPLATES:
        filled = re.sub(r"{\w+}", "an-id", template)
        found += (filled, f"{filled}/", f"{filled}/more", filled.replace("an-id", "a%2Fb"))
        found += (filled.replace("an-id", ""), f"/{filled}", filled.rpartition("/")[0])
    return sorted(set(found))


def test_each_path_leads_where_it_led(clients: tuple[TestClient, TestClient]) -> None:
    plain, narrow = clients
    statuses = set[int]()
    for path in asked():
        wanted, found = plain.get(f"/api/v1{path}"), narrow.get(f"/api/v1{path}")
        assert (found.status_code, found.text) == (wanted.status_code, wanted.text), path
        statuses.add(found.status_code)
    assert statuses == {200, 404}


@pytest.mark.parametrize("path", ["/{area}/list", "/files/{name:path}"])
def test_routes_that_cannot_be_told_apart_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="cannot be told apart"):
        NarrowingRouter([Route(path, telling(path))])
