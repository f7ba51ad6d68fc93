"""`einvoice validate`: the verdict on documents, explained."""

from typing import Annotated, Literal

import typer


def validate(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns, or -.")
    ],
    profile: Annotated[
        str, typer.Option("--profile", "-p", help="Check by this profile, whatever BT-24 says.")
    ] = "",
    rules: Annotated[
        list[str] | None,
        typer.Option(
            "--rules",
            "-r",
            help="Check by this rule set in place of those of the profile: structure, en16931, "
            "xrechnung, peppol, peppol-self-billing, facturx, advice; may be repeated.",
        ),
    ] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="Also warn of what is allowed and most likely wrong.")
    ] = False,
    format: Annotated[
        Literal["text", "json", "sarif", "junit"],
        typer.Option("--format", "-f", help="How to report; json is one object a line."),
    ] = "text",
    lang: Annotated[
        Literal["en", "de"], typer.Option("--lang", "-l", help="The language of explanations.")
    ] = "en",
    output: Annotated[
        str, typer.Option("--output", "-o", help="Write the report to this file.")
    ] = "",
    fail_on: Annotated[
        Literal["fatal", "warning", "information"],
        typer.Option("--fail-on", help="Exit with 1 from this severity on."),
    ] = "fatal",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="How many processes to work in.")
    ] = 1,
    brief: Annotated[
        bool, typer.Option("--brief", "-q", help="As text: one line a document.")
    ] = False,
) -> None:
    """Validate invoices by the native rules, and say what to change.

    The rules follow from the profile that a document claims (BT-24). Exit code 1 means that a
    document is rejected, or that its verdict is open.
    """
    from einvoice.cli.validating import Asked, Reporting, validate_all

    validate_all(
        files,
        Asked.of(profile, rules or (), advice=advice),
        Reporting(format, lang, output, fail_on, brief),
        jobs=jobs,
    )
