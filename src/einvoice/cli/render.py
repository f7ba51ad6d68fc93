"""`einvoice render`: documents as people read them, PDF or HTML."""

from typing import Annotated

import typer


def render(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns, or -.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A file, - for standard output, or a folder; without it, beside the document.",
        ),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            "--language", "-l", metavar="CODES", help="de, en, es, fr, pl; two as in de,en."
        ),
    ] = "de",
    theme: Annotated[
        str,
        typer.Option(metavar="NAME", help="classic, modern, plain, or a TOML file with a theme."),
    ] = "classic",
    html: Annotated[bool, typer.Option("--html", help="Make HTML instead of a PDF.")] = False,
    logo: Annotated[
        str | None, typer.Option(metavar="FILE", help="A picture for the letterhead.")
    ] = None,
    paper: Annotated[str, typer.Option(metavar="NAME", help="A4, Letter or Legal.")] = "A4",
    qr: Annotated[
        bool, typer.Option("--qr/--no-qr", help="The code that banking apps scan.")
    ] = True,
    replace_missing: Annotated[
        bool,
        typer.Option("--replace-missing", help="Write ? for characters that no font has."),
    ] = False,
    recover: Annotated[
        bool, typer.Option("--recover", help="Read broken XML as far as it goes.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Report one JSON object a document, each on a line."),
    ] = False,
) -> None:
    """Draw invoices as PDF or HTML, with everything that they state.

    Without -o, "invoice.xml" becomes "invoice.pdf" in the same folder. Files appear whole or not
    at all, and none is replaced without --force. Several inputs need a folder as OUT, or none.
    """
    from einvoice.cli.inputs import Input, find, read_input
    from einvoice.cli.rendering import Look, place_of, rendered
    from einvoice.cli.target import Target
    from einvoice.cli.work import Work, reported

    with reported("--theme", as_json=as_json):
        inputs = find(files)
        look = Look.of(
            language, theme, logo, paper, is_html=html, qr=qr, replace_missing=replace_missing
        )
        target = None
        if output is not None:
            target = Target.of(output, several=not inputs.is_one_file, force=force)
    is_stdout = target is not None and target.is_stdout
    work = Work(inputs, "rendered", as_json=as_json, json_to_stderr=is_stdout)

    def render_one(input: Input) -> None:
        document = read_input(input, recover=recover)
        made = rendered(document, look)
        goal = target or place_of(input, look.suffix, force=force)
        place = goal.put(made, name=input.name, relative=input.relative, suffix=look.suffix)
        if as_json:
            work.print_json({"file": input.name, "output": place, "bytes": len(made)})

    work.each(render_one, quiet_terminal=not (as_json or is_stdout))
    work.finish()
