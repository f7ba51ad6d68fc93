"""What a tool takes: its schema, and how the arguments of the operation are made of a call.

Arguments are taken as strictly as the JSON of a request. A file comes as Base64 in three fields.
"""

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, cast

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo

from einvoice_server.edge.idempotency import checked_key
from einvoice_server.edge.parsing import (
    bad_request,
    given_fields,
    is_file,
    is_header,
    one_field,
    refuse_nul,
    submodel,
)
from einvoice_server.errors import PayloadTooLargeError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.files import Upload
from einvoice_server.mcp.portable import schema_of
from einvoice_server.operations import AnyOperation, Tool
from einvoice_server.schema import Arguments
from einvoice_server.settings import Settings

IDEMPOTENCY_KEY = "idempotencyKey"
_FILE = "file"
_ID = "id"
_VARIABLE = re.compile(r"{(\w+)}")


class _File(BaseModel):
    """The fields of a call that are a file."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_alias=True,
        extra="forbid",
        strict=True,
        use_attribute_docstrings=True,
    )

    file: Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]
    """The content of the file, Base64."""

    filename: Annotated[str, StringConstraints(min_length=1, max_length=255)] = "file"
    """The name of the file, such as `invoice.xml`."""

    content_type: Annotated[
        str, StringConstraints(pattern=r"^[\w.+-]+/[\w.+-]+$", max_length=100)
    ] = "application/octet-stream"
    """The media type: `application/xml` or `application/pdf`."""


class _Once(BaseModel):
    """The field by which a call is done once."""

    model_config = ConfigDict(
        alias_generator=to_camel, extra="forbid", strict=True, use_attribute_docstrings=True
    )

    idempotency_key: Annotated[str | None, StringConstraints(pattern=r"^[\x21-\x7e]{1,255}$")] = (
        None
    )
    """Any text of your own for this call. If the same call is sent again under it, for want of an
    answer, it is not done again: the first answer comes back."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a call asks for."""

    arguments: Arguments
    idempotency_key: str | None


