"""What a file is, by its content: its name and what its sender calls it do not count."""

from einvoice import ReadError, read
from einvoice.errors import NotXmlError
from einvoice.unpacking import is_pdf

XML = "application/xml"
PDF = "application/pdf"
_HEAD = 2_000
_MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class UnknownContentError(Exception):
    """The file is neither XML nor a PDF; the message says what it seems to be."""


def media_type_of(data: bytes) -> str:
    """`application/xml` or `application/pdf`.

    Raises:
        UnknownContentError: It is something else.
    """
    if is_pdf(data):
        return PDF
    start = data.lstrip(_MARKS)[:_HEAD].replace(b"\0", b"")
    if start.startswith(b"<") and not _is_page(start):
        return XML
    raise UnknownContentError(_guess(data[:_HEAD]))


def _is_page(start: bytes) -> bool:
    lower = start[:20].lower()
    return lower.startswith((b"<html", b"<!doctype html"))


def _guess(head: bytes) -> str:
    try:
        read(head)
    except NotXmlError as error:
        return error.looks_like
    except ReadError:
        pass
    return "data of an unknown kind"
