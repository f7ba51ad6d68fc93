"""The invoice out of a hybrid PDF, and all that hangs beside it."""

from dataclasses import dataclass, field

from einvoice.errors import NoInvoiceInPdfError
from einvoice.pdf.generations import Generation
from einvoice.pdf.limits import DEFAULT, PdfLimits
from einvoice.pdf.reading.attachments import Attachment
from einvoice.pdf.reading.contents import PdfContents
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.reading.opening import load_pdf
from einvoice.pdf.xmp.reading import HybridMetadata
from einvoice.syntax.source import Source


@dataclass(frozen=True, slots=True)
class Extraction:
    """The XML of a hybrid PDF, and the PDF that it came from."""

    xml: bytes = field(repr=False)
    """The embedded document as it stands."""
    attachment: Attachment
    """The embedded file that it is."""
    generation: Generation | None
    """How it was embedded: Factur-X, ZUGFeRD 1.0, ...; None under an unusual name."""
    is_invoice: bool
    """Whether it is an invoice, or called one; an order and a despatch advice are not."""
    contents: PdfContents = field(repr=False)
    """All that the PDF holds."""

    @property
    def name(self) -> str:
        """The name of the embedded file; empty where it has none."""
        return self.attachment.name

    @property
    def metadata(self) -> HybridMetadata | None:
        """What the XMP says; None where there is none, or none that can be read."""
        return self.contents.metadata

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Every embedded file, the invoice among them."""
        return self.contents.attachments

    @property
    def supplements(self) -> tuple[Attachment, ...]:
        """The embedded files that are not the invoice."""
        return tuple(one for one in self.attachments if one is not self.attachment)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from einvoice.notebook.shown import of_extraction

        return of_extraction(self)

    @property
    def candidates(self) -> tuple[Attachment, ...]:
        """The files that could have been taken as well, and the one that was."""
        return tuple(one.attachment for one in self.contents.candidates)

    @property
    def issues(self) -> tuple[PdfIssue, ...]:
        """What is odd about the PDF."""
        return self.contents.issues

    @property
    def source(self) -> bytes:
        """The bytes of the PDF."""
        return self.contents.source


def extract(source: Source, *, limits: PdfLimits = DEFAULT) -> Extraction:
    """Take the invoice out of a hybrid PDF: ZUGFeRD, Factur-X, XRechnung, or any other CII or UBL.

    Orders and despatch advices (Order-X) are taken out as well, with an issue that says so. Raises
    `NoInvoiceInPdfError` where there is nothing of that kind, and another `PdfError` for what is
    no PDF, cannot be opened, or costs more than the limits allow.
    """
    contents = contents_of(source, limits=limits)
    chosen = contents.chosen
    if chosen is None:
        raise NoInvoiceInPdfError(attachments=[one.name for one in contents.attachments])
    is_invoice = chosen.kind in ("invoice", "claimed")
    found = chosen.attachment
    return Extraction(found.data, found, chosen.generation, is_invoice, contents)


def contents_of(source: Source, *, limits: PdfLimits = DEFAULT) -> PdfContents:
    """What a PDF holds, be there an invoice in it or not."""
    from einvoice.pdf.reading.looking import look_into  # loads pikepdf

    return look_into(load_pdf(source, limits=limits), limits)