class Input:
    """What a tool takes."""

    def __init__(self, operation: AnyOperation, tool: Tool) -> None:
        self._model = tool.arguments or operation.arguments
        self._means = cast("Callable[[Arguments], Arguments] | None", tool.means)
        self._writes = operation.writes
        self._takes_files = operation.takes_files
        fields = {
            name: field for name, field in self._model.model_fields.items() if not is_header(field)
        }
        self._file = next((name for name, field in fields.items() if is_file(field)), None)
        self._needs_file = self._file is not None and fields.pop(self._file).is_required()
        fixed = {
            name: field for name, field in fields.items() if _outside(name, field) in tool.fixed
        }
        if len(fixed) != len(tool.fixed):
            raise ValueError(f"{operation.name}: fixed arguments that the tool does not take")
        self._fixed = _validated(submodel("Fixed", fixed, strict=True), tool.fixed)
        asked = {name: field for name, field in fields.items() if name not in fixed}
        self._asked = submodel(self._model.__name__, asked, strict=True)
        self._id = _only_id(operation, {_outside(name, field) for name, field in asked.items()})
        self._example = (tool.example or operation.example).arguments

    def take(self, given: Mapping[str, JsonValue], settings: Settings) -> Taken:
        """The operation's arguments, made of a call's.

        Raises:
            BadRequestError: A value is missing, wrong or unknown.
            PayloadTooLargeError: They are larger than the operation takes.
        """
        rest = dict(given)
        if self._id is not None and _ID in rest and self._id not in rest:
            rest[self._id] = rest.pop(_ID)
        key = self._key(rest)
        values: dict[str, object] = {**self._fixed}
        if self._file is not None:
            values |= self._upload(rest, self._file, settings.upload_limit)
        limit = settings.body_limit
        if self._takes_files:
            limit = max(limit, settings.upload_limit)
        values |= _validated(self._asked, rest, limit)
        try:
            made = self._model.model_validate(values)
            return Taken(self._means(made) if self._means else made, key)
        except ValidationError as error:
            raise bad_request(error) from None

    def _key(self, rest: dict[str, JsonValue]) -> str | None:
        if not self._writes:
            return None
        key = rest.pop(IDEMPOTENCY_KEY, None)
        if key is not None and not isinstance(key, str):
            raise one_field(IDEMPOTENCY_KEY, "string_type", "This is a text.")
        return checked_key(key)

    def _upload(self, rest: dict[str, JsonValue], name: str, limit: int) -> dict[str, object]:
        told = {key: rest.pop(key) for key in ("file", "filename", "contentType") if key in rest}
        if told.get(_FILE) is None:
            if self._needs_file or told:
                raise one_field(_FILE, "missing", "A file is needed, as Base64.")
            return {}
        try:
            file = _File.model_validate(told)
        except ValidationError as error:
            raise bad_request(error) from None
        return {name: Upload(file.filename, file.content_type, decoded(file.file, limit))}

    @cached_property
    def schema(self) -> JsonObject:
        """What clients are told of it; made when the first of them asks."""
        parts: list[type[BaseModel]] = []
        if self._file is not None:
            parts.append(_File)
        if self._asked is not None:
            parts.append(self._asked)
        if self._writes:
            parts.append(_Once)
        properties: JsonObject = {}
        required: list[JsonValue] = []
        definitions: JsonObject = {}
        for part in parts:
            schema = schema_of(part, "validation")
            told = cast("JsonObject", schema.get("properties", {}))
            if properties.keys() & told.keys():
                raise ValueError(f"{self._model.__name__}: arguments that tools have a use for")
            properties |= told
            definitions |= cast("JsonObject", schema.get("$defs", {}))
            if part is not _File or self._needs_file:
                required += cast("list[JsonValue]", schema.get("required", []))
        whole: JsonObject = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
        if definitions:
            whole["$defs"] = definitions
        if shown := self.example(self._example):
            whole["examples"] = [shown]
        return whole

    def example(self, example: JsonObject) -> JsonObject:
        """A call by an example: without what callers do not say, its file as they send it."""
        fields = self._asked.model_fields if self._asked is not None else {}
        names = {_outside(name, field) for name, field in fields.items()}
        shown = {name: value for name, value in example.items() if name in names}
        if self._file is not None and (text := example.get(self._file)) is not None:
            encoded = binascii.b2a_base64(str(text).encode(), newline=False).decode()
            file: JsonObject = {_FILE: encoded, "filename": "invoice.xml"}
            return {**file, "contentType": "application/xml", **shown}
        return shown


def decoded(text: str, limit: int) -> bytes:
    """The bytes of Base64, which may have line breaks in it.

    Raises:
        BadRequestError: It is none.
        PayloadTooLargeError: It is of more bytes than the limit.
    """
    if len(text) // 4 * 3 > limit * 1.1 + 3:  # line breaks are one in 76
        raise PayloadTooLargeError(limit)
    try:
        data = b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise one_field(_FILE, "base64", "This is not Base64.") from None
    if len(data) > limit:
        raise PayloadTooLargeError(limit)
    if not data:
        raise one_field(_FILE, "empty", "The file is empty.")
    return data


def _validated(
    model: type[BaseModel] | None, values: Mapping[str, JsonValue], limit: int | None = None
) -> dict[str, object]:
    if model is None:
        if values:
            raise one_field(next(iter(values)), "extra_forbidden", "This is not known here.")
        return {}
    text = json.dumps(values).encode()
    if limit is not None and len(text) > limit:
        raise PayloadTooLargeError(limit)
    refuse_nul(text)
    try:
        return given_fields(model.model_validate_json(text))
    except ValidationError as error:
        raise bad_request(error) from None


def _only_id(operation: AnyOperation, names: set[str]) -> str | None:
    """What `id` can only mean: the one thing that the path names, where nothing is called `id`."""
    named = _VARIABLE.findall(operation.rest.path) if operation.rest else []
    return named[0] if len(named) == 1 and named[0] in names and _ID not in names else None


def _outside(name: str, field: FieldInfo) -> str:
    return field.alias or name
