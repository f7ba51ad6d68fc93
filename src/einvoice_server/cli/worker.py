"""`worker`: jobs done beside the server, in a process of its own."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Annotated

import typer
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from einvoice_server.background import chores
from einvoice_server.catalogue import job_kinds
from einvoice_server.cli.listening import listener_on
from einvoice_server.cli.serve import ready_to_serve
from einvoice_server.cli.work import failures_told, run, settings
from einvoice_server.edge.health import health_routes
from einvoice_server.jobs.worker import Worker, working
from einvoice_server.kit.logs import configure_logs, get_logger
from einvoice_server.kit.telemetry import telemetry_from_environment
from einvoice_server.services import Services
from einvoice_server.settings import Settings

_AT_ONCE = 4


def worker(
    jobs: Annotated[int | None, typer.Option(help="Jobs at once.", min=1, max=64)] = None,
    port: Annotated[int | None, typer.Option(help="Where it tells how it is.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due, and end.")] = False,
) -> None:
    """Do jobs until told to stop: then end what it is at, within bounds, and give back the rest."""
    with failures_told():
        wanted = settings()
        at_once = jobs or wanted.worker_jobs or _AT_ONCE
        if once:
            typer.echo(f"{run(lambda services: _drain(services, at_once))} jobs")
            return
        configure_logs(wanted)
        changed = wanted if port is None else wanted.model_copy(update={"worker_port": port})
        asyncio.run(_work(changed, at_once))


async def _drain(services: Services, at_once: int) -> int:
    return await Worker(services, job_kinds(), at_once=at_once).drain()


async def _work(wanted: Settings, at_once: int) -> None:
    telemetry = telemetry_from_environment(version("einvoice-kit"))
    services = await ready_to_serve(wanted, telemetry)
    listener = listener_on("127.0.0.1", wanted.worker_port)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    get_logger(__name__).info("working", jobs=at_once, health=f"{address}/health")
    # The web server brings the ends: signals, the lifespan around the work, and its bounds.
    config = uvicorn.Config(
        _health_app(services, at_once),
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
        timeout_graceful_shutdown=5,
    )
    await uvicorn.Server(config).serve(sockets=[listener])


def _health_app(services: Services, at_once: int) -> Starlette:
    """Does jobs as long as it runs, and answers `/health` and `/ready`."""
    workers = list[Worker]()

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncGenerator[None, None]:
        try:
            async with chores(services), working(services, job_kinds(), at_once=at_once) as made:
                assert made is not None
                workers.append(made)
                yield
        finally:
            await services.close()

    async def health(_request: Request) -> Response:
        made = workers[0]
        return JSONResponse(
            {"status": "ok", "worker": made.id, "busy": made.busy, "attempts": made.done}
        )

    ready = [route for route in health_routes(services) if route.path == "/ready"]
    return Starlette(routes=[Route("/health", health), *ready], lifespan=lifespan)
