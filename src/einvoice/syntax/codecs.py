"""How a value is written in XML, both directions side by side.

Reading raises ValueError for a text outside the lexical space; the reader makes an issue of it.
Text is kept as written but for white space around single-line values, which both schemas
collapse for tokens and which no recipient means.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from einvoice.model.group import Blueprint, build
from einvoice.model.reference import LineNote, Note
from einvoice.model.values import Attachment, Identifier, date_of, decimal_of, is_decimal, plain

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Codec:
    """A value that is the text of an element or attribute and nothing else."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]
    safe: bool = False
    """Whether what is written can hold no character that XML escapes."""
    parts: tuple[str, ...] = ()
    """The fields that the text carries, where the value is a group."""


@dataclass(frozen=True, slots=True)
class ElementCodec:
    """A value made of the text and the attributes of an element."""

    read: Callable[[str, Attributes], Any]
    """Takes (pops) the attributes that it understands; what remains is reported."""
    write: Callable[[Any], tuple[str, Attributes]]
    always: Attributes | None = None
    """The attributes, where they never change; the text is then safe as well."""


class InexactError(ValueError):
    """The text states a value, but says more, or says it otherwise, than the term can hold."""

    def __init__(self, message: str, value: object) -> None:
        super().__init__(message)
        self.value = value


BLANKS = " \t\r\n"
"""White space as XML has it; `str.strip` alone would take more."""


def _same(text: str) -> str:
    return text


def _trimmed(text: str) -> str:
    return text.strip(BLANKS)


def write_decimal(number: Decimal) -> str:
    """A number in plain digits; `str` is the quick way and wrong only where it shows an E."""
    text = str(number)
    return plain(number) if "E" in text else text


def read_decimal(text: str) -> Decimal:
    """A number, every digit kept; XML Schema collapses white space around it."""
    if is_decimal(text):
        return Decimal(text)
    return decimal_of(text.strip(BLANKS))


_zoned = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII).fullmatch


def _read_date(text: str) -> date:
    text = text.strip(BLANKS)
    if zoned := _zoned(text):
        raise InexactError("expected a date without a time zone", date_of(zoned[1]))
    return date_of(text)


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def _read_indicator(text: str) -> bool:
    value = _BOOLEANS.get(text.strip(BLANKS))
    if value is None:
        raise ValueError("expected true or false")
    return value


def _write_indicator(value: bool) -> str:
    return "true" if value else "false"


TEXT = Codec(_trimmed, _same)
VERBATIM = Codec(_same, _same)
"""For texts of several lines, where XRechnung counts the line ends."""
DECIMAL = Codec(read_decimal, write_decimal, safe=True)
INDICATOR = Codec(_read_indicator, _write_indicator, safe=True)
DATE = Codec(_read_date, date.isoformat, safe=True)
"""A date as UBL writes it; one with a time zone is no date of this model."""


def permuted(pairs: dict[str, str]) -> Codec:
    """Codes that two syntaxes number differently: each way swaps them, others stay."""
    table = {**pairs, **{right: left for left, right in pairs.items()}}

    def swap(text: str) -> str:
        text = text.strip(BLANKS)
        return table.get(text, text)

    return Codec(swap, swap)


NO_CURRENCY = "XXX"
"""ISO 4217 for "no currency": what an amount says in an invoice that states none."""


def invoice_currency(invoice: Any) -> str:
    """The currency of the invoice (BT-5)."""
    return invoice.currency_code or NO_CURRENCY


def accounting_currency(invoice: Any) -> str:
    """The currency of the accounts (BT-6), which is that of the invoice where none is stated."""
    return invoice.vat_currency_code or invoice_currency(invoice)


@dataclass(frozen=True, slots=True)
class AmountCodec:
    """A number whose element may say in which currency it is.

    The currency is that of the invoice (BT-5) or of the accounts (BT-6); any other is reported.
    Amounts are every third element of a line, so reader and writer know them by this class.
    """

    accounting: bool = False
    """Whether the amount is in the currency of the accounts."""
    shown: bool = True
    """Whether the currency is written with the amount."""


AnyCodec = Codec | ElementCodec | AmountCodec

AMOUNT = AmountCodec()
"""An amount of UBL, which repeats the currency of the invoice, or a VAT total of CII."""
ACCOUNTING_AMOUNT = AmountCodec(accounting=True)
"""The VAT total in the currency in which the seller accounts for it."""
CII_AMOUNT = AmountCodec(shown=False)
"""An amount of CII, which may repeat the currency of the invoice and usually does not."""

