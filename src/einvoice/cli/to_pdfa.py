"""`einvoice to-pdfa`: ordinary PDFs made PDF/A-3, and what that changed."""

from typing import Annotated

import typer

from einvoice.cli.pdf_options import AcceptUnchecked, Fonts, Icc, Level


def to_pdfa(
    files: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Files, folders, patterns, or -.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file, - for standard output, or a folder."
        ),
    ],
    level: Level = "B",
    fonts: Fonts = "",
    icc: Icc = "",
    accept_unchecked: AcceptUnchecked = False,
    decrypt: Annotated[
        bool, typer.Option("--decrypt", help="Drop an encryption that needs no password.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Report one JSON object a file, each on a line.")
    ] = False,
) -> None:
    """Convert PDFs to PDF/A-3, or say why that cannot be done truthfully.

    Every change is listed on standard error. Files appear whole or not at all, and none is
    replaced without --force. Several inputs need a folder as OUT.
    """
    from einvoice.cli.making import Making, pdfa_options
    from einvoice.cli.work import reported

    with reported("--icc", as_json=as_json):
        options = pdfa_options(
            level, fonts, icc, accept_unchecked=accept_unchecked, decrypt=decrypt
        )
    making = Making.of(files, output, "converted", force=force, as_json=as_json)
    making.convert_all(options)
