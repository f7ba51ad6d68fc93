"""`einvoice extract`: the invoices out of hybrid PDFs, or every file in them."""

from typing import Annotated

import typer


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="PDF...", help="Files, folders, patterns, or -.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file, - for standard output, or a folder."
        ),
    ] = "-",
    every: Annotated[
        bool, typer.Option("--all", "-a", help="Take out every file; OUT is a folder.")
    ] = False,
    only_list: Annotated[
        bool, typer.Option("--list", "-l", help="List the files and take nothing out.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Report one JSON object a PDF, each on a line.")
    ] = False,
) -> None:
    """Take the invoice out of ZUGFeRD, Factur-X and other hybrid PDFs.

    It is written as it stands, under the name of its PDF. With --all every file keeps a name of its
    own, and the files of several PDFs get a folder each. Damaged PDFs are read as far as they go.
    """
    from einvoice.cli.extracting import Extracting, list_all

    if only_list:
        list_all(files, as_json=as_json)
    Extracting.of(files, output, every=every, force=force, as_json=as_json).run()
