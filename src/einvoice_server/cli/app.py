"""The commands, each from its own file."""

import typer

from einvoice_server.cli.accounts import account_app
from einvoice_server.cli.backup import backup, restore_backup
from einvoice_server.cli.check import check
from einvoice_server.cli.keys import key_app
from einvoice_server.cli.mcp import mcp
from einvoice_server.cli.serve import migrate, serve
from einvoice_server.cli.worker import worker

app = typer.Typer(
    help="The einvoice server. Settings come from EINVOICE_SERVER_* or a TOML file.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.command()(migrate)
app.command()(worker)
app.command()(check)
app.command()(backup)
app.command("restore")(restore_backup)
app.command()(mcp)
app.add_typer(account_app, name="account")
app.add_typer(key_app, name="key")
