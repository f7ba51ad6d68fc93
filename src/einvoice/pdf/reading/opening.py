"""Opens PDFs that strangers made: within limits, and with nothing but typed errors.

A PDF is first opened as it stands. Where that fails, qpdf recovers what can be recovered, which
costs more, and needs its ceilings.
"""

import logging
import re
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from einvoice.errors import DamagedPdfError, EncryptedPdfError
from einvoice.pdf.limits import DEFAULT, PdfLimits
from einvoice.pdf.reading.budget import Budget
from einvoice.pdf.reading.ceilings import ceilings
from einvoice.pdf.reading.issues import PdfIssue
from einvoice.pdf.reading.scanning import Scan, object_around, scan
from einvoice.syntax.limits import Limits
from einvoice.syntax.source import Source, load

if TYPE_CHECKING:
    from types import ModuleType

    import pikepdf

_LONG = 1.0
"""Seconds of a repair after which no other is tried."""
_MOST_ENDLESS = 1_000
_CATALOG = re.compile(rb"/Type[ \t\r\n]*/Catalog(?![A-Za-z0-9])")
_EMPTY = (
    b"endstream endobj\ntrailer <</Root <</Type/Catalog/Pages <</Type/Pages/Count 1"
    b"/Kids[<</Type/Page/MediaBox[0 0 9 9]>>]>>>>>>\n"
)
_SOURCE = re.compile(r"^.*?<_io\.BytesIO object at 0x[0-9a-f]+>(?: \([^)]*\))?: ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF while it is open."""

    pdf: "pikepdf.Pdf"
    data: bytes
    budget: Budget
    recovered: bool
    """Whether it is damaged and was repaired; what else cannot be read is left out."""
    is_torso: bool
    """Whether its end is lost, and with that what leads to its objects."""
    issues: list[PdfIssue] = field(default_factory=list[PdfIssue])
    """What is odd about it; whoever looks into it adds to them."""


def load_pdf(source: Source, *, limits: PdfLimits = DEFAULT) -> bytes:
    """The bytes of `source`; `LimitExceededError` for too many."""
    return load(source, limits=Limits(max_bytes=limits.max_bytes)).data


@contextmanager
def open_pdf(
    data: bytes, *, limits: PdfLimits = DEFAULT, recover: bool | None = None
) -> Generator[OpenPdf]:
    """Open a PDF for as long as the block lasts.

    With `recover=False` damage is a `DamagedPdfError`, with None it is repaired if need be. With
    True a PDF is opened too that has lost its end, of which nothing but embedded files may be
    left. Whatever pikepdf raises in the block becomes a `PdfError`.
    """
    found = scan(data, limits)
    with ExitStack() as stack:
        if recover or not found.is_bounded:
            stack.enter_context(ceilings(found, len(data), limits))
        stack.enter_context(only_pdf_errors(and_values=False))
        pdf, is_torso = None, False
        if not recover:
            try:
                pdf = _opened(data, recover=False)
            except DamagedPdfError:
                if recover is not None:
                    raise
                stack.enter_context(ceilings(found, len(data), limits))
        recovered = pdf is None
        if pdf is None:
            pdf, is_torso = _repaired(data, also_torso=bool(recover))
        with pdf:
            opened = OpenPdf(pdf, data, Budget(limits), recovered, is_torso)
            opened.issues.extend(_issues(found, opened))
            yield opened


def _opened(data: bytes, *, recover: bool) -> "pikepdf.Pdf":
    with only_pdf_errors():
        return _pikepdf().open(
            BytesIO(data), attempt_recovery=recover, inherit_page_attributes=False
        )


def _repaired(data: bytes, *, also_torso: bool) -> "tuple[pikepdf.Pdf, bool]":
    """What qpdf can repair, and whether the end had to be made up."""
    _check_ends(data)
    started = time.monotonic()
    try:
        return _opened(data, recover=True), False
    except DamagedPdfError:
        # What took qpdf long is no file that was cut off.
        also_torso = also_torso and time.monotonic() - started < _LONG
        for end in _ends(data) if also_torso else ():
            with suppress(DamagedPdfError):
                return _opened(data + end, recover=True), True
        raise


def _ends(data: bytes) -> Generator[bytes]:
    """What to put in place of a lost end: a trailer with the catalog, a trailer of an empty PDF."""
    for match in _CATALOG.finditer(data):
        if number := object_around(data, match.start()):
            yield b"endstream endobj\ntrailer <</Root %d %d R>>\n" % number
            break
    yield _EMPTY


@cache
def _pikepdf() -> "ModuleType":
    import pikepdf

    # qpdf's warnings are issues here; without any handler they would be printed.
    logger = logging.getLogger("pikepdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return pikepdf


def _check_ends(data: bytes) -> None:
    """Refuse to repair streams without an end, each of which is looked for in the whole file."""
    ends = data.count(b"endstream")
    missing = data.count(b"stream") - 2 * ends
    if missing > _MOST_ENDLESS:
        raise DamagedPdfError(detail=f"{missing} streams have no end")


@contextmanager
def only_pdf_errors(*, and_values: bool = True) -> Generator[None]:
    """Turn what pikepdf raises into errors of the library.

    It raises ValueError for numbers and names that Python has no place for; without `and_values`
    these pass, as the block may raise its own.
    """
    import pikepdf

    try:
        yield
    except pikepdf.PasswordError as error:
        raise EncryptedPdfError from error
    except (pikepdf.PikepdfError, RuntimeError, UnicodeDecodeError) as error:
        raise _typed(error) from error
    except ValueError as error:
        if not and_values:
            raise
        raise _typed(error) from error
    except MemoryError as error:
        raise DamagedPdfError(detail="it needs more memory than there is") from error


def _typed(error: Exception) -> DamagedPdfError | EncryptedPdfError:
    """What an exception stands for; qpdf tells of most things in words alone."""
    detail = _SOURCE.sub("", str(error)) or type(error).__name__
    if "encryption" in detail.lower() or "/Encrypt" in detail:
        return EncryptedPdfError()
    return DamagedPdfError(detail=detail)


def _issues(found: Scan, opened: OpenPdf) -> Generator[PdfIssue]:
    if found.header:
        yield PdfIssue("header", f"{found.header} bytes stand before the header of the PDF")
    if opened.recovered:
        end = ": its end is lost" if opened.is_torso else ""
        yield PdfIssue("recovered", f"the PDF is damaged and was read as far as it goes{end}")
    if opened.pdf.is_encrypted:
        yield PdfIssue("encrypted", "the PDF is encrypted and opens without a password")
