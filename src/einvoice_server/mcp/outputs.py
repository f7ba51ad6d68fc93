"""What a tool gives: the JSON of REST as text, and the same as structured content."""

import json
from base64 import b64encode
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import cast

from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, JsonValue
from pydantic_core import from_json

from einvoice_server.edge.perform import JSON, Answer
from einvoice_server.errors import ApiError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.request_id import current_request_id
from einvoice_server.mcp.hints import hint_for
from einvoice_server.mcp.portable import WRAPPED, is_object, schema_of, wrapped
from einvoice_server.operations import AnyOperation, Tool
from einvoice_server.schema import Schema, Succeeded


class FileContent(Schema):
    """A file as tools give it."""

    filename: str
    """What to call it."""

    mime_type: str
    """Its media type."""

    size: int
    """Its bytes before they were encoded."""

    base64_content: str
    """Its content, Base64."""


_MOST_KEPT = 8


class Output:
    """What a tool gives."""

    def __init__(self, operation: AnyOperation, tool: Tool) -> None:
        self._told = cast("Callable[[BaseModel], BaseModel] | None", tool.told)
        self._result = operation.result
        # What `perform` keeps while nothing is written is kept here as well, and nothing else:
        # other answers may hold what is shown once.
        kept = _MOST_KEPT if operation.rests_on_data else 0
        self._retold = lru_cache(maxsize=kept)(self._retell)
        model = tool.result or operation.result
        if model is None:
            model = FileContent if operation.media_types else Succeeded
        self._model = model

    @property
    def schema(self) -> JsonObject:
        """What clients are told of it."""
        return self._schema[0]

    @cached_property
    def _schema(self) -> tuple[JsonObject, bool]:
        """The schema, and whether it wraps the value; made when the first client asks."""
        schema = schema_of(self._model, "serialization")
        return (schema, False) if is_object(schema) else (wrapped(schema), True)

    def tell(self, answer: Answer) -> CallToolResult:
        """The result of a call."""
        text = self._text(answer)
        value = cast("JsonValue", from_json(text))
        return CallToolResult(
            content=[TextContent(text=text)],
            structured_content={WRAPPED: value} if self._schema[1] else value,
        )

    def _text(self, answer: Answer) -> str:
        if answer.media_type != JSON or answer.filename is not None:
            return file_content(answer).model_dump_json(by_alias=True)
        if not answer.content:
            return Succeeded(succeed=True).model_dump_json(by_alias=True)
        if self._told is None or self._result is None:
            return answer.content.decode()
        return self._retold(answer.content)

    def _retell(self, content: bytes) -> str:
        """An answer as the tool tells it; the answer may be one that was kept, which stays so."""
        assert self._told is not None
        assert self._result is not None
        return self._told(self._result.model_validate_json(content)).model_dump_json(by_alias=True)


def file_content(answer: Answer) -> FileContent:
    """A file that was answered."""
    return FileContent(
        filename=answer.filename or "file",
        mime_type=answer.media_type,
        size=len(answer.content),
        base64_content=b64encode(answer.content).decode(),
    )


def refusal(error: ApiError, within: str = "") -> CallToolResult:
    """The result of a call that was refused: what is wrong, and what to change.

    Args:
        error: The refusal.
        within: What the operation knows of places and the caller of the tool does not.
    """
    body = error.body(current_request_id())
    told = cast("JsonObject", body.model_dump(by_alias=True, exclude_none=True, mode="json"))
    if hint := hint_for(error):
        told["hint"] = hint
    if within:
        told = cast("JsonObject", _without(told, within))
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(content=[TextContent(text=text)], is_error=True)


def _without(value: JsonValue, within: str) -> JsonValue:
    if isinstance(value, dict):
        return {name: _without(one, within) for name, one in value.items()}
    if isinstance(value, list):
        return [_without(one, within) for one in value]
    return value.replace(within, "") if isinstance(value, str) else value
