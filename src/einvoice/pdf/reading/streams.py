"""Streams that are kept as they stand in the PDF, and decompressed when somebody asks."""

from einvoice.pdf.reading.budget import Budget
from einvoice.pdf.reading.filters import Bound, Decoded, Filter, decode


class StoredStream:
    """The bytes of a stream, with what is needed to decompress them; outlives its PDF."""

    def __init__(
        self, raw: bytes, filters: tuple[Filter, ...], budget: Budget, limit: str = "max_stream"
    ) -> None:
        self._raw = raw
        self._filters = filters
        self._budget = budget
        self._limit = limit
        self._decoded: Decoded | None = None

    @property
    def decoded(self) -> Decoded:
        """What it holds; a `PdfError` where that is too much, or no data at all."""
        if self._decoded is None:
            allowed: int = getattr(self._budget.limits, self._limit)
            bound = Bound(self._limit, allowed, self._budget.check_time)
            found = decode(self._raw, self._filters, bound)
            if self._filters:
                self._budget.spend(len(found.data))
            self._decoded = found
        return self._decoded
