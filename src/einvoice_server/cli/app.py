"""The commands, each from its own file."""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Annotated, ClassVar

import typer

from einvoice_server.cli.lazily import LazyGroup


class Commands(LazyGroup):
    """What `einvoice-server` can do."""

    places: ClassVar[Mapping[str, str]] = {
        "serve": "einvoice_server.cli.serve:serve",
        "migrate": "einvoice_server.cli.serve:migrate",
        "worker": "einvoice_server.cli.worker:worker",
        "check": "einvoice_server.cli.check:check",
        "backup": "einvoice_server.cli.backup:backup",
        "restore": "einvoice_server.cli.backup:restore_backup",
        "mcp": "einvoice_server.cli.mcp:mcp",
        "account": "einvoice_server.cli.accounts:account_app",
        "key": "einvoice_server.cli.keys:key_app",
    }


app = typer.Typer(
    cls=Commands,
    help="The einvoice server. Settings come from EINVOICE_SERVER_* or a TOML file.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"einvoice-server {version('einvoice-kit')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Begin with any command."""
