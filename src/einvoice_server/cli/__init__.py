"""The command line `einvoice-server`: run it, and look after its accounts and keys."""

from einvoice_server.cli.app import app


def main() -> None:
    """Run the command line; what the installed program `einvoice-server` calls."""
    app(prog_name="einvoice-server")
