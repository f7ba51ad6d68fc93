"""`serve` and `migrate`."""

import asyncio
import socket
from importlib.metadata import version
from typing import Annotated

import typer
import uvicorn

from einvoice_server.cli.listening import address_of, listener_on
from einvoice_server.cli.processes import end_with, serve_by_several
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
    processes: Annotated[
        int | None, typer.Option(help="How many processes answer, each on a core of its own.")
    ] = None,
    fd: Annotated[
        int | None, typer.Option(help="An open socket to listen on, such as one of systemd.")
    ] = None,
    while_open: Annotated[
        int | None, typer.Option(hidden=True, help="A pipe whose end is that of the server.")
    ] = None,
) -> None:
    """Run the server. The first start makes database, account and key, and shows the key once."""
    with failures_told():
        wanted = settings()
        given = {"host": host, "port": port, "processes": processes}
        changes = {name: value for name, value in given.items() if value is not None}
        wanted = Settings.model_validate({**wanted.model_dump(), **changes}) if changes else wanted
        configure_logs(wanted)
        if while_open is not None:
            end_with(while_open)
        elif wanted.on_sqlite:
            to_last_step(wanted.url)
        listener = socket.socket(fileno=fd) if fd is not None else None
        if wanted.processes == 1 or while_open is not None:
            asyncio.run(_serve(wanted, listener))
            return
        asyncio.run(_show_first_start(wanted))
        raise typer.Exit(asyncio.run(serve_by_several(wanted, listener)))


def migrate() -> None:
    """Take the database to the schema of this version."""
    with failures_told():
        to_last_step(settings().url)
    typer.echo("The database is up to date.")


async def _serve(wanted: Settings, listener: socket.socket | None) -> None:
    telemetry = telemetry_from_environment(version("einvoice-kit"))
    services = await ready_to_serve(wanted, telemetry)
    made = await first_start(services)
    if made is not None:
        _show(made)
    await _listen(wanted, services, listener)


async def _show_first_start(wanted: Settings) -> None:
    services = await ready_to_serve(wanted, Telemetry())
    try:
        made = await first_start(services)
    finally:
        await services.close()
    if made is not None:
        _show(made)


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


async def _listen(wanted: Settings, services: Services, listener: socket.socket | None) -> None:
    with to_stay():
        from einvoice_server.app import create_app  # seconds that other commands need not wait

        app = create_app(wanted, services=services)
    listener = listener or listener_on(wanted.host, wanted.port)
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
    address = address_of(listener)
    get_logger(__name__).info("listening", address=address, docs=f"{address}/api-docs")
    await uvicorn.Server(config).serve(sockets=[listener])


def _show(made: FirstStart) -> None:
    typer.echo(f"account  {made.account_id}")
    typer.echo(f"API key  {made.api_key}")
    typer.echo("The key is shown this once. Send it as X-API-KEY.")
