"""`einvoice convert`: documents in another syntax or profile, and what that costs."""

from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """What `--to` can name."""

    CII = "cii"
    UBL = "ubl"
    ZUGFERD_1 = "zugferd-1"
    JSON = "json"


def convert(
    files: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Files, folders, patterns, or -.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file, - for standard output, or a folder."
        ),
    ],
    to: Annotated[
        Form | None, typer.Option(help="What to write; without it, the syntax stays.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="The profile to write: `einvoice profiles`.")
    ] = None,
    lossless: Annotated[
        bool,
        typer.Option("--lossless", help="Write back XML of no term, where the syntax stays."),
    ] = False,
    recover: Annotated[
        bool, typer.Option("--recover", help="Read broken XML as far as it goes.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything was lost.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Report one JSON object a document, each on a line."),
    ] = False,
) -> None:
    """Convert invoices between syntaxes, profiles and JSON.

    What gets lost on the way is listed on standard error. Files appear whole or not at all, and
    none is replaced without --force. Several inputs need a folder as OUT.
    """
    from einvoice.cli.converting import Wanted, converted
    from einvoice.cli.failures import ExitCode
    from einvoice.cli.inputs import Input, find, read_input
    from einvoice.cli.losses import LossReport
    from einvoice.cli.machine import conversion_of
    from einvoice.cli.target import Target
    from einvoice.cli.work import Work, reported

    with reported("--profile", as_json=as_json):
        wanted = Wanted.of(to.value if to else None, profile, output, lossless=lossless)
        inputs = find(files)
        target = Target.of(output, several=not inputs.is_one_file, force=force)
    work = Work(inputs, "converted", as_json=as_json, json_to_stderr=target.is_stdout)
    report = LossReport(in_detail=inputs.is_one_file)

    def convert_one(input: Input) -> None:
        document = read_input(input, recover=recover)
        made = converted(document, wanted)
        place = target.put(made.data, name=input.name, relative=input.relative, suffix=made.suffix)
        if strict and not made.is_whole:
            work.at_least(ExitCode.FAULT)
        if as_json:
            work.print_json(conversion_of(document, made, place))
        else:
            report.add(input.name, made)

    work.each(convert_one, quiet_terminal=not (as_json or target.is_stdout))
    report.print(work.err)
    work.finish(*report.remarks())
