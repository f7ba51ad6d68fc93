"""The attachments of a document as one file: compressed, as many of them came."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MEDIA_TYPE = "application/zip"


def pack(attachments: Iterable[tuple[str, bytes]]) -> bytes | None:
    """Write attachments under their numbers; None where there are none."""
    buffer = BytesIO()
    count = 0
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for number, data in attachments:
            archive.writestr(ZipInfo(number), data, ZIP_DEFLATED)
            count += 1
    return buffer.getvalue() if count else None


def unpack(archive: bytes, number: str) -> bytes:
    """The attachment of a number.

    Raises:
        KeyError: There is none.
    """
    with ZipFile(BytesIO(archive)) as opened:
        return opened.read(number)
