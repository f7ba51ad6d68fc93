"""The bases of what the API takes and gives: camelCase outside, snake_case inside."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic.alias_generators import to_camel

from einvoice_server.kit.clock import iso


class Schema(BaseModel):
    """A part of a request or an answer; JSON types are taken as they are, not converted."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        str_max_length=100_000,
    )


class Arguments(BaseModel):
    """What an operation takes, wherever it stands: path, query, header, body, or a tool's call.

    Its parts are validated where they are read, strictly what comes as JSON; here they meet.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
        str_max_length=100_000,
    )


class NoArguments(Arguments):
    """Nothing is needed."""


Timestamp = Annotated[
    datetime,
    PlainSerializer(iso, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment, in JSON ISO 8601 in UTC."""


class Succeeded(Schema):
    """The answer to a yes-or-no question, and to a deletion."""

    succeed: bool
    """Whether it is so."""
