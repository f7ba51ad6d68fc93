"""What looking into one PDF has cost so far."""

import time

from einvoice.errors import PdfLimitError
from einvoice.pdf.limits import PdfLimits


class Budget:
    """Counts nodes, bytes and time; whoever spends more than is there gets a `PdfLimitError`."""

    def __init__(self, limits: PdfLimits) -> None:
        self.limits = limits
        self._nodes = 0
        self._bytes = 0
        self._ends: float | None = time.monotonic() + limits.max_seconds

    def visit(self) -> None:
        """Pay for one more node of a tree or a list."""
        self._nodes += 1
        if self._nodes > self.limits.max_nodes:
            raise PdfLimitError(limit="max_nodes", allowed=self.limits.max_nodes, found=self._nodes)
        self.check_time()

    def visit_list(self, length: int) -> None:
        """Refuse a list that is too long, before it is walked."""
        if self._nodes + length > self.limits.max_nodes:
            raise PdfLimitError(
                limit="max_nodes", allowed=self.limits.max_nodes, found=self._nodes + length
            )

    def spend(self, size: int) -> None:
        """Pay for bytes that are kept."""
        self._bytes += size
        if self._bytes > self.limits.max_total:
            raise PdfLimitError(limit="max_total", allowed=self.limits.max_total, found=self._bytes)

    def check_time(self) -> None:
        """Refuse to go on when the time is over."""
        if self._ends is not None and time.monotonic() > self._ends:
            allowed = self.limits.max_seconds
            raise PdfLimitError(limit="max_seconds", allowed=allowed, found=allowed)

    def stop_the_clock(self) -> None:
        """Let attachments be decompressed whenever somebody asks for them."""
        self._ends = None
