"""`einvoice new`: an example to start from."""

from typing import Annotated

import typer


def new(
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="OUT", help="A file, or - for standard output."),
    ] = "-",
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep to a profile: `einvoice profiles`.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace a file that exists.")
    ] = False,
) -> None:
    """Write a complete example invoice as JSON, to change and convert.

    The totals are part of it and are not computed again by `einvoice convert`.
    """
    from pathlib import Path

    from einvoice import profiles
    from einvoice.cli.target import Target
    from einvoice.cli.work import reported
    from einvoice.example import example_invoice

    with reported("--profile", as_json=False):
        target = Target.of(output, several=False, force=force)
        invoice = example_invoice()
        if profile is not None:
            found = profiles.get(profile)
            kept, _ = profiles.restrict(invoice, found)
            invoice = profiles.with_profile(kept, found)
        data = f"{invoice.to_json(indent=2)}\n".encode()
        target.put(data, name=output, relative=Path("invoice.json"), suffix=".json")
