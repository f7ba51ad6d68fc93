"""`einvoice diff`: where two documents differ."""

from typing import Annotated

import typer


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="A file, or -.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="A file.")],
    recover: Annotated[
        bool, typer.Option("--recover", help="Read broken XML as far as it goes.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if they differ.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a difference, each on a line.")
    ] = False,
) -> None:
    """Compare two documents term by term, whatever their syntaxes.

    Lines are compared by their identifiers, then by position. Order is no difference.
    """
    from dataclasses import asdict
    from pathlib import Path

    from einvoice.cli.failures import ExitCode
    from einvoice.cli.inputs import Input, read_input
    from einvoice.cli.output import console, emit, emit_json
    from einvoice.cli.work import reported
    from einvoice.differing import diff as differences_of

    with reported(as_json=as_json):
        first, second = (
            read_input(Input(name, Path(name)), recover=recover).invoice for name in (before, after)
        )
    found = differences_of(first, second)
    if as_json:
        for one in found:
            emit_json(asdict(one))
    elif not found:
        emit("einvoice: no differences", stderr=True)
    else:
        from einvoice.cli.tables import said, short, table_of

        table = table_of("", "Term", "Place", "Before", "After")
        for one in found:
            table.add_row(
                _SIGNS[one.kind],
                one.term or "",
                said(one.path),
                short(one.before or ""),
                short(one.after or ""),
            )
        console().print(table)
    raise SystemExit(ExitCode.FAULT if strict and found else ExitCode.FINE)


_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
