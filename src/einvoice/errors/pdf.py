"""What makes a PDF unusable."""

from collections.abc import Iterable
from typing import ClassVar

from einvoice.errors.base import EInvoiceError, some


class PdfError(EInvoiceError):
    """The PDF cannot be processed."""

    code: ClassVar[str] = "pdf"


class NoInvoiceInPdfError(PdfError):
    """The PDF holds no embedded invoice; `attachments` are the names of what it does hold."""

    code: ClassVar[str] = "pdf.no-invoice"

    def __init__(self, *, attachments: Iterable[str] = ()) -> None:
        self.attachments = tuple(attachments)
        found = f"only {some(self.attachments)}" if self.attachments else "no attachment"
        super().__init__(f"expected a PDF with an embedded invoice, found {found}")


class EncryptedPdfError(PdfError):
    """The PDF is encrypted and cannot be opened without a password."""

    code: ClassVar[str] = "pdf.encrypted"

    def __init__(self) -> None:
        super().__init__("expected a PDF that opens without a password, found an encrypted one")
