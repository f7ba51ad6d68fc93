"""Whether a PDF is what it claims to be: PDF/A-3, and the container of a hybrid invoice.

One layer a module: the bytes (`file_bytes`), all objects (`objects`, `catalog`), the metadata
(`xmp`), pages and fonts (`content`), hybrid invoices (`hybrid`), tagging and text (`tagging`,
`unicode_text`), and veraPDF where one is configured (`verapdf`).
"""

from einvoice.pdf.preflight.report import PdfFinding, PdfReport, PdfVerdict
from einvoice.pdf.preflight.verapdf import VeraPdfVerdict
from einvoice.pdf.preflight.verb import check_pdf

__all__ = ["PdfFinding", "PdfReport", "PdfVerdict", "VeraPdfVerdict", "check_pdf"]
