"""The factory of the web application."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route

from einvoice_server.background import chores
from einvoice_server.catalogue import catalogue, job_kinds
from einvoice_server.details.routes import details_routes
from einvoice_server.edge.accidents import AccidentMiddleware
from einvoice_server.edge.docs import docs_routes
from einvoice_server.edge.failures import handle_failures
from einvoice_server.edge.health import health_routes
from einvoice_server.edge.narrowing import NarrowingRouter
from einvoice_server.edge.openapi import openapi_document
from einvoice_server.edge.rest import routes_of
from einvoice_server.edge.tracing import TracingMiddleware
from einvoice_server.jobs.worker import working
from einvoice_server.kit.access_log import AccessLogMiddleware
from einvoice_server.kit.clock import Clock, SystemClock
from einvoice_server.kit.request_id import RequestIdMiddleware
from einvoice_server.kit.security_headers import SecurityHeadersMiddleware
from einvoice_server.kit.telemetry import Telemetry, telemetry_from_environment
from einvoice_server.mcp.endpoint import McpEndpoint
from einvoice_server.mcp.server import Besides, mcp_server
from einvoice_server.mcp.visits import over_http
from einvoice_server.operations import Registry
from einvoice_server.services import Services, build_services
from einvoice_server.settings import Settings
from einvoice_server.tables import metadata

PREFIXES = ("/api/v1", "/api/v2")
"""The prefixes under which every endpoint is found; the second is an alias."""

MCP_PATH = "/mcp"
"""Below a prefix, where the tools are."""

_EXPOSED = (
    "X-Request-Id",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "Retry-After",
    "Idempotent-Replayed",
    "Content-Disposition",
    "WWW-Authenticate",
)
_ACCEPTED = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "X-API-KEY",
    "X-Account-Id",
    "X-Request-Id",
    "MCP-Protocol-Version",
    "Mcp-Method",
    "Mcp-Name",
)


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    services: Services | None = None,
    registry: Registry | None = None,
    besides: Besides | None = None,
) -> FastAPI:
    """A server that is ready to be run; nothing is read, written or begun before its lifespan.

    Args:
        settings: What the operator wants.
        clock: What time it is; for tests.
        services: The collaborators, where they are made elsewhere.
        registry: What the server can do, where it is not everything.
        besides: What it offers to MCP clients besides tools, where that is not everything.
    """
    assert metadata.tables  # every table is known before the first query
    release = version("einvoice-kit")
    made = services or build_services(
        settings, clock or SystemClock(), telemetry_from_environment(release)
    )
    operations = registry or catalogue()
    mcp = McpEndpoint(mcp_server(operations, made, over_http, besides), made)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None, None]:
        try:
            async with (
                chores(made),
                working(made, job_kinds(), at_once=settings.worker_jobs),
                mcp.running(),
            ):
                yield
        finally:
            await made.close()

    app = FastAPI(
        title="einvoice-kit",
        openapi_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
        middleware=_middleware(settings, made.telemetry),
        telemetry={"tracing": False, "metrics": False, "logs": False},  # ours name operations
    )
    handle_failures(app)
    document = partial(openapi_document, operations, release)
    routes = [Route(MCP_PATH, mcp), *routes_of(operations, made)]
    api = NarrowingRouter(routes)
    app.router.routes += [
        *health_routes(made),
        *docs_routes(document, settings.scalar_script),
        *(Mount(prefix, app=api) for prefix in PREFIXES),
        *details_routes(operations, made),
    ]
    app.state.services = made
    app.state.registry = operations
    return app


def _middleware(settings: Settings, telemetry: Telemetry) -> list[Middleware]:
    """The outermost first."""
    stack = [
        Middleware(RequestIdMiddleware),
        *([Middleware(TracingMiddleware, telemetry=telemetry)] if telemetry.is_on else []),
        Middleware(AccessLogMiddleware),
        Middleware(SecurityHeadersMiddleware),
    ]
    if settings.cors_origins:
        stack.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.cors_origins),
                allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                allow_headers=list(_ACCEPTED),
                expose_headers=list(_EXPOSED),
                max_age=600,
            )
        )
    stack.append(Middleware(AccidentMiddleware))
    return stack
