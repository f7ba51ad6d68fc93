"""qpdf's own ceilings, for PDFs whose cost cannot be known before it parses them."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from einvoice.errors import PdfLimitError
from einvoice.pdf.limits import PdfLimits
from einvoice.pdf.reading.scanning import Scan
from einvoice.syntax.limits import MEBI

_LOCK = threading.RLock()

_MOST_WARNINGS: Final = 2_000
_LEAST_WARNINGS: Final = 50
# Every warning may stand for a search through the whole file.
_WORK: Final = 2_000 * MEBI
_ITEMS: Final = 250_000
"""Values in one array or dictionary."""


_LARGEST: Final = 8 * MEBI
_SMALLEST: Final = 64 * 1024
"""Bytes of one stream of objects, decompressed; usual are some ten thousand."""


@contextmanager
def ceilings(found: Scan, size: int, limits: PdfLimits) -> Generator[None]:
    """Let qpdf refuse streams, containers and repairs without end, for the time being.

    qpdf has one set of ceilings for the whole process. They are set for damaged and for odd
    files only, by one thread at a time, and what was set before comes back.
    """
    from pikepdf import settings

    stream = min(_LARGEST, limits.max_structure)
    if not found.is_bounded:
        stream = min(stream, limits.max_structure // max(1, found.structures))
    if stream < min(_SMALLEST, limits.max_structure):
        most = limits.max_structure
        raise PdfLimitError(limit="max_structure", allowed=most, found=most + 1)
    warnings = max(_LEAST_WARNINGS, min(_MOST_WARNINGS, _WORK // max(size, 1)))
    with _LOCK:
        before = settings.set_qpdf_limits(
            doc_max_warnings=warnings,
            parser_max_container_size=_ITEMS,
            max_stream_filters=limits.max_filters,
            flate_max_memory=stream,
            png_max_memory=stream,
            run_length_max_memory=stream,
            tiff_max_memory=stream,
        )
        try:
            yield
        finally:
            settings.set_qpdf_limits(**before)  # pyright: ignore[reportArgumentType]  # as given
