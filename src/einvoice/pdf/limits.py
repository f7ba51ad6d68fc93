"""How much a PDF may cost, as data."""

from dataclasses import dataclass, fields
from typing import Final

from einvoice.syntax.limits import MEBI


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLimits:
    """What a PDF may cost before it is refused with `PdfLimitError`.

    Objects and tokens are counted before the PDF is parsed, by upper bounds that are cheap to
    count. Streams are measured while they are decompressed, not afterwards.
    """

    max_bytes: int = 64 * MEBI
    """Size of the file in bytes."""

    # An object costs half a kilobyte, and a long invoice has some thousands.
    max_objects: int = 300_000
    """Number of objects, by the file itself or by its cross-reference streams."""

    # A number in an array costs 140 bytes; a book of a thousand pages has less than half of these.
    max_tokens: int = 4_000_000
    """Number of values outside of compressed pages."""

    max_structure: int = 32 * MEBI
    """Bytes of all object and cross-reference streams together, decompressed."""

    max_stream: int = 64 * MEBI
    """Bytes of one attachment, decompressed."""

    max_total: int = 256 * MEBI
    """Bytes of all attachments together, as they stand in the file and decompressed."""

    max_metadata: int = 4 * MEBI
    """Bytes of the XMP packet, decompressed."""

    max_filters: int = 8
    """Filters that one stream may have."""

    max_nodes: int = 100_000
    """Nodes of name trees and page trees, annotations, and entries of lists of files."""

    max_attachments: int = 1_000
    """Number of attachments."""

    max_seconds: int = 15
    """Time for looking through the PDF, checked between its objects."""

    def __post_init__(self) -> None:
        """Refuse what could not work: a limit below one."""
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise ValueError(f"expected {field.name} of at least 1")


DEFAULT: Final = PdfLimits()
