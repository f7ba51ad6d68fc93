"""`einvoice embed`: invoices put into PDFs."""

from typing import Annotated, Literal

import typer

from einvoice.cli.pdf_options import AcceptUnchecked, Fonts, Icc, Level


def embed(
    pdf: Annotated[str, typer.Argument(metavar="PDF", help="A file, a folder or a pattern.")],
    invoice: Annotated[
        str,
        typer.Argument(
            metavar="INVOICE",
            help="XML in CII, or JSON of the model; a folder for the invoices of several PDFs, "
            "which are named alike.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A file, - for standard output, or a folder."
        ),
    ],
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="The profile: `einvoice profiles`.")
    ] = None,
    relationship: Annotated[
        Literal["Alternative", "Data", "Source"] | None,
        typer.Option(help="How the XML stands to the pages; the usual one where not given."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Where both parties are: DE, FR.")
    ] = None,
    attach: Annotated[
        list[str] | None,
        typer.Option("--attach", "-a", metavar="FILE", help="Attach a file; may be repeated."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace an invoice that is embedded already.")
    ] = False,
    pdfa: Annotated[
        Literal["ensure", "trust", "none"],
        typer.Option(help="Convert and check, believe the PDF, or claim nothing."),
    ] = "ensure",
    level: Level = "B",
    fonts: Fonts = "",
    icc: Icc = "",
    accept_unchecked: AcceptUnchecked = False,
    drop: Annotated[
        bool, typer.Option("--drop", help="Leave out terms that the profile has no place for.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Report one JSON object a file, each on a line.")
    ] = False,
) -> None:
    """Put an invoice into a PDF: Factur-X, ZUGFeRD, XRechnung.

    What is not yet PDF/A-3 becomes it, or is refused with the reasons. Every change is listed on
    standard error. Files appear whole or not at all, and none is replaced without --force.
    """
    from einvoice.cli.making import Making, pdfa_options
    from einvoice.cli.work import reported
    from einvoice.pdf.options import Embedding

    with reported("--icc", as_json=as_json):
        options = pdfa_options(level, fonts, icc, accept_unchecked=accept_unchecked, decrypt=False)
    how = Embedding(
        profile=profile,
        relationship=relationship,
        country=country,
        attachments=tuple(attach or ()),
        existing="replace" if replace else "refuse",
        pdfa=pdfa,
        on_loss="drop" if drop else "refuse",
        options=options,
    )
    making = Making.of([pdf], output, "embedded", force=force, as_json=as_json)
    making.embed_all(invoice, how)
