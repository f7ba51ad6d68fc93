"""The program `einvoice`: its verbs, and how it starts and ends."""

import sys
from typing import Annotated

import typer

from einvoice._version import __version__
from einvoice.cli.batch import batch
from einvoice.cli.check_pdf import check_pdf
from einvoice.cli.content import content
from einvoice.cli.convert import convert
from einvoice.cli.correct import correct
from einvoice.cli.diff import diff
from einvoice.cli.embed import embed
from einvoice.cli.extract import extract
from einvoice.cli.new import new
from einvoice.cli.output import INTERRUPTED, abandon_pipe, use_utf8
from einvoice.cli.profiles import profiles
from einvoice.cli.render import render
from einvoice.cli.rule import rule
from einvoice.cli.rules import rules
from einvoice.cli.schema import schema
from einvoice.cli.serve_kosit import serve_kosit
from einvoice.cli.show import show
from einvoice.cli.terms import terms
from einvoice.cli.to_pdfa import to_pdfa
from einvoice.cli.validate import validate
from einvoice.cli.view import view

app = typer.Typer(
    name="einvoice",
    help="European e-invoices (EN 16931): read, convert and explain CII and UBL, ZUGFeRD, "
    "Factur-X, XRechnung and Peppol.",
    epilog="Exit codes: 0 fine, 1 the document is at fault, 2 wrong usage, 3 unreadable input.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(show)
app.command()(validate)
app.command()(check_pdf)
app.command()(rule)
app.command()(content)
app.command()(diff)
app.command()(convert)
app.command()(batch)
app.command()(render)
app.command()(view)
app.command()(correct)
app.command()(embed)
app.command()(to_pdfa)
app.command()(extract)
app.command()(new)
app.command()(terms)
app.command()(schema)
app.command()(profiles)
app.add_typer(rules)
app.command()(serve_kosit)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"einvoice {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options that stand before the verb."""


def run() -> None:
    """Run the program, and end it quietly when it is interrupted or its reader is gone."""
    use_utf8()
    try:
        app(prog_name="einvoice")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        abandon_pipe()
