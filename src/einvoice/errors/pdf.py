"""What makes a PDF unusable."""

from collections.abc import Iterable
from typing import ClassVar

from einvoice.errors.base import EInvoiceError, short, some
from einvoice.errors.reading import LimitExceededError, ReadError


class PdfError(EInvoiceError):
    """The PDF cannot be processed."""

    code: ClassVar[str] = "pdf"


class NoInvoiceInPdfError(PdfError, ReadError):
    """The PDF holds no embedded invoice; `attachments` are the names of what it does hold."""

    code: ClassVar[str] = "pdf.no-invoice"

    def __init__(self, *, attachments: Iterable[str] = ()) -> None:
        self.attachments = tuple(attachments)
        found = f"only {some(self.attachments)}" if self.attachments else "no attachment"
        super().__init__(f"expected a PDF with an embedded invoice, found {found}")


class EncryptedPdfError(PdfError, ReadError):
    """The PDF is encrypted and cannot be opened without a password."""

    code: ClassVar[str] = "pdf.encrypted"

    def __init__(self) -> None:
        super().__init__("expected a PDF that opens without a password, found an encrypted one")


class NotPdfError(PdfError, ReadError):
    """The input is no PDF: its header is missing."""

    code: ClassVar[str] = "pdf.not-pdf"

    def __init__(self, *, found: str) -> None:
        super().__init__(f"expected a PDF, found {found}")
        self.found = found


class DamagedPdfError(PdfError, ReadError):
    """The PDF, or the part of it that is asked for, is too broken to be read."""

    code: ClassVar[str] = "pdf.damaged"

    def __init__(self, *, detail: str) -> None:
        super().__init__(f"expected a PDF that can be read, found a damaged one: {short(detail)}")
        self.detail = detail


class PdfLimitError(PdfError, LimitExceededError):
    """The PDF costs more than the limits in force allow."""

    code: ClassVar[str] = "pdf.limit-exceeded"

    def __init__(self, *, limit: str, allowed: int, found: int) -> None:
        LimitExceededError.__init__(self, limit=limit, allowed=allowed, found=found)


class VeraPdfError(PdfError):
    """The veraPDF that is configured cannot be run, or does not answer as veraPDF does."""

    code: ClassVar[str] = "pdf.verapdf"

    def __init__(self, *, program: str, detail: str) -> None:
        super().__init__(f"expected a veraPDF at {short(program)}, found {short(detail)}")
        self.program = program
        self.detail = detail
