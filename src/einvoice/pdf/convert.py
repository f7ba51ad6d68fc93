"""An ordinary PDF made PDF/A-3, where that can be said truthfully."""

from collections.abc import Mapping
from dataclasses import dataclass

from einvoice.errors import Obstacle
from einvoice.pdf.options import FontSource, PdfaOptions, Unchecked
from einvoice.pdf.writing.changes import Change
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import Level
from einvoice.syntax.source import Source


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF/A-3 and the account of how it came to be one."""

    pdf: bytes
    level: str
    """What it claims: "3B", "3U" or "3A"."""
    changes: tuple[Change, ...]
    """Every kind of change that was made."""
    unchecked: tuple[Obstacle, ...] = ()
    """What the claim rests on unchecked; always empty unless that was accepted."""


def to_pdfa(
    pdf: Source,
    *,
    level: Level = "B",
    substitute_fonts: FontSource = False,
    icc: bytes | None = None,
    unchecked: Unchecked = "refuse",
    allow_encrypted: bool = False,
    metadata: Mapping[str, str] | DocumentMetadata | None = None,
) -> Conversion:
    """Convert a PDF to PDF/A-3, with an account of every change.

    Raises a NotConvertibleError with the reasons where the result would not be what it says.
    With `substitute_fonts`, the fonts that every viewer brings are replaced by embedded ones of
    the same widths: True takes them from installed packages, a path from a folder. `icc` is the
    profile of the device colours, sRGB unless the PDF names one. What is beyond the checks here
    refuses the PDF, unless `unchecked="accept"`; `allow_encrypted` drops an encryption that needs
    no password. Level A asserts that the tags are right, which nobody can check.
    """
    from einvoice.pdf.converting.steps import convert_pdf

    return convert_pdf(
        pdf, PdfaOptions(level, substitute_fonts, icc, unchecked, allow_encrypted), metadata
    )
