"""What all events tell."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic.alias_generators import to_camel

from einvoice_server.kit.base import JsonObject
from einvoice_server.schema import Timestamp
from einvoice_server.webhooks.events import Event


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
Date = Annotated[str, Field(examples=["20260302"])]


class Payload(BaseModel, frozen=True):
    """What all events tell."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        extra="forbid",
        use_attribute_docstrings=True,
    )
    example: ClassVar[JsonObject]
    """A body, without `action` and `timestamp`."""
    is_told: ClassVar[bool] = True
    """False where the server has no such documents yet: subscribed to, and never told."""

    action: Event
    """What happened."""
    timestamp: Timestamp
    """When it happened; the header `webhook-timestamp` is when it was sent."""
    is_test: bool = False
    """True for what `POST /webhooks/{webhookId}/test` sends, whose document does not exist."""
    status: str | None = None
    """Where the document stood then."""
    created_at: Timestamp | None = None
    """When the document was made."""
    details_page: str | None = None
    """Where the document is found."""
