"""The command line `einvoice`: one file per verb, loaded when it is used."""


def main() -> None:
    """Run the command line; what the installed program `einvoice` calls."""
    from einvoice.cli.app import run

    run()
