"""A PDF opened to be changed, with typed errors for what cannot be."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from einvoice.errors import DamagedPdfError
from einvoice.pdf.limits import DEFAULT, PdfLimits
from einvoice.pdf.reading.opening import load_pdf, open_pdf
from einvoice.syntax.source import Source

if TYPE_CHECKING:
    from pikepdf import Pdf


@contextmanager
def rewriting(source: Source, *, limits: PdfLimits = DEFAULT) -> "Generator[Pdf]":
    """Open a PDF within limits; it must have pages to be shown."""
    with open_pdf(load_pdf(source, limits=limits), limits=limits) as opened:
        if not len(opened.pdf.pages):
            raise DamagedPdfError(detail="there is no page")
        yield opened.pdf
