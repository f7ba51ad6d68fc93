"""What a PDF holds beside its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from einvoice.errors import EInvoiceError
from einvoice.pdf.reading.attachments import Attachment
from einvoice.pdf.reading.choosing import Candidate
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.reading.streams import StoredStream
from einvoice.pdf.xmp.reading import HybridMetadata, read_xmp


class Xmp:
    """The XMP packet of a PDF, which is read when somebody asks: most do not."""

    def __init__(self, stored: StoredStream | None, fault: str = "") -> None:
        self._stored = stored
        self._fault = fault

    @property
    def metadata(self) -> HybridMetadata | None:
        """What it says; None where there is none, or none that can be read."""
        return self._read[0]

    @property
    def fault(self) -> str:
        """Why it cannot be read; empty where it can, or where there is none."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[HybridMetadata | None, str]:
        if self._stored is None:
            return None, self._fault
        try:
            return read_xmp(self._stored.decoded.data), ""
        except EInvoiceError as error:
            return None, str(error)

    def issues(self, called: str, *, is_named: bool) -> Iterator[PdfIssue]:
        """What is odd about it, for an invoice that is called like this, if it has a name."""
        metadata = self.metadata
        if self.fault:
            yield PdfIssue("xmp", f"the metadata cannot be read: {self.fault}")
            return
        if metadata is None or not metadata.declarations:
            yield PdfIssue("xmp-missing", "the metadata says nothing of an embedded invoice")
            return
        if len(metadata.declarations) > 1:
            several = ", ".join(one.namespace for one in metadata.declarations[:5])
            yield PdfIssue("xmp-several", f"the metadata speaks of several: {several[:200]}")
        if metadata.is_healed:
            yield PdfIssue("xmp", "the metadata is no well-formed XML")
        named = (metadata.file_name or "").strip()
        if is_named and named and named.lower() != called.strip().lower():
            message = f"the metadata names {named[:80]!r}"
            yield PdfIssue("xmp-name", message, attachment=called)


@dataclass(frozen=True, slots=True)
class PdfContents:
    """What a PDF holds, be there an invoice in it or not."""

    attachments: tuple[Attachment, ...]
    """Every embedded file, those of the whole document first."""
    candidates: tuple[Candidate, ...]
    """The files that may be the invoice."""
    chosen: Candidate | None
    """The one that is taken for it."""
    source: bytes = field(repr=False)
    """The bytes of the PDF."""
    noticed: tuple[PdfIssue, ...]
    """What is odd about it, its metadata apart."""
    xmp: Xmp = field(repr=False, compare=False)
    """The XMP packet."""

    @property
    def metadata(self) -> HybridMetadata | None:
        """What the XMP says; None where there is none, or none that can be read."""
        return self.xmp.metadata

    @property
    def issues(self) -> tuple[PdfIssue, ...]:
        """What is odd about the PDF."""
        if self.chosen is None:
            return self.noticed
        attachment = self.chosen.attachment
        is_named = "orphan" not in attachment.places
        return (*self.noticed, *self.xmp.issues(attachment.name, is_named=is_named))
