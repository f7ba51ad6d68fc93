"""Takes an invoice out of the PDF that it came in, for every verb that takes a document."""

from typing import TYPE_CHECKING, Final

from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source, load

if TYPE_CHECKING:
    from einvoice.pdf.extract import Extraction

_HEADER: Final = b"%PDF-"
_HEAD: Final = 1024 + len(_HEADER) - 1
"""Readers accept a header that begins somewhere in the first kilobyte."""
_LEAD: Final = b"\xef\xbb\xbf \t\r\n"


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF, as readers tell that; XML may speak of PDFs at its start."""
    head = data[:_HEAD]
    return _HEADER in head and not head.lstrip(_LEAD).startswith(b"<")


def unpack(source: Source, *, limits: Limits = DEFAULT) -> "tuple[bytes, Extraction | None]":
    """The bytes of a document; those of the embedded one where the source is a hybrid PDF.

    Raises `NoInvoiceInPdfError` for a PDF without an invoice, and another `PdfError` for one that
    cannot be opened; each of them is a `ReadError`.
    """
    data = load(source, limits=limits).data
    if data[:1] == b"<" or not is_pdf(data):
        return data, None
    from einvoice.pdf.extract import extract
    from einvoice.pdf.limits import PdfLimits

    found = extract(data, limits=PdfLimits(max_bytes=limits.max_bytes, max_stream=limits.max_bytes))
    return found.xml, found
