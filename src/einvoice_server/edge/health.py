"""Whether the server lives, and whether it can work."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from einvoice_server.kit.logs import get_logger
from einvoice_server.migrations.schema_version import is_current
from einvoice_server.services import Services

_log = get_logger(__name__)


def health_routes(services: Services) -> list[Route]:
    """`/health` for restarts, `/ready` for balancers; neither needs a key or tells a secret."""

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_request: Request) -> Response:
        checks = {"database": "ok", "schema": "ok", "files": "ok", "queue": "ok"}
        try:
            services.database.check()
            if not await is_current(services.database):
                checks["schema"] = "not migrated"
        except (SQLAlchemyError, OSError):
            checks |= {"database": "not reachable", "schema": "unknown"}
        for name, look in (("files", services.blobs.ready), ("queue", services.queue.ready)):
            try:
                await look()
            except OSError as error:
                _log.warning("not ready", what=name, exc_info=error)
                checks[name] = "not usable"
        well = set(checks.values()) == {"ok"}
        body = {"status": "ok" if well else "unavailable", "checks": checks}
        return JSONResponse(body, status_code=200 if well else 503)

    return [Route("/health", health), Route("/ready", ready)]
