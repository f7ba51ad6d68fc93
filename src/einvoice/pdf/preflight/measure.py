"""Measures what the streams of a PDF hold before anybody decompresses them without a bound."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream

from einvoice.errors import DamagedPdfError, PdfLimitError
from einvoice.pdf.preflight.plain import told
from einvoice.pdf.reading.budget import Budget
from einvoice.pdf.reading.filters import Bound, Filter, decode

_PICTURES = frozenset({"DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode", "Crypt"})
_MOST = 64 * 1024 * 1024
"""Bytes of pages and fonts that are looked through."""
_MOST_OF_PAGE = 4 * 1024 * 1024
"""Bytes of the instructions of one page, or of one form; a page of text has fifty thousand."""
_MOST_OF_PAGES = 24 * 1024 * 1024


def measure(pdf: Pdf, budget: Budget) -> bool:
    """Whether there is too much to look through; `PdfLimitError` where it is beyond all bounds."""
    limits = budget.limits
    bound = Bound("max_stream", limits.max_stream, budget.check_time)
    total = 0
    sizes: dict[tuple[int, int], int] = {}
    forms: list[int] = []
    for obj in pdf.objects:
        if not isinstance(obj, Stream):
            continue
        filters = _filters(obj.stream_dict)
        if len(filters) > limits.max_filters:
            allowed = limits.max_filters
            raise PdfLimitError(limit="max_filters", allowed=allowed, found=len(filters))
        if any(one.name in _PICTURES for one in filters):
            continue
        try:
            # Predictors change no sizes worth counting, so that parameters are left aside.
            size = len(decode(obj.read_raw_bytes(), filters, bound).data)
        except (DamagedPdfError, PdfError):
            continue
        except PdfLimitError:
            # Pictures are never looked into; one that is this large keeps the rest from it, too.
            if obj.stream_dict.get("/Subtype") == Name.Image:
                return True
            raise
        total += size
        sizes[obj.objgen] = size
        if obj.stream_dict.get("/Subtype") == Name.Form:
            forms.append(size)
        if total > limits.max_total:
            raise PdfLimitError(limit="max_total", allowed=limits.max_total, found=total)
    drawn = [*forms, *_pages(pdf, sizes)]
    return total > _MOST or sum(drawn) > _MOST_OF_PAGES or max(drawn, default=0) > _MOST_OF_PAGE


def _pages(pdf: Pdf, sizes: dict[tuple[int, int], int]) -> Iterator[int]:
    """How many bytes of instructions each page has."""
    for page in pdf.pages:
        content = page.obj.get("/Contents")
        parts = list(content) if isinstance(content, Array) else [content]
        yield sum(sizes.get(one.objgen, 0) for one in parts if isinstance(one, Stream))


def _filters(keys: Dictionary) -> tuple[Filter, ...]:
    given = keys.get("/Filter")
    names = list(given) if isinstance(given, Array) else [] if given is None else [given]
    return tuple(Filter(told(name).removeprefix("/")) for name in names)
