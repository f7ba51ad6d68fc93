"""`serve` and `migrate`."""

import asyncio
import socket
from importlib.metadata import version
from typing import Annotated

import typer
import uvicorn

from einvoice_server.cli.work import NotMigratedError, failures_told, settings
from einvoice_server.kit.clock import SystemClock
from einvoice_server.kit.garbage import to_stay
from einvoice_server.kit.logs import configure_logs, get_logger
from einvoice_server.kit.telemetry import Telemetry, telemetry_from_environment
from einvoice_server.migrations.schema_version import is_current
from einvoice_server.migrations.schema_version import migrate as to_last_step
from einvoice_server.operator import FirstStart, first_start
from einvoice_server.services import Services, build_services
from einvoice_server.settings import Settings


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port; 0 takes a free one.")] = None,
) -> None:
    """Run the server. The first start makes database, account and key, and shows the key once."""
    with failures_told():
        wanted = settings()
        given = {"host": host, "port": port}
        changes = {name: value for name, value in given.items() if value is not None}
        wanted = Settings.model_validate({**wanted.model_dump(), **changes}) if changes else wanted
        configure_logs(wanted)
        if wanted.on_sqlite:
            to_last_step(wanted.url)
        asyncio.run(_serve(wanted))


def migrate() -> None:
    """Take the database to the schema of this version."""
    with failures_told():
        to_last_step(settings().url)
    typer.echo("The database is up to date.")


async def _serve(wanted: Settings) -> None:
    telemetry = telemetry_from_environment(version("einvoice-kit"))
    services = await ready_to_serve(wanted, telemetry)
    made = await first_start(services)
    if made is not None:
        _show(made)
    await _listen(wanted, services)


async def ready_to_serve(wanted: Settings, telemetry: Telemetry) -> Services:
    """The services, where database, files and queue are as they must be; else this ends here."""
    telemetry.be_global()
    services = build_services(wanted, SystemClock(), telemetry)
    try:
        if not await is_current(services.database):
            raise NotMigratedError("The database is not migrated: run `einvoice-server migrate`.")
        await services.blobs.ready()
        await services.queue.ready()
    except BaseException:
        await services.close()
        raise
    return services


def listener_on(host: str, port: int) -> socket.socket:
    """A socket that listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    # Connections inherit it. Without it the end of an answer waits for the caller to confirm its
    # beginning, which callers do late on purpose: 40 ms a request.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


async def _listen(wanted: Settings, services: Services) -> None:
    with to_stay():
        from einvoice_server.app import create_app  # seconds that other commands need not wait

        app = create_app(wanted, services=services)
    listener = listener_on(wanted.host, wanted.port)
    config = uvicorn.Config(
        app,
        proxy_headers=bool(wanted.trusted_proxies),
        forwarded_allow_ips=wanted.trusted_proxies or None,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
        timeout_graceful_shutdown=20,
    )
    shown = f"[{wanted.host}]" if listener.family is socket.AF_INET6 else wanted.host
    address = f"http://{shown}:{listener.getsockname()[1]}"
    get_logger(__name__).info("listening", address=address, docs=f"{address}/api-docs")
    await uvicorn.Server(config).serve(sockets=[listener])


def _show(made: FirstStart) -> None:
    typer.echo(f"account  {made.account_id}")
    typer.echo(f"API key  {made.api_key}")
    typer.echo("The key is shown this once. Send it as X-API-KEY.")
