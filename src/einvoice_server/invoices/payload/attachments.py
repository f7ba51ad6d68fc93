"""Files that support the invoice."""

from base64 import b64decode
from binascii import Error as Base64Error
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from einvoice_server.invoices.payload.values import Name
from einvoice_server.schema import Schema

MOST_ATTACHMENTS = 20
LARGEST_ATTACHMENT = 10_000_000
LARGEST_TOGETHER = 15_000_000
_LONGEST = LARGEST_ATTACHMENT * 4 // 3 + 4


def _base64(text: str) -> str:
    try:
        b64decode(text, validate=True)
    except Base64Error as error:
        raise ValueError(f"expected Base64: {error}") from None
    return text


class Attachment(Schema):
    """A file that comes with the invoice (BG-24)."""

    filename: Annotated[Name, StringConstraints(pattern=r"^[^/\\]+$")]
    """What the file is called: "timesheet.pdf" (BT-125-2)."""

    mime_type: Literal[
        "application/pdf",
        "image/png",
        "image/jpeg",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ]
    """What kind of file it is (BT-125-1)."""

    content: Annotated[
        str,
        Field(min_length=4, max_length=_LONGEST),
        AfterValidator(_base64),
    ]
    """The file in Base64, at most 10 MB; all together at most 15 MB (BT-125)."""

    description: Name | None = None
    """What it is: "Hours of January" (BT-123)."""

    @property
    def size(self) -> int:
        """How many bytes it has, or a little more."""
        return len(self.content) * 3 // 4
