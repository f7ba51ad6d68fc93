"""`einvoice view`: one document in the browser."""

from typing import Annotated

import typer


def view(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document: XML, PDF, JSON, or -.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Write the page to a file, and serve nothing."
        ),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            "--language",
            "-l",
            metavar="CODES",
            help="en or de; two as in de,en draw the invoice in both.",
        ),
    ] = "en",
    theme: Annotated[
        str, typer.Option(metavar="NAME", help="How it is drawn: classic, modern or plain.")
    ] = "classic",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Open no browser, only print the address.")
    ] = False,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout", min=0, metavar="SECONDS", help="End after so long unused; 0 never ends."
        ),
    ] = 1800.0,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace a file that exists.")
    ] = False,
) -> None:
    """Show a document in the browser: picture, content, findings and XML side by side.

    The page is served on this machine only, under an address that nobody can guess, until Ctrl-C.
    Faulty and broken documents are shown as far as they can be read.
    """
    from einvoice.cli.viewing import Look, looked_at, serve, write_page
    from einvoice.cli.work import reported

    with reported("--language", as_json=False):
        look = Look.of(language, theme)
    with reported(file, as_json=False):
        viewed = looked_at(file, look)
        if output is not None:
            write_page(viewed, look, output, file, force=force)
            return
        serve(viewed, look, port=port, opens=not no_open, timeout=timeout)
