"""What is odd about a PDF that was opened nevertheless."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PdfIssue:
    """Something in a PDF that could not be taken as it stands, or that should not be so.

    `code` is stable: "header" (bytes before the header), "recovered" (damaged and repaired),
    "encrypted" (opens without a password), "part" (a part that could not be read),
    "attachment" (an attachment that is not embedded, damaged, or of two contents), "orphan" (an
    attachment that nothing refers to), "name" (an invoice under an unusual name), "several" (more
    than one invoice), "not-an-invoice" (an order or a despatch advice), "xmp" (metadata that
    cannot be read), "xmp-several" (metadata that speaks of more than one invoice), "xmp-missing"
    (no metadata of an invoice), "xmp-name" (metadata that names another file).
    """

    code: str
    message: str
    severity: Literal["warning", "information"] = "warning"
    attachment: str = ""
    """The name of the attachment that it is about, if it is about one."""
