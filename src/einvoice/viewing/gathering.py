"""All that is to be shown of one document, however little of it can be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from einvoice.documents import read
from einvoice.errors import EInvoiceError, NoInvoiceInPdfError
from einvoice.model.invoice import Invoice
from einvoice.report.checked import Checked
from einvoice.report.sections import ReportSections, sections_of
from einvoice.report.subject import subject_of
from einvoice.results import ReadResult
from einvoice.sections import Content
from einvoice.unpacking import is_pdf
from einvoice.validation import validate
from einvoice.verdict import Language
from einvoice.viewing.files import MOST_FILES, File, files_in, files_of
from einvoice.viewing.printing import Printed, as_it_is, laid_out, text_of

_JSON = b"{"
_LEAD = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Viewed:
    """One document with everything that the page shows of it."""

    name: str
    languages: tuple[str, ...]
    """Those of the drawing, the main one first."""
    report: ReportSections
    pdf: bytes | None = field(repr=False)
    """The bytes of the document, if it is a PDF."""
    content: Content | None = field(repr=False)
    """What its invoice says; None where there is none to be read."""
    invoice: Invoice | None = field(repr=False)
    reading: ReadResult | None = field(repr=False)
    source: Printed | None = field(repr=False)
    """The XML or JSON as text; None for a PDF without."""
    files: tuple[File, ...]
    more_files: bool = False
    """Whether there are files beyond those."""
    is_healed: bool = False
    """Whether the document is broken, and what is shown was salvaged from it."""

    @property
    def language(self) -> Language:
        """The language of everything but the drawing."""
        return words_language(self.languages)


def words_language(languages: Sequence[str]) -> Language:
    """The first of the languages that the words and explanations exist in; English for none."""
    for named in languages:
        if named == "en" or named == "de":
            return named
    return "en"


def view_of(data: bytes, name: str, languages: Sequence[str] = ("en",)) -> Viewed:
    """Read, validate and take apart one document: XML, a PDF, or the JSON of the model.

    What cannot be read is no error here: the view says why, and has the text as it stands.
    """
    chosen = tuple(languages)
    language = words_language(chosen)
    pdf = data if is_pdf(data) else None
    opened = _opened(data)
    checked = _checked(data, opened, name)
    content = None
    if opened.invoice is not None:
        content = Content.of(opened.invoice, opened.reading)
    files = _files(data, name, content, opened.reading, is_pdf=pdf is not None)
    return Viewed(
        name=name,
        languages=chosen,
        report=sections_of(checked, language, subject_of(data)),
        pdf=pdf,
        content=content,
        invoice=opened.invoice,
        reading=opened.reading,
        source=_source(data, opened.reading, is_pdf=pdf is not None, is_healed=opened.is_healed),
        files=files[:MOST_FILES],
        more_files=len(files) > MOST_FILES,
        is_healed=opened.is_healed,
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    invoice: Invoice | None = None
    reading: ReadResult | None = None
    is_healed: bool = False
    is_json: bool = False


def _opened(data: bytes) -> _Opened:
    """The invoice of a document: of a broken one what can be salvaged of it."""
    if data.lstrip(_LEAD)[:1] == _JSON:
        try:
            return _Opened(Invoice.from_json(data.removeprefix(b"\xef\xbb\xbf")), is_json=True)
        except EInvoiceError:
            return _Opened(is_json=True)
    for recover in (False, True):
        try:
            result = read(data, recover=recover)
        except NoInvoiceInPdfError:
            break
        except EInvoiceError:
            continue
        return _Opened(result.invoice, result, is_healed=recover)
    return _Opened()


def _checked(data: bytes, opened: _Opened, name: str) -> Checked:
    """The report on it, or why there is none."""
    try:
        if opened.is_json:
            source = opened.invoice or Invoice.from_json(data.removeprefix(b"\xef\xbb\xbf"))
            return Checked(name, validate(source))
        return Checked(name, validate(data))
    except EInvoiceError as error:
        return Checked(name, None, error.code, str(error))


def _source(
    data: bytes, reading: ReadResult | None, *, is_pdf: bool, is_healed: bool
) -> Printed | None:
    if reading is None:
        return None if is_pdf else as_it_is(text_of(data))
    text = text_of(reading.source)
    return as_it_is(text) if is_healed else laid_out(text)


def _files(
    data: bytes,
    name: str,
    content: Content | None,
    reading: ReadResult | None,
    *,
    is_pdf: bool,
) -> tuple[File, ...]:
    if content is not None:
        return files_of(data, name, content, reading)
    return files_in(data, name) if is_pdf else files_of(data, name, None, None)
