"""Why a hybrid PDF, or a PDF/A, could not be made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from einvoice.errors.base import short, some
from einvoice.errors.pdf import PdfError

_SHOWN_OBSTACLE = 200
"""With the advice and the place, which come last."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a PDF cannot truthfully be called PDF/A."""

    code: str
    """What kind of reason: "encrypted", "signed", "xfa", "form", "font", "colour", "level",
    "violation" for all else that is wrong, "unchecked" for what nobody looked at."""
    clause: str
    """The clause of ISO 19005-3, with the rule where one is known; empty where there is none."""
    where: str
    """The object or the page."""
    message: str
    """What is wrong."""

    def __str__(self) -> str:
        parts = (f"clause {self.clause}" if self.clause else "", self.where)
        place = ", ".join(part for part in parts if part)
        return f"{self.message} ({place})" if place else self.message


class NotConvertibleError(PdfError):
    """The PDF cannot be made a PDF/A-3 without saying what is not true."""

    code: ClassVar[str] = "pdf.not-convertible"

    def __init__(self, *, obstacles: Iterable[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        reasons = some(short(str(obstacle), _SHOWN_OBSTACLE) for obstacle in self.obstacles)
        super().__init__(f"expected a PDF that can become PDF/A-3, found obstacles: {reasons}")


class NotEmbeddableError(PdfError):
    """What was to be embedded does not go into a hybrid PDF as it was asked for."""

    code: ClassVar[str] = "pdf.not-embeddable"

    def __init__(self, *, expected: str, found: str) -> None:
        self.expected = expected
        self.found = found
        super().__init__(f"expected {expected}, found {found}")


class InvoicePresentError(PdfError):
    """The PDF holds an invoice already; `names` are its files."""

    code: ClassVar[str] = "pdf.invoice-present"

    def __init__(self, *, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(
            f"expected a PDF without an embedded invoice, found {some(self.names)}: "
            'existing="replace" takes its place'
        )


class AttachmentRefusedError(PdfError):
    """A further file must not be attached as it is."""

    code: ClassVar[str] = "pdf.attachment"

    def __init__(self, *, name: str, detail: str) -> None:
        self.name = name
        self.detail = detail
        super().__init__(f"expected a file that a hybrid may carry, found {short(name)}: {detail}")
