"""Decimal numbers that stay what they are, in JSON and in the database.

JSON numbers pass through doubles. A double gives back every decimal number of up to 15 digits as it
was; so these are taken, and longer ones are refused instead of changed.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError
from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

MOST_DIGITS = 15
MOST_WHOLE_DIGITS = 12
MOST_PLACES = 6


class ExactDecimal(TypeDecorator[Decimal]):
    """A column of decimal numbers, kept as whole numbers of their smallest part.

    SQLite has no decimal numbers and would keep doubles. Whole numbers are exact in every database,
    and sort and compare as the numbers do.
    """

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int = MOST_PLACES) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Refuse what has more places than are kept."""
        if value is None:
            return None
        if _sizes(value)[2] > self.places:
            raise ValueError(f"{value} has more than {self.places} decimal places")
        return int(value.scaleb(self.places))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """The number as it was, without zeros at its end."""
        return None if value is None else shortest(Decimal(value).scaleb(-self.places))


def shortest(value: Decimal) -> Decimal:
    """The same number without zeros at its end, without exponent, and without -0."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if value else Decimal(0)


def is_exact(value: Decimal) -> bool:
    """Whether a number comes through JSON and the database as it is."""
    digits, whole, places = _sizes(value)
    return digits <= MOST_DIGITS and whole <= MOST_WHOLE_DIGITS and places <= MOST_PLACES


def _sizes(value: Decimal) -> tuple[int, int, int]:
    """How many digits a number has, how many before and how many after its point."""
    whole, _, places = f"{shortest(value.copy_abs()):f}".partition(".")
    whole = whole.lstrip("0")
    return len((whole + places).lstrip("0")), len(whole), len(places)


def _taken(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise PydanticCustomError("number_type", "Input should be a number")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise PydanticCustomError("finite_number", "Input should be a finite number")
    return shortest(number)


def _held(value: Decimal) -> Decimal:
    digits, whole, places = _sizes(value)
    if whole > MOST_WHOLE_DIGITS:
        raise PydanticCustomError(
            "decimal_whole_digits",
            "Input should have no more than {most} digits before the decimal point",
            {"most": MOST_WHOLE_DIGITS},
        )
    if places > MOST_PLACES:
        raise PydanticCustomError(
            "decimal_max_places",
            "Input should have no more than {most} decimal places",
            {"most": MOST_PLACES},
        )
    if digits > MOST_DIGITS:
        raise PydanticCustomError(
            "decimal_max_digits",
            "Input should have no more than {most} digits in total",
            {"most": MOST_DIGITS},
        )
    return value


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError(
            "greater_than_equal", "Input should be greater than or equal to 0"
        )
    return value


def _written(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


JsonNumber = Annotated[
    Decimal,
    BeforeValidator(_taken),
    AfterValidator(_held),
    PlainSerializer(_written, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A number, exact: up to 15 digits, 12 of them before and 6 after the point."""

Amount = Annotated[
    JsonNumber, AfterValidator(_not_negative), WithJsonSchema({"type": "number", "minimum": 0})
]
"""A number that is not negative."""
