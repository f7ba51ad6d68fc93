"""Values of rows as JSON, the same from every database."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import JSON
from sqlalchemy.types import TypeEngine

AnyType = TypeEngine[str] | TypeEngine[object]
"""The type of a column."""


class ValueKindError(Exception):
    """A row holds something that has no form in a backup."""


_DECODERS: Mapping[str, Callable[[str], object]] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "bytes": b64decode,
    "decimal": Decimal,
    "uuid": UUID,
}


def encoded(value: object, type_: AnyType) -> JsonValue:
    """A value as JSON: what JSON does not know as a pair of its kind and a text."""
    if isinstance(type_, JSON):
        # So that a JSON document is told from the pairs.
        return None if value is None else {"json": cast("JsonValue", value)}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime):
        zoned = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        return ["moment", zoned.astimezone(UTC).isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, bytes):
        return ["bytes", b64encode(value).decode()]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, UUID):
        return ["uuid", str(value)]
    raise ValueKindError(f"no form for a {type(value).__name__}")


def decoded(value: JsonValue) -> object:
    """The value that was written."""
    if isinstance(value, dict):
        return value["json"]
    if isinstance(value, list):
        kind, text = value
        return _DECODERS[str(kind)](str(text))
    return value
