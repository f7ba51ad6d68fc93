"""`einvoice content`: what a document says, in sections for programs."""

from typing import Annotated

import typer


def content(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns, or -.")
    ],
    section: Annotated[
        str | None,
        typer.Option("--section", "-s", metavar="NAME", help="Only one section, such as seller."),
    ] = None,
    trace: Annotated[
        bool,
        typer.Option("--trace", help="With every value its term and its place in the source."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a document, each on a line.")
    ] = False,
    recover: Annotated[
        bool, typer.Option("--recover", help="Read broken XML as far as it goes.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything is doubtful.")
    ] = False,
) -> None:
    """Say what documents contain, in sections: summary, seller, buyer, lineitems, taxes, ...

    What is not certain stands at the end. `einvoice schema NAME` prints the JSON Schema of a
    section.
    """
    from einvoice.cli.failures import ExitCode
    from einvoice.cli.inputs import Input, find, read_input
    from einvoice.cli.listing import described, listing
    from einvoice.cli.output import console
    from einvoice.cli.work import Work, reported
    from einvoice.sections import Content
    from einvoice.sections.content import check_name

    with reported("--section", as_json=as_json):
        if section is not None:
            check_name(section)
    work = Work(find(files), "listed", as_json=as_json)
    out = console()

    def list_one(input: Input) -> None:
        document = read_input(input, recover=recover)
        found = Content.of(document.invoice, document.result)
        if strict and (found.doubtful or found.unmapped):
            work.at_least(ExitCode.FAULT)
        if as_json:
            work.print_json({"file": input.name, **described(found, section, traced=trace)})
        else:
            title = input.name if not work.inputs.is_one_file else ""
            for part in listing(found, section, traced=trace, title=title):
                out.print(part)

    work.each(list_one, quiet_terminal=False)
    work.finish()
