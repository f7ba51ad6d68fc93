"""`account`: make, list and set up accounts."""

from typing import Annotated

import typer

from einvoice_server.cli.work import run
from einvoice_server.operator import accounts_of, make_account, set_feature, suspend, tenant_of
from einvoice_server.services import Services
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment

account_app = typer.Typer(
    help="Accounts of this server.", no_args_is_help=True, add_completion=False
)

AccountId = Annotated[str, typer.Argument(help="The id of the account.")]


@account_app.command("create")
def create(name: Annotated[str, typer.Argument(help="What to call it.")]) -> None:
    """Make an account."""

    async def do(services: Services) -> str:
        return (await make_account(services, name)).id

    typer.echo(run(do))


@account_app.command("list")
def show() -> None:
    """List all accounts."""

    async def do(services: Services) -> list[str]:
        return [
            f"{account.id}  {'suspended' if account.is_suspended else 'active':9}  {account.name}"
            for account in await accounts_of(services)
        ]

    for line in run(do):
        typer.echo(line)


@account_app.command("feature")
def feature(
    account_id: AccountId,
    name: Annotated[Feature, typer.Argument(help="Which feature.")],
    on: Annotated[bool, typer.Option("--on/--off", help="Whether it is on.")] = True,
    environment: Annotated[Environment, typer.Option(help="live or test.")] = Environment.LIVE,
) -> None:
    """Turn a feature on or off."""

    async def do(services: Services) -> None:
        tenant = await tenant_of(services, account_id, environment)
        await set_feature(services, tenant, name, on)

    run(do)


@account_app.command("suspend")
def suspend_account(
    account_id: AccountId,
    undo: Annotated[bool, typer.Option("--undo", help="Accept its keys again.")] = False,
) -> None:
    """Refuse every key for an account."""

    async def do(services: Services) -> None:
        tenant = await tenant_of(services, account_id, Environment.LIVE)
        await suspend(services, tenant, not undo)

    run(do)
