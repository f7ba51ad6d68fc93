"""How to convert and how to embed, as data that needs no PDF library."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from einvoice.documents import OnLoss
from einvoice.pdf.embedding.files import Attachable
from einvoice.pdf.generations import Relationship
from einvoice.pdf.writing.icc import components
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import Level
from einvoice.profiles import Profile

FontSource = bool | str | os.PathLike[str]
"""False for none, True for installed packages, else the path of a folder or of a font."""

Unchecked = Literal["refuse", "accept"]
"""What to do with a PDF in which something is beyond what can be checked here."""


@dataclass(frozen=True, slots=True)
class PdfaOptions:
    """How to convert."""

    level: Level = "B"
    fonts: FontSource = False
    icc: bytes | None = None
    unchecked: Unchecked = "refuse"
    allow_encrypted: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no profile of colours."""
        if self.icc is not None and components(self.icc) is None:
            raise ValueError("expected icc to be an ICC profile of RGB, CMYK or grey")


Claim = Literal["ensure", "trust", "none"]
"""What the hybrid says of itself: PDF/A because it was made and checked to be, because the input
says so, or nothing."""

Existing = Literal["refuse", "replace"]
"""What to do with an invoice that is embedded already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """How to embed; `embed` explains each."""

    profile: str | Profile | None = None
    relationship: Relationship | None = None
    country: str | None = None
    attachments: Iterable[Attachable] = ()
    supporting: bool = True
    metadata: Mapping[str, str] | DocumentMetadata | None = None
    existing: Existing = "refuse"
    pdfa: Claim = "ensure"
    version: str | None = None
    on_loss: OnLoss = "refuse"
    accessible: bool = False
    options: PdfaOptions = field(default_factory=PdfaOptions)
