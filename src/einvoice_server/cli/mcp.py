"""`mcp`: the tools for an assistant on this machine, over standard input and output."""

import asyncio
import os
from typing import Annotated

import typer

from einvoice_server.cli.work import fail, failures_told, settings
from einvoice_server.kit.clock import SystemClock
from einvoice_server.kit.logs import configure_logs
from einvoice_server.migrations.schema_version import is_current
from einvoice_server.migrations.schema_version import migrate as to_last_step
from einvoice_server.services import build_services
from einvoice_server.settings import PREFIX, Settings
from einvoice_server.tables import metadata
from einvoice_server.tenancy.tenant import Environment

KEY_VARIABLE = f"{PREFIX}API_KEY"


def mcp(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak over standard input and output.")
    ] = False,
    account: Annotated[
        str | None, typer.Option(help="For which account; the first by default.")
    ] = None,
    environment: Annotated[
        Environment, typer.Option(help="Live data, or test data.")
    ] = Environment.LIVE,
) -> None:
    """Offer the tools to an assistant on this machine, on the database of the settings.

    Without a server and without a key: who runs the command may do all for the account. With a key
    in the variable EINVOICE_SERVER_API_KEY, what the key may. The first start makes database and
    account.
    """
    if not stdio:
        fail("Say --stdio. Over HTTP, the tools are at /api/v1/mcp of `einvoice-server serve`.")
    with failures_told():
        wanted = settings()
        configure_logs(wanted)
        if wanted.on_sqlite:
            to_last_step(wanted.url)
        asyncio.run(_serve(wanted, account, environment))


async def _serve(wanted: Settings, account: str | None, environment: Environment) -> None:
    from einvoice_server.catalogue import catalogue
    from einvoice_server.mcp.local import visits_of_account, visits_of_key
    from einvoice_server.mcp.stdio import serve_stdio

    assert metadata.tables
    services = build_services(wanted, SystemClock())
    try:
        if not await is_current(services.database):
            fail("The database is not migrated: run `einvoice-server migrate`.")
        key = os.environ.get(KEY_VARIABLE)
        if key:
            visits = await visits_of_key(services, key, account)
        else:
            visits = await visits_of_account(services, account, environment)
        await serve_stdio(catalogue(), services, visits)
    finally:
        await services.close()
