"""`einvoice check-pdf`: whether PDFs are what they claim to be."""

from typing import Annotated, Literal

import typer


def check_pdf(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, patterns, or -.")
    ],
    country: Annotated[
        str,
        typer.Option(
            "--country",
            "-c",
            metavar="CODE",
            help="Where seller and buyer are, such as DE or FR; without it the invoice tells.",
        ),
    ] = "",
    verapdf: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Ask veraPDF as well: its program or jar. EINVOICE_VERAPDF names one for good.",
        ),
    ] = "",
    format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", "-f", help="How to report; json is one object a line."),
    ] = "text",
    lang: Annotated[
        Literal["en", "de"], typer.Option("--lang", "-l", help="The language of explanations.")
    ] = "en",
    fail_on: Annotated[
        Literal["fatal", "warning"],
        typer.Option("--fail-on", help="Exit with 1 from this severity on."),
    ] = "fatal",
    brief: Annotated[bool, typer.Option("--brief", "-q", help="As text: one line a file.")] = False,
) -> None:
    """Check whether PDFs are PDF/A-3 as they claim, and good containers of hybrid invoices.

    Between seller and buyer in Germany faults of the container are warnings. Exit code 1 means
    that a file has a fatal fault, or holds something that could not be checked.
    """
    from einvoice.cli.checking_pdfs import PdfAsked, check_all

    check_all(
        files,
        PdfAsked(country or None, verapdf or None, lang, fail_on, brief),
        as_json=format == "json",
    )
