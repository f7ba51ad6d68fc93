"""The files of an invoice: PDF and XML, by format.

`make` is pure: bytes in, files out; another process runs it.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from einvoice import EInvoiceError, Invoice, render, validate, write
from einvoice.errors import MissingGlyphsError
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.options import Embedding, PdfaOptions
from einvoice.profiles import get, restrict
from einvoice.profiles.places import place_of
from einvoice.safe_names import safe_name
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.check import check_case
from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.findings import Judged, judged
from einvoice_server.invoices.making.model import invoice_of_case
from einvoice_server.invoices.making.totals import Sums, totals_of
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import Company, Preferences

PDF, XML = "application/pdf", "application/xml"
_CONTENT_PROFILE = "factur-x-en16931"
"""It has every term that a payload can state."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file."""

    role: Literal["pdf", "xml"]
    """What it is asked for as."""

    filename: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of an invoice."""

    files: tuple[MadeFile, ...]
    """What callers may download: a PDF, and beside it an XML for all formats but the plain one."""

    content_xml: bytes
    """The whole invoice as XML, for reading its content; also where there is no XML file."""

    judged: Judged
    """What the native rules say of the document that counts."""

    sums: Sums
    """What the invoice comes to."""

    notes: tuple[str, ...] = ()
    """What is not quite as asked, for people."""

    def file(self, role: Literal["pdf", "xml"]) -> MadeFile | None:
        """The PDF or the XML; None where there is none."""
        return next((one for one in self.files if one.role == role), None)


def make(payload_json: bytes, company_json: bytes, preferences_json: bytes, number: str) -> Made:
    """Make the files of an invoice.

    Args:
        payload_json: The payload as it was checked when the invoice was created.
        company_json: The account's company as it was then.
        preferences_json: The preferences as they were then.
        number: The number of the invoice.

    Raises:
        MakingError: It cannot be made; the message says why.
    """
    try:
        case = Case.of(
            InvoicePayload.model_validate_json(payload_json),
            Company.model_validate_json(company_json),
            Preferences.model_validate_json(preferences_json),
        )
    except ValidationError as error:
        raise MakingError("payload", f"The stored invoice cannot be read: {error}") from None
    if errors := check_case(case).errors:
        told = "; ".join(f"{one.field}: {one.message}" for one in errors)
        raise MakingError("payload", told)
    try:
        return _made(case, invoice_of_case(case, number), number)
    except MissingGlyphsError as error:
        listed = ", ".join(f"{one} (U+{ord(one):04X})" for one in error.characters[:10])
        raise MakingError(error.code, f"The font of the PDF has no glyph for {listed}.") from None
    except EInvoiceError as error:
        raise MakingError(error.code, str(error)) from None


def _made(case: Case, invoice: Invoice, number: str) -> Made:
    stem = safe_name(number.replace("/", "-").replace("\\", "-"), "invoice")
    match case.making.kind:
        case "plain":
            return _plain(case, invoice, stem)
        case "hybrid":
            return _hybrid(case, invoice, stem)
        case "xml":
            return _xml(case, invoice, stem)


def _plain(case: Case, invoice: Invoice, stem: str) -> Made:
    content = _content(invoice)
    pdf = render(invoice, language=case.language)
    report = judged(validate(content), case.language)
    return Made((_pdf(stem, pdf),), content, report, totals_of(invoice))


def _hybrid(case: Case, invoice: Invoice, stem: str) -> Made:
    how = Embedding(
        profile=case.making.profile,
        country="DE" if case.is_german else None,
        # What the smaller profiles lack stands on the pages, and in the content.
        on_loss="drop",
        accessible=True,
        options=PdfaOptions(level="A"),
    )
    hybrid = embedded(render(invoice, language=case.language), invoice, how)
    is_whole = case.making.profile not in _SMALLER and not case.making.is_zugferd_1
    return Made(
        (_pdf(stem, hybrid.pdf), _xml_file(stem, hybrid.xml)),
        hybrid.xml if is_whole else _content(invoice),
        judged(validate(hybrid.pdf), case.language),
        totals_of(invoice),
        _left_out(invoice, case),
    )


def _left_out(invoice: Invoice, case: Case) -> tuple[str, ...]:
    """What ZUGFeRD 1.0 has no place for: unlike a small profile, its name does not tell."""
    if not case.making.is_zugferd_1 or case.making.profile is None:
        return ()
    profile = get(case.making.profile)
    _, losses = restrict(invoice, profile, syntax="zugferd-1")
    terms = sorted({loss.term or place_of(loss.path) for loss in losses})
    if not terms:
        return ()
    return (f"The XML is {profile.title}, which has no place for {', '.join(terms)}.",)


_SMALLER = frozenset({"factur-x-minimum", "factur-x-basic-wl", "factur-x-basic"})


def _xml(case: Case, invoice: Invoice, stem: str) -> Made:
    xml = write(invoice, syntax=case.syntax.lower(), profile=case.making.profile)
    pdf, notes = _to_look_at(invoice, case)
    return Made(
        (_pdf(stem, pdf), _xml_file(stem, xml)),
        xml,
        judged(validate(xml), case.language),
        totals_of(invoice),
        notes,
    )


def _to_look_at(invoice: Invoice, case: Case) -> tuple[bytes, tuple[str, ...]]:
    """The PDF beside an XML, which is the invoice: what no font can show is marked there."""
    try:
        return render(invoice, language=case.language), ()
    except MissingGlyphsError as error:
        note = f"The PDF shows ? in place of {error.characters}; the XML has all characters."
        return render(invoice, language=case.language, missing_glyphs="replace"), (note,)


def _content(invoice: Invoice) -> bytes:
    return write(invoice, syntax="cii", profile=_CONTENT_PROFILE)


def _pdf(stem: str, data: bytes) -> MadeFile:
    return MadeFile("pdf", f"{stem}.pdf", PDF, data)


def _xml_file(stem: str, data: bytes) -> MadeFile:
    return MadeFile("xml", f"{stem}.xml", XML, data)
