"""`key`: make, list and revoke API keys."""

from datetime import timedelta
from typing import Annotated

import typer

from einvoice_server.cli.work import run
from einvoice_server.operator import as_operator, make_key, tenant_of
from einvoice_server.services import Services
from einvoice_server.tenancy.api_keys.schemas import (
    ApiKeyPath,
    ApiKeyView,
    CreateApiKey,
    ListApiKeys,
)
from einvoice_server.tenancy.api_keys.service import list_keys, revoke_key
from einvoice_server.tenancy.scopes import ALL
from einvoice_server.tenancy.tenant import Environment
from einvoice_server.unit import Unit

key_app = typer.Typer(help="API keys of an account.", no_args_is_help=True, add_completion=False)

AccountId = Annotated[str, typer.Argument(help="The id of the account.")]
InEnvironment = Annotated[Environment, typer.Option("--environment", help="live or test.")]
_MOST = 1000


@key_app.command("create")
def create(
    account_id: AccountId,
    label: Annotated[str, typer.Option(help="What to call it.")] = "Key",
    environment: InEnvironment = Environment.LIVE,
    scope: Annotated[list[str] | None, typer.Option(help="What it may do; all by default.")] = None,
    also: Annotated[list[str] | None, typer.Option(help="Further accounts it reaches.")] = None,
    days: Annotated[int | None, typer.Option(help="When it ends.", min=1, max=365)] = None,
) -> None:
    """Make a key and show it once."""

    async def do(services: Services) -> str:
        tenant = await tenant_of(services, account_id, environment)
        for other in also or ():
            await tenant_of(services, other, environment)
        asked = CreateApiKey(
            label=label,
            scopes=scope or [ALL],
            account_ids=also or [],
            expires_at=services.clock.now() + timedelta(days=days) if days else None,
        )
        return (await make_key(services, tenant, asked)).api_key

    typer.echo(run(do))


@key_app.command("list")
def show(account_id: AccountId, environment: InEnvironment = Environment.LIVE) -> None:
    """List the keys of an account."""

    async def do(services: Services) -> list[ApiKeyView]:
        tenant = await tenant_of(services, account_id, environment)

        async def all_keys(unit: Unit) -> list[ApiKeyView]:
            return (await list_keys(unit, ListApiKeys(per_page=_MOST))).data

        return await as_operator(services, tenant, "key list", all_keys)

    for key in run(do):
        end = key.expires_at.date().isoformat() if key.expires_at else "-"
        typer.echo(f"{key.api_key_id}  {key.status:13}  {end:10}  ...{key.hint}  {key.label}")


@key_app.command("revoke")
def revoke(
    account_id: AccountId,
    api_key_id: Annotated[str, typer.Argument(help="The id of the key.")],
    environment: InEnvironment = Environment.LIVE,
) -> None:
    """Take a key back."""

    async def do(services: Services) -> None:
        tenant = await tenant_of(services, account_id, environment)

        async def take_back(unit: Unit) -> ApiKeyView:
            return await revoke_key(unit, ApiKeyPath(api_key_id=api_key_id))

        await as_operator(services, tenant, "key revoke", take_back)

    run(do)
