"""Taking a document apart: what it says, whether it is valid, what it looks like.

Pure and picklable, so that the crew does it: bytes in, an `Analysis` out, whatever the bytes are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice import EInvoiceError, Invoice, ReadError, ReadResult, read, render, validate
from einvoice.errors import NoInvoiceInPdfError, PdfError
from einvoice.pdf.extract import contents_of
from einvoice.report.checked import Checked
from einvoice.report.pdf import as_pdf
from einvoice.sections import Content
from einvoice.sections.attachments import Attachment
from einvoice.unpacking import is_pdf
from einvoice.verdict import Language, Verdict
from einvoice_server.documents import attachments_file, sections_file
from einvoice_server.documents.facts import Facts, facts_of
from einvoice_server.documents.verdicts import unchecked, verdict_of
from einvoice_server.kit.base import JsonObject


class InputType(StrEnum):
    """What kind of file a document came as."""

    XML = "xml"
    PDF_HYBRID = "pdf-hybrid"
    PDF_PLAIN = "pdf-plain"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of a document."""

    input_type: InputType
    is_valid: bool
    verdict: JsonObject
    facts: Facts = field(default_factory=Facts)
    xml: bytes | None = None
    """The invoice taken out of a PDF; None where the document is the XML itself."""

    visual: bytes | None = None
    """The invoice as people read it, drawn; None where it could not be drawn, or needs not be."""

    is_visual_itself: bool = False
    """Whether the document is a PDF without an invoice, which shows itself."""

    report: bytes | None = None
    """The validation report as PDF."""

    sections: bytes | None = None
    """What it says, by sections."""

    attachments: bytes | None = None
    """The files in it."""

    @property
    def is_visual(self) -> bool:
        """Whether there is something to look at."""
        return self.is_visual_itself or self.visual is not None


def analyse(
    data: bytes, *, name: str = "", language: Language = "de", draws: bool = True
) -> Analysis:
    """Read, check and draw a document.

    Args:
        data: XML, or a PDF with or without an invoice in it.
        name: What the report calls it.
        language: Of the report and the picture.
        draws: Whether a picture is wanted.
    """
    try:
        reading = read(data)
    except NoInvoiceInPdfError as error:
        return _plain_pdf(data, error, name, language)
    except ReadError as error:
        return _unreadable(data, error, name, language)
    content = Content.of(reading.invoice, reading)
    report = validate(reading)
    return Analysis(
        input_type=InputType.PDF_HYBRID if reading.container else InputType.XML,
        is_valid=report.verdict is Verdict.ACCEPT,
        verdict=verdict_of(report),
        facts=facts_of(content),
        xml=reading.source if reading.container else None,
        visual=_drawn(reading, language) if draws else None,
        report=as_pdf(report, language=language, source=data, name=name),
        sections=_packed(content),
        attachments=attachments_file.pack(_files(content.attachments)),
    )


def analyse_invoice(invoice: Invoice, *, language: Language = "de") -> Analysis:
    """What an invoice says that was made here and has no XML, such as one that is only a PDF."""
    content = Content.of(invoice, None)
    report = validate(invoice)
    return Analysis(
        input_type=InputType.PDF_PLAIN,
        is_valid=report.verdict is Verdict.ACCEPT,
        verdict=verdict_of(report),
        facts=facts_of(content),
        visual=_drawn(invoice, language),
        report=as_pdf(report, language=language, name=invoice.number or ""),
        sections=_packed(content),
        attachments=attachments_file.pack(_files(content.attachments)),
    )


def identify(data: bytes) -> Facts | None:
    """Only the facts of a document; None where no invoice can be read."""
    try:
        reading = read(data)
    except ReadError:
        return None
    return facts_of(Content.of(reading.invoice, reading))


def _plain_pdf(data: bytes, error: NoInvoiceInPdfError, name: str, language: Language) -> Analysis:
    found = contents_of(data).attachments
    attachments = [Attachment.of_pdf(one).numbered(n) for n, one in enumerate(found, start=1)]
    return Analysis(
        input_type=InputType.PDF_PLAIN,
        is_valid=False,
        verdict=unchecked(str(error), error.code),
        is_visual_itself=True,
        report=_error_report(error, name, language),
        sections=sections_file.pack({"attachments": [_dumped(one) for one in attachments]}),
        attachments=attachments_file.pack(_files(attachments)),
    )


def _unreadable(data: bytes, error: ReadError, name: str, language: Language) -> Analysis:
    if not is_pdf(data):
        kind = InputType.XML
    else:
        kind = InputType.PDF_PLAIN if isinstance(error, PdfError) else InputType.PDF_HYBRID
    return Analysis(
        input_type=kind,
        is_valid=False,
        verdict=unchecked(str(error), error.code),
        report=_error_report(error, name, language),
    )


def _error_report(error: EInvoiceError, name: str, language: Language) -> bytes:
    return as_pdf(Checked(name, None, error.code, str(error)), language=language)


def _drawn(source: ReadResult | Invoice, language: Language) -> bytes | None:
    try:
        return render(source, language=language, missing_glyphs="replace")
    except EInvoiceError:
        return None


def _packed(content: Content) -> bytes:
    return sections_file.pack(_dumped(content))


def _dumped(section: Content | Attachment) -> dict[str, object]:
    return section.model_dump(mode="python", by_alias=True)


def _files(attachments: Iterable[Attachment]) -> Iterator[tuple[str, bytes]]:
    for one in attachments:
        if one.id is not None and one.size is not None and one.data is not None:
            yield one.id, one.data
