"""A PDF and an invoice made one hybrid PDF: Factur-X, ZUGFeRD, XRechnung."""

from collections.abc import Iterable, Mapping

from einvoice.documents import OnLoss
from einvoice.model.invoice import Invoice
from einvoice.pdf.embedding.files import Attachable
from einvoice.pdf.generations import Relationship
from einvoice.pdf.options import (
    Claim,
    Embedding,
    Existing,
    FontSource,
    PdfaOptions,
    Unchecked,
)
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import Level
from einvoice.profiles import Profile
from einvoice.syntax.source import Source


def embed(
    pdf: Source,
    invoice: Invoice | Source,
    *,
    profile: str | Profile | None = None,
    relationship: Relationship | None = None,
    country: str | None = None,
    attachments: Iterable[Attachable] = (),
    supporting: bool = True,
    metadata: Mapping[str, str] | DocumentMetadata | None = None,
    existing: Existing = "refuse",
    pdfa: Claim = "ensure",
    level: Level = "B",
    accessible: bool = False,
    version: str | None = None,
    on_loss: OnLoss = "refuse",
    substitute_fonts: FontSource = False,
    icc: bytes | None = None,
    unchecked: Unchecked = "refuse",
    allow_encrypted: bool = False,
) -> bytes:
    """Put an invoice into a PDF, and return the hybrid.

    What is not yet PDF/A is converted as by `to_pdfa`, with the options of that, and refused with
    the reasons where the result would not be what it says.

    Args:
        pdf: The pages: any PDF, as bytes, a path or an open file.
        invoice: An invoice of the model, which is written in CII; or XML, which is embedded byte
            for byte.
        profile: The profile to write; what the invoice claims, else EN 16931. For XML, what the
            container says where the XML claims no profile that it could repeat.
        relationship: How the XML stands to the pages: Data for the profiles that are less than
            an invoice, else Alternative, which Germany and France accept alike.
        country: Where both parties are ("DE", "FR"): decides what is allowed.
        attachments: Further files: paths, or `AttachedFile`.
        supporting: Whether the supporting documents (BG-24) of an invoice of the model stand
            beside the XML as well, where people find them.
        metadata: Title, author, subject, keywords, language: a mapping or `DocumentMetadata`.
        existing: Whether an invoice that is embedded already is replaced.
        pdfa: "ensure" converts and checks, "trust" believes what the PDF says of itself, "none"
            makes no claim to be PDF/A.
        level: "B", or what else the pages are known to be; see `to_pdfa`.
        accessible: Claim PDF/UA-1 too, which is for you to know.
        version: `Version` as XMP shall state it, where the usual one is not wanted.
        on_loss: Whether terms that the profile lacks are refused or dropped, as in `write`.
        substitute_fonts: Where fonts come from that the PDF names but does not bring.
        icc: The profile of the device colours.
        unchecked: Whether what cannot be checked here refuses the PDF.
        allow_encrypted: Whether an encryption that needs no password is dropped.
    """
    from einvoice.pdf.embedding.hybrid import embedded

    how = Embedding(
        profile=profile,
        relationship=relationship,
        country=country,
        attachments=attachments,
        supporting=supporting,
        metadata=metadata,
        existing=existing,
        pdfa=pdfa,
        version=version,
        on_loss=on_loss,
        accessible=accessible,
        options=PdfaOptions(level, substitute_fonts, icc, unchecked, allow_encrypted),
    )
    return embedded(pdf, invoice, how).pdf