VAT_POINT_DATE_CODE = permuted({"3": "5", "35": "29", "432": "72"})
"""The event that makes VAT due: CII takes UNTDID 2475, where the norm and UBL take 2005."""

_is_iban = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}").fullmatch


def is_iban(account: str) -> bool:
    """Whether an account number has the form of an IBAN."""
    return _is_iban("".join(account.split()).upper()) is not None


def is_no_iban(account: str) -> bool:
    """Whether an account number has some other form."""
    return not is_iban(account)


_IDENTIFIER = Blueprint.of(Identifier)
_ATTACHMENT = Blueprint.of(Attachment)


def _read_identifier(text: str, attributes: Attributes) -> Identifier:
    values = {"value": text.strip(BLANKS)}
    if (scheme := attributes.pop("schemeID", None)) is not None:
        values["scheme"] = scheme.strip(BLANKS)
    return build(_IDENTIFIER, values)


def _write_identifier(value: Identifier) -> tuple[str, Attributes]:
    return value.value, {} if value.scheme is None else {"schemeID": value.scheme}


IDENTIFIER = ElementCodec(_read_identifier, _write_identifier)


def has_scheme(value: Identifier) -> bool:
    """Whether an identifier states its scheme."""
    return value.scheme is not None


def has_no_scheme(value: Identifier) -> bool:
    """Whether an identifier stands alone."""
    return value.scheme is None


def _read_plain_identifier(text: str, attributes: Attributes) -> Identifier:
    return build(_IDENTIFIER, {"value": text.strip(BLANKS)})


def _write_plain_identifier(value: Identifier) -> tuple[str, Attributes]:
    return value.value, {}


PLAIN_IDENTIFIER = ElementCodec(_read_plain_identifier, _write_plain_identifier)
"""An identifier where the syntax has no place for its scheme."""


def _read_attachment(text: str, attributes: Attributes) -> Attachment:
    values = {"content": text}
    if (mime_code := attributes.pop("mimeCode", None)) is not None:
        values["mime_code"] = mime_code
    if (filename := attributes.pop("filename", None)) is not None:
        values["filename"] = filename
    return build(_ATTACHMENT, values)


def _write_attachment(value: Attachment) -> tuple[str, Attributes]:
    attributes: Attributes = {}
    if value.mime_code is not None:
        attributes["mimeCode"] = value.mime_code
    if value.filename is not None:
        attributes["filename"] = value.filename
    return value.content, attributes


ATTACHMENT = ElementCodec(_read_attachment, _write_attachment)


def _read_cii_date(text: str, attributes: Attributes) -> date:
    text = text.strip(BLANKS)
    day = text[:8]
    form = attributes.pop("format", "102")
    if len(day) < 8 or not (text.isascii() and text.isdigit()):
        # The hyphens of ISO 8601 are a usual mistake here, and leave no doubt about the day.
        raise InexactError("expected the date format 102 (YYYYMMDD)", date_of(text))
    value = date.fromisoformat(day)
    if form != "102" or len(text) > 8:
        raise InexactError("expected the date format 102 (YYYYMMDD)", value)
    return value


def _write_cii_date(value: date) -> tuple[str, Attributes]:
    return value.isoformat().replace("-", ""), _CII_FORMAT


_CII_FORMAT = {"format": "102"}
CII_DATE = ElementCodec(_read_cii_date, _write_cii_date, _CII_FORMAT)
"""A date as CII writes it, with its format (UNTDID 2379)."""


_NOTE = Blueprint.of(Note)
_coded_note = re.compile(r"\s*#([A-Z]{3})#(.*)", re.DOTALL).fullmatch


def _read_note(text: str) -> Note:
    if "#" in text and (coded := _coded_note(text)):
        return build(_NOTE, {"subject_code": coded[1], "text": coded[2]})
    return build(_NOTE, {"text": text})


def _write_note(note: Note) -> str:
    code = f"#{note.subject_code}#" if note.subject_code else ""
    return f"{code}{note.text or ''}"


NOTE = Codec(_read_note, _write_note, parts=("subject_code", "text"))
"""A note of UBL, which puts the subject code (BT-21) between number signs before the text."""

_LINE_NOTE = Blueprint.of(LineNote)


def _read_line_note(text: str) -> LineNote:
    return build(_LINE_NOTE, {"text": text})


def _write_line_note(note: LineNote) -> str:
    return note.text or ""


LINE_NOTE = Codec(_read_line_note, _write_line_note, parts=("text",))
"""A further note of a UBL line, which has no place for a code."""
