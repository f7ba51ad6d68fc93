"""The files that go with a document, as they are handed out: under names that are safe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from einvoice.errors import EInvoiceError
from einvoice.results import ReadResult
from einvoice.safe_names import FreeNames, safe_name
from einvoice.sections import Content
from einvoice.unpacking import is_pdf


class Held(Protocol):
    """Something that has bytes, once they are asked for."""

    @property
    def data(self) -> bytes | None:
        """The bytes; a ValueError or a `PdfError` where they cannot be had."""
        ...


@dataclass(frozen=True, slots=True)
class _Bytes:
    data: bytes


@dataclass(frozen=True, slots=True)
class File:
    """One file, or where it is to be had."""

    name: str
    """What it is safe to save it as; empty for what is only linked."""
    stated: str
    """What the document calls it, or its reference."""
    kind: str = ""
    """Its MIME type, as it is stated."""
    size: int | None = None
    """Its bytes; None where it is linked, or cannot be decoded."""
    location: str = ""
    """Where it is to be had, if it is not in the document."""
    description: str = ""
    role: str = ""
    """"document" or "invoice" where it is what is shown itself."""
    held: Held | None = field(default=None, repr=False, compare=False)

    def data(self) -> bytes | None:
        """Its bytes; None where they cannot be had."""
        try:
            return self.held.data if self.held is not None and self.size is not None else None
        except (ValueError, EInvoiceError):
            return None


MOST_FILES = 500
"""Files that are listed."""


def files_of(
    data: bytes, name: str, content: Content | None, reading: ReadResult | None
) -> tuple[File, ...]:
    """The document itself, the invoice in it if it is a PDF, and what the invoice brings."""
    return _named(_stated(data, name, content, reading))


def files_in(pdf: bytes, name: str) -> tuple[File, ...]:
    """What a PDF without a readable invoice holds."""
    from einvoice.pdf.extract import contents_of

    found = [_document(pdf, name)]
    try:
        attachments = contents_of(pdf).attachments
    except EInvoiceError:
        attachments = ()
    found += [
        File(
            "",
            one.name,
            kind=one.mime_type or "",
            size=_size(one),
            description=one.description or "",
            held=one,
        )
        for one in attachments
    ]
    return _named(found)


def _stated(
    data: bytes, name: str, content: Content | None, reading: ReadResult | None
) -> Iterator[File]:
    yield _document(data, name)
    container = reading.container if reading else None
    if container is not None:
        yield File(
            "",
            container.name or "invoice.xml",
            kind=container.attachment.mime_type or "",
            size=len(container.xml),
            role="invoice",
            held=_Bytes(container.xml),
        )
    for one in content.attachments if content else ():
        yield File(
            "",
            one.filename or one.reference or "",
            kind=one.mime_type or "",
            size=one.size,
            location=one.location or "",
            description=one.description or "",
            held=one if one.is_embedded else None,
        )


def _document(data: bytes, name: str) -> File:
    kind = "application/pdf" if is_pdf(data) else ""
    return File("", name, kind=kind, size=len(data), role="document", held=_Bytes(data))


def _named(files: Iterable[File]) -> tuple[File, ...]:
    """With names to save them under, where there is something to save."""
    from dataclasses import replace

    names = FreeNames()
    return tuple(
        replace(one, name=names.free(safe_name(one.stated, f"file-{number}")))
        if one.held is not None
        else one
        for number, one in enumerate(files, 1)
    )


def _size(held: Held) -> int | None:
    try:
        data = held.data
    except (ValueError, EInvoiceError):
        return None
    return None if data is None else len(data)
