"""Operations as REST endpoints: one route for each path, one pipeline for all."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from einvoice_server.edge.admission import admit
from einvoice_server.edge.entering import enter
from einvoice_server.edge.idempotency import HEADER, REPLAYED, checked_key
from einvoice_server.edge.parsing import Parts, arguments_of, served_in
from einvoice_server.edge.perform import JSON, Answer, perform
from einvoice_server.errors import MethodNotAllowedError
from einvoice_server.operations import AnyOperation, Registry
from einvoice_server.services import Services

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
"""Every path takes all and refuses by itself, so that none falls through to a wider path."""

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _Served:
    """An operation, and where its arguments stand."""

    operation: AnyOperation
    parts: Parts
    status: int


def routes_of(registry: Registry, services: Services) -> list[Route]:
    """A route for every path, the ones without variables first."""
    by_path: dict[str, dict[str, _Served]] = {}
    for operation, parts in served_in(registry).values():
        assert operation.rest is not None
        served = _Served(operation, parts, operation.rest.status)
        for path in (operation.rest.path, *operation.rest.also):
            methods = by_path.setdefault(path, {})
            if operation.rest.method in methods:
                raise ValueError(f"{operation.name}: the path and method are taken")
            methods[operation.rest.method] = served
    return [
        Route(path, _endpoint(methods, services), methods=_METHODS)
        for path, methods in sorted(by_path.items(), key=lambda item: _precedence(item[0]))
    ]


def _precedence(path: str) -> list[tuple[bool, str]]:
    """Fixed segments before variable ones: /import/incoming wins over /import/{importId}."""
    return [(segment.startswith("{"), segment) for segment in path.split("/")]


def _endpoint(methods: dict[str, _Served], services: Services) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        served = methods.get("GET" if request.method == "HEAD" else request.method)
        if served is None:
            allowed = {*methods, "HEAD"} if "GET" in methods else methods
            raise MethodNotAllowedError(headers={"Allow": ", ".join(sorted(allowed))})
        return await _respond(services, served, request)

    return endpoint


async def _respond(services: Services, served: _Served, request: Request) -> Response:
    """Who, may they, how often, what, and then the work: a stranger's body is never read."""
    request.state.log = {"operation": served.operation.name}
    caller = await enter(services, request)
    request.state.headers = caller.standing.headers
    admit(caller.principal, served.operation)
    idempotency_key = checked_key(request.headers.get(HEADER))
    arguments = await arguments_of(
        served.operation,
        served.parts,
        request,
        body_limit=_body_limit(services, served.operation),
        upload_limit=services.settings.upload_limit,
    )
    answer = await perform(
        services, served.operation, caller.principal, arguments, caller.request, idempotency_key
    )
    return _response(answer, served.status, request.state.headers)


def _body_limit(services: Services, operation: AnyOperation) -> int:
    settings = services.settings
    if operation.takes_files:
        return max(settings.body_limit, settings.upload_limit)
    return settings.body_limit


def _response(answer: Answer, status: int, headers: dict[str, str]) -> Response:
    told = dict(headers)
    if answer.replayed:
        told[REPLAYED] = "true"
    if answer.filename is not None:
        told["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(answer.filename)}"
    if not answer.content and answer.media_type == JSON:
        return Response(status_code=204, headers=told)
    return Response(answer.content, status, told, answer.media_type)
