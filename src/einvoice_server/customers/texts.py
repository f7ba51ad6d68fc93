"""The texts that customers are made of, each with its bounds."""

import math
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from einvoice_server.kit.base import JsonObject

_PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]*$"
_PRINTABLE_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"
_MOST_EXTRAS = 500
_LONGEST_EXTRAS = 20_000
_DEEPEST_EXTRAS = 8


def _blank_is_none(value: object) -> object:
    """A text of nothing but spaces says nothing."""
    return None if isinstance(value, str) and not value.strip() else value


_BLANK = BeforeValidator(_blank_is_none)


def _words(longest: int) -> StringConstraints:
    return StringConstraints(pattern=_PRINTABLE, max_length=longest, strip_whitespace=True)


def _needed(longest: int) -> StringConstraints:
    return StringConstraints(
        pattern=_PRINTABLE, min_length=1, max_length=longest, strip_whitespace=True
    )


NeededStreet = Annotated[str, _needed(200)]
NeededPostcode = Annotated[str, _needed(20)]
NeededCity = Annotated[str, _needed(100)]
Number = Annotated[str, _needed(50)]
CountryCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2}$", to_upper=True, strip_whitespace=True)
]

OptionalNumber = Annotated[Number | None, _BLANK]
OptionalName = Annotated[Annotated[str, _words(200)] | None, _BLANK]
OptionalWords = Annotated[Annotated[str, _words(100)] | None, _BLANK]
OptionalShort = Annotated[Annotated[str, _words(50)] | None, _BLANK]
OptionalNote = Annotated[
    Annotated[str, StringConstraints(pattern=_PRINTABLE_LINES, max_length=5000)] | None, _BLANK
]
OptionalEmail = Annotated[
    Annotated[
        str,
        StringConstraints(
            pattern=r"^[^@\s\x00-\x1f\x7f-\x9f]{1,64}@[^@\s\x00-\x1f\x7f-\x9f]{1,189}$",
            strip_whitespace=True,
        ),
    ]
    | None,
    _BLANK,
]
_NUMBER = TypeAdapter[str](Number)


def is_number(text: str) -> bool:
    """Whether a text can be a customer number."""
    try:
        _NUMBER.validate_python(text)
    except ValidationError:
        return False
    return True


def _bounded(extras: JsonObject) -> JsonObject:
    """Refuse what is too much, and what not every database can keep."""
    count = size = 0
    waiting: list[tuple[JsonValue, int]] = [(extras, 1)]
    while waiting:
        value, depth = waiting.pop()
        count += 1
        if isinstance(value, dict):
            waiting.extend((inner, depth + 1) for pair in value.items() for inner in pair)
        elif isinstance(value, list):
            waiting.extend((inner, depth + 1) for inner in value)
        else:
            size += _size(value)
        if count > 2 * _MOST_EXTRAS or size > _LONGEST_EXTRAS or depth > _DEEPEST_EXTRAS + 1:
            raise PydanticCustomError(
                "too_large",
                "At most {values} values, {characters} characters and {levels} levels are kept.",
                {
                    "values": _MOST_EXTRAS,
                    "characters": _LONGEST_EXTRAS,
                    "levels": _DEEPEST_EXTRAS,
                },
            )
    return extras


def _size(value: JsonValue) -> int:
    if isinstance(value, float) and not math.isfinite(value):
        raise PydanticCustomError("finite_number", "Numbers must be finite.")
    text = str(value)
    if "\0" in text:
        raise PydanticCustomError("nul_character", "A NUL character is not allowed.")
    return len(text)


Extras = Annotated[JsonObject, AfterValidator(_bounded)]
