"""A file in a PDF, with all that the PDF says of it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from einvoice.pdf.reading.streams import StoredStream

Place = Literal["name-tree", "catalog", "page", "annotation", "object", "orphan"]
"""Where a file hangs."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in a PDF."""

    name: str
    """Its name as it is stated, which may hold anything; empty where there is none."""
    mime_type: str | None
    relationship: str | None
    """How it stands to the pages (AFRelationship): "Alternative", "Data", "Source", ..."""
    description: str | None
    created: datetime | None
    modified: datetime | None
    size: int | None
    """The size as it is stated."""
    checksum: bytes | None = field(repr=False)
    """The MD5 sum as it is stated."""
    places: tuple[Place, ...]
    """Where it hangs: "name-tree", "catalog", "page", "annotation", "object", "orphan"."""
    stored: StoredStream = field(repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """Its bytes, decompressed when they are first asked for; a `PdfError` where they cannot be.

        Damaged data is given as far as it goes.
        """
        return self.stored.decoded.data

    @property
    def is_whole(self) -> bool:
        """Whether its data is undamaged up to its end."""
        return self.stored.decoded.is_whole

    @property
    def is_as_stated(self) -> bool | None:
        """Whether the stated checksum is right; None where there is none."""
        if self.checksum is None:
            return None
        found = hashlib.md5(self.data, usedforsecurity=False)
        # Some writers state the digits instead of the bytes.
        return self.checksum in (found.digest(), found.hexdigest().encode())
