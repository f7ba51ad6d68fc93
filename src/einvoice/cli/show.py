"""`einvoice show`: what a document says, for people or machines."""

from typing import Annotated

import typer


def show(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns, or -.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a document, each on a line.")
    ] = False,
    lines: Annotated[
        int, typer.Option("--lines", "-n", min=0, help="How many lines to list; 0 lists all.")
    ] = 20,
    recover: Annotated[
        bool, typer.Option("--recover", help="Read broken XML as far as it goes.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything was not understood.")
    ] = False,
) -> None:
    """Show any invoice: XML in any known syntax, or JSON.

    At the end stands what could not be understood, with the lines of the document.
    """
    from einvoice.cli.failures import ExitCode
    from einvoice.cli.inputs import Input, find, read_input
    from einvoice.cli.output import console
    from einvoice.cli.work import Work

    work = Work(find(files), "shown", as_json=as_json)
    out = console()

    def show_one(input: Input) -> None:
        document = read_input(input, recover=recover)
        if strict and (document.issues or document.unmapped):
            work.at_least(ExitCode.FAULT)
        if as_json:
            from einvoice.cli.machine import described

            work.print_json(described(document))
        else:
            from rich.console import Group

            from einvoice.cli.summary import summary

            named = not work.inputs.is_one_file
            out.print(Group(*summary(document, lines=lines, with_name=named)))

    work.each(show_one, quiet_terminal=False)
    work.finish()
