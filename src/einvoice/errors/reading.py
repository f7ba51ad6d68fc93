"""What makes input unreadable."""

from typing import ClassVar

from einvoice.errors.base import EInvoiceError, short


class ReadError(EInvoiceError):
    """The input cannot be read as an invoice document."""

    code: ClassVar[str] = "read"


class SourceError(ReadError):
    """The argument names or holds no bytes: missing, unreadable, a folder, of a wrong kind."""

    code: ClassVar[str] = "read.source"

    def __init__(self, *, source: str, detail: str) -> None:
        super().__init__(f"expected bytes, a path or an open file, found {source}: {detail}")
        self.source = source
        self.detail = detail


class LimitExceededError(ReadError):
    """The input is larger or deeper than the limits in force allow.

    `found` is a lower bound where counting stopped as soon as the limit was passed.
    """

    code: ClassVar[str] = "read.limit-exceeded"

    def __init__(self, *, limit: str, allowed: int, found: int) -> None:
        super().__init__(f"expected at most {allowed} ({limit}), found {found} or more")
        self.limit = limit
        self.allowed = allowed
        self.found = found


class EncodingError(ReadError):
    """The character encoding is not accepted, or the bytes are not in it."""

    code: ClassVar[str] = "read.encoding"

    def __init__(self, *, encoding: str, detail: str) -> None:
        super().__init__(f"expected text in a known encoding, found {encoding}: {detail}")
        self.encoding = encoding
        self.detail = detail


class NotWellFormedError(ReadError):
    """The input is not well-formed XML; `line` and `column` count from 1, 0 is unknown."""

    code: ClassVar[str] = "read.not-well-formed"

    def __init__(self, *, line: int, column: int, detail: str) -> None:
        where = f"line {line}, column {column}: " if line else ""
        super().__init__(f"expected well-formed XML, found {where}{detail}")
        self.line = line
        self.column = column
        self.detail = detail


class NotXmlError(NotWellFormedError):
    """The input is not XML at all; `looks_like` says what it seems to be instead."""

    code: ClassVar[str] = "read.not-xml"

    def __init__(self, *, looks_like: str, hint: str) -> None:
        super().__init__(line=0, column=0, detail=f"{looks_like}; {hint}")
        self.looks_like = looks_like
        self.hint = hint


class ForbiddenContentError(ReadError):
    """The XML holds what an invoice never needs and an attacker does: a DTD or entities."""

    code: ClassVar[str] = "read.forbidden-content"

    def __init__(self, *, content: str, line: int) -> None:
        super().__init__(f"expected XML without DTD and entities, found {content} in line {line}")
        self.content = content
        self.line = line


class UnknownSyntaxError(ReadError):
    """The root element belongs to no invoice syntax."""

    code: ClassVar[str] = "read.unknown-syntax"

    def __init__(self, *, root: str, hint: str | None = None) -> None:
        tail = f"; {hint}" if hint else ""
        super().__init__(f"expected a CII or UBL document, found <{short(root)}>{tail}")
        self.root = root
        self.hint = hint
