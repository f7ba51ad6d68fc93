"""`einvoice batch`: a table with a row for every document."""

from typing import Annotated

import typer


def batch(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Folders and files.")],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="What to write: .jsonl, .csv or .parquet."
        ),
    ],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 for one each core.")
    ] = 0,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start anew where an interrupted run left rows.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace a file that exists.")
    ] = False,
) -> None:
    """Read and validate many documents, and write a row for each.

    Of folders, what ends in .xml or .pdf. A run that is interrupted goes on where it was when it
    is started again. Documents that cannot be read have rows with the reason.
    """
    from einvoice.cli.bulk import run_batch

    run_batch(paths, output, jobs=jobs or None, fresh=fresh, force=force)
