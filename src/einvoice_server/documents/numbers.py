"""Numbers of documents in JSON and in the payloads of webhooks."""

from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer, WithJsonSchema


def number(value: Decimal) -> int | float:
    """A number as JSON libraries know it; amounts of up to 15 digits are exact."""
    return int(value) if value == value.to_integral_value() else float(value)


StatedNumber = Annotated[
    Decimal,
    PlainSerializer(number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A number as a document states it."""
