"""`einvoice validate`: the verdict on documents, explained."""

from datetime import datetime
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
            "xrechnung, peppol, peppol-self-billing, facturx, advice; may be repeated. Official "
            "rules take a version or a day: xrechnung@3.0.2, peppol@2026-09-01.",
        ),
    ] = None,
    engine: Annotated[
        Literal["native", "official", "both"],
        typer.Option(
            "--engine",
            "-e",
            help="Check by the native rules, by the official artefacts that are installed "
            "(`einvoice rules`), or by both, and say where they differ.",
        ),
    ] = "native",
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="Official rules as they applied on this day.",
        ),
    ] = None,
    configuration: Annotated[
        str,
        typer.Option(
            "--configuration",
            "-c",
            metavar="FILE",
            help="Run this KoSIT configuration, or the installed one of this name.",
        ),
    ] = "",
    advice: Annotated[
        bool, typer.Option("--advice", help="Also warn of what is allowed and most likely wrong.")
    ] = False,
    format: Annotated[
        Literal["text", "json", "sarif", "junit", "html", "pdf", "kosit"],
        typer.Option(
            "--format",
            "-f",
            help="How to report; json is one object a line, html one page, pdf a file for each "
            "document, kosit the report of the KoSIT validator by a --configuration, also a file "
            "for each.",
        ),
    ] = "text",
    lang: Annotated[
        Literal["en", "de"], typer.Option("--lang", "-l", help="The language of explanations.")
    ] = "en",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help="Write the report to this file; several files go into this folder.",
        ),
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
    """Validate invoices by the native rules or the official ones, and say what to change.

    The rules follow from the profile that a document claims (BT-24). Exit code 1 means that a
    document is rejected, or that its verdict is open.
    """
    if format == "kosit":
        from einvoice.cli.kosit_reports import report_all

        report_all(
            files,
            configuration,
            output,
            language=lang,
            by_itself=not (profile or rules or as_of or advice or engine == "both"),
        )
    from einvoice.cli.validating import Asked, Official, Reporting, validate_all

    asked = Asked.of(
        profile,
        rules or (),
        advice=advice,
        with_subject=format in ("html", "pdf"),
        official=Official.of(engine, as_of.date() if as_of else None, configuration),
    )
    if format == "pdf":
        from einvoice.cli import pdf_reports

        pdf_reports.report_all(files, asked, output, language=lang, fail_on=fail_on, jobs=jobs)
    validate_all(files, asked, Reporting(format, lang, output, fail_on, brief), jobs=jobs)
