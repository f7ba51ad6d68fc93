"""The semantic data types: what a value may look like, whoever gives it.

Amounts are `Decimal` exactly as written: `Decimal("1500.000000")` keeps its zeros, because the
number of decimals is itself subject to rules.
"""

import re
from base64 import b64encode
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetJsonSchemaHandler,
    PlainSerializer,
    StrictBool,
    StrictStr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from einvoice.model.group import Group

ItemT = TypeVar("ItemT")

DECIMAL_PATTERN = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
MAX_DIGITS = 100
"""Longer numbers are no amounts; without a bound, arithmetic on them costs time at will."""

is_decimal = re.compile(
    rf"(?=.{{1,{MAX_DIGITS}}}$){DECIMAL_PATTERN}", re.ASCII | re.DOTALL
).fullmatch
"""Whether a text is a lexical xs:decimal of bearable length, without white space."""


@dataclass(frozen=True, slots=True)
class DataType:
    """The semantic data type of a field (EN 16931-1, 6.5)."""

    name: str


def decimal_of(text: str) -> Decimal:
    """The number that a lexical xs:decimal states, every digit kept; ValueError for others."""
    if is_decimal(text) is None:
        raise ValueError("expected a decimal number such as 1234.50")
    return Decimal(text)


def date_of(text: str) -> date:
    """The calendar date that YYYY-MM-DD states; ValueError for every other form."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError("expected a date such as 2026-01-31")
    return date.fromisoformat(text)


def plain(number: Decimal) -> str:
    """A number in plain digits, never with an exponent, with all its decimals."""
    return format(number, "f")


def _is_writable(number: Decimal) -> bool:
    """Whether a number has an end in plain digits: neither NaN nor 1E+999999."""
    if not number.is_finite():
        return False
    _sign, digits, exponent = number.as_tuple()
    return len(digits) + abs(int(exponent)) <= MAX_DIGITS


def _take_decimal(value: Any, info: ValidationInfo) -> Decimal:
    if isinstance(value, str):
        return decimal_of(value)
    if isinstance(value, Decimal) and info.mode == "python":
        if not _is_writable(value):
            raise ValueError(f"expected a finite number of at most {MAX_DIGITS} digits")
        return value
    if type(value) is int and info.mode == "python":
        return Decimal(value)
    # A float has lost the digits that were written, and so has a number in JSON.
    raise ValueError("expected a string or Decimal such as '1234.50'; floats are not exact")


def _take_date(value: Any) -> date:
    if isinstance(value, str):
        return date_of(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("expected a date such as 2026-01-31")


_DECIMAL = (
    BeforeValidator(_take_decimal),
    PlainSerializer(plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": f"^{DECIMAL_PATTERN}$"}),
)

Text = Annotated[StrictStr, DataType("Text")]
Code = Annotated[StrictStr, DataType("Code")]
Reference = Annotated[StrictStr, DataType("Document reference")]
PlainId = Annotated[StrictStr, DataType("Identifier")]
Indicator = Annotated[StrictBool, DataType("Indicator")]
Amount = Annotated[Decimal, *_DECIMAL, DataType("Amount")]
UnitPrice = Annotated[Decimal, *_DECIMAL, DataType("Unit price amount")]
Quantity = Annotated[Decimal, *_DECIMAL, DataType("Quantity")]
Percentage = Annotated[Decimal, *_DECIMAL, DataType("Percentage")]
Date = Annotated[
    date,
    BeforeValidator(_take_date),
    WithJsonSchema({"type": "string", "format": "date"}),
    DataType("Date"),
]

Many = Annotated[Sequence[ItemT], AfterValidator(tuple)]
"""Zero or more: any sequence is accepted, a tuple is kept, so that a frozen group is immutable."""


_STRING = {"type": "string", "description": "An identifier without a scheme."}


class Identifier(Group):
    """An identifier with the scheme that issues it; a plain string makes one without a scheme."""

    value: StrictStr
    """The identifier itself."""
    scheme: StrictStr | None = None
    """The code of the scheme (ISO 6523 ICD, EAS, UNTDID 1153 or 7143, by the term)."""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {"value": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe both forms: the object, and the string that stands for its value."""
        whole = super().__get_pydantic_json_schema__(core_schema, handler)
        return {"anyOf": [whole, _STRING], "description": cls.__doc__}

    def __str__(self) -> str:
        """The identifier as people write it: the scheme in front."""
        return f"{self.scheme}:{self.value}" if self.scheme else self.value


class Attachment(Group):
    """An embedded file, held in the Base64 that carries it and decoded when asked for."""

    content: StrictStr
    """The file in Base64, as it was transmitted."""
    mime_code: StrictStr | None = None
    """What kind of file it is (BT-125-1)."""
    filename: StrictStr | None = None
    """What the file is called (BT-125-2)."""

    @classmethod
    def of(cls, data: bytes, *, filename: str, mime_code: str) -> Self:
        """Make an attachment of a file's bytes."""
        content = b64encode(data).decode("ascii")
        return cls(content=content, filename=filename, mime_code=mime_code)

    @property
    def data(self) -> bytes:
        """The bytes of the file; ValueError where what was transmitted is not Base64."""
        try:
            return a2b_base64("".join(self.content.split()), strict_mode=True)
        except Base64Error as error:
            raise ValueError(f"the attachment is not Base64: {error}") from None

    def __repr_args__(self) -> Any:
        """Show the size in place of the content."""
        yield "filename", self.filename
        yield "mime_code", self.mime_code
        yield "size", len(self.content) * 3 // 4
