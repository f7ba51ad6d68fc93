"""`einvoice correct`: a document that takes back or replaces an invoice."""

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """What `--kind` can name."""

    CREDIT_NOTE = "credit_note"
    CORRECTED = "corrected"
    REVERSAL = "reversal"


def correct(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The invoice, or -.")],
    number: Annotated[str, typer.Option(metavar="NUMBER", help="The number of the new document.")],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="OUT", help="A file, or - for standard output."),
    ],
    kind: Annotated[
        Kind,
        typer.Option(
            help="credit_note takes the invoice back (381), reversal too, with negative amounts "
            "(384), corrected is a copy to change (384)."
        ),
    ] = Kind.CREDIT_NOTE,
    issue_date: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it is issued; today without it.")
    ] = None,
    type_code: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its type, if not the usual one.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; a first note.")] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace a file that exists.")
    ] = False,
) -> None:
    """Write a document that corrects an invoice and refers to it, in its syntax and profile.

    A file name that ends in .json asks for JSON, to be changed and converted.
    """
    from pathlib import Path

    from einvoice.cli.correcting import corrected, day_of
    from einvoice.cli.inputs import Input, read_input
    from einvoice.cli.losses import LossReport
    from einvoice.cli.output import console
    from einvoice.cli.target import Target
    from einvoice.cli.work import reported
    from einvoice.correcting import correction_of

    with reported(file, as_json=False):
        day = day_of(issue_date)
        target = Target.of(output, several=False, force=force)
        document = read_input(Input(file, Path(file)))
        invoice = correction_of(
            document.invoice,
            kind=kind.value,
            number=number,
            issue_date=day,
            type_code=type_code,
            reason=reason,
        )
        made = corrected(document, invoice, output)
        target.put(made.data, name=file, relative=Path(file), suffix=made.suffix)
    report = LossReport(in_detail=True)
    report.add(file, made)
    report.print(console(stderr=True, wide=True))
