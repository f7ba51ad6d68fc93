"""`einvoice terms`: what the business terms mean and where they stand."""

from typing import Annotated

import typer


def terms(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="[TERM]", help="A number (BT-27), a path (seller.name), or words to look for."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Explain a business term, or list those that fit; without TERM, those of EN 16931."""
    from einvoice.cli import explaining
    from einvoice.cli.failures import usage
    from einvoice.cli.output import console, emit_json, print_card
    from einvoice.cli.work import reported

    with reported(as_json=as_json):
        one = explaining.find_one(query) if query else None
        found = [one] if one else explaining.find_all(query)
        if not found:
            raise usage(str(query), "no term has this number, path or text")
        if as_json:
            emit_json([explaining.as_data(term) for term in found])
        elif one:
            print_card(explaining.card(one))
        else:
            console(wide=True).print(*explaining.table(found))
