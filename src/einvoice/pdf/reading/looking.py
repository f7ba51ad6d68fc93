"""Looks into a PDF: what hangs in it, and which of that is the invoice."""

from einvoice.errors import DamagedPdfError, PdfError
from einvoice.pdf.limits import PdfLimits
from einvoice.pdf.reading.choosing import candidates_in, choose
from einvoice.pdf.reading.contents import PdfContents, Xmp
from einvoice.pdf.reading.gathering import Gathering
from einvoice.pdf.reading.objects import entry, stored, stream
from einvoice.pdf.reading.opening import OpenPdf, only_pdf_errors, open_pdf


def look_into(data: bytes, limits: PdfLimits) -> PdfContents:
    """What a PDF holds; one that is damaged is repaired, or read as far as it goes."""
    try:
        return _contents(data, limits, recover=False)
    except DamagedPdfError:
        return _contents(data, limits, recover=True)


def _contents(data: bytes, limits: PdfLimits, *, recover: bool) -> PdfContents:
    with open_pdf(data, limits=limits, recover=recover) as opened:
        xmp = _xmp(opened)
        gathering = Gathering(opened)
        gathering.gather()
        candidates = candidates_in(gathering.attachments, opened.issues)
        if not candidates:
            gathering.gather_orphans()
            orphans = (one for one in gathering.attachments if "orphan" in one.places)
            candidates = candidates_in(orphans, opened.issues)
        if opened.is_torso and not gathering.attachments:
            raise DamagedPdfError(detail="its end is lost, and no embedded file is left")
        chosen = choose(candidates, xmp, opened.issues)
        opened.budget.stop_the_clock()
        return PdfContents(
            gathering.attachments, tuple(candidates), chosen, data, tuple(opened.issues), xmp
        )


def _xmp(opened: OpenPdf) -> Xmp:
    """The XMP of the document; a PDF with a broken one is read nevertheless."""
    try:
        with only_pdf_errors():
            packet = stream(entry(opened.pdf.Root, "/Metadata"))
            return Xmp(stored(packet, opened.budget, "max_metadata") if packet else None)
    except PdfError as error:
        if isinstance(error, DamagedPdfError) and not opened.recovered:
            raise
        return Xmp(None, str(error))
