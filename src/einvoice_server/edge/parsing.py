"""Taking a request apart: path, query, headers, body and file become the operation's arguments.

Where each argument stands follows from its declaration: names in the path template are there,
headers are marked, an `Upload` is the file of a form; of the rest, what reads or deletes has them
in the query and what writes has them in the body. JSON is taken strictly: "5" is no number.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from einvoice_server.errors import (
    BadRequestError,
    FieldError,
    PayloadTooLargeError,
    UnsupportedMediaTypeError,
)
from einvoice_server.kit.body_limit import limited
from einvoice_server.kit.files import Upload
from einvoice_server.operations import AnyOperation, Header, Registry
from einvoice_server.schema import Arguments

_MOST_ERRORS = 100
_LONGEST_IN_URL = 1000
"""Of one value in the path, the query or a header: HTTP itself holds no more than 64 KiB of all."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_BY_HAND = 2
"""The priority that pydantic gives to an alias that no generator made."""

_BODYLESS = frozenset({"GET", "DELETE"})


@dataclass(frozen=True, slots=True)
class Parts:
    """The arguments of an operation by where they stand; None where none stands."""

    path: type[BaseModel] | None
    query: type[BaseModel] | None
    headers: type[BaseModel] | None
    body: type[BaseModel] | None
    file: str | None
    file_is_needed: bool = False


@lru_cache(maxsize=2)
def served_in(registry: Registry) -> Mapping[str, tuple[AnyOperation, Parts]]:
    """Every operation of a registry that is found over HTTP, by its name."""
    return {one.name: (one, parts_of(one)) for one in registry if one.rest is not None}


def parts_of(operation: AnyOperation) -> Parts:
    """Where the arguments of an operation stand in a request."""
    assert operation.rest is not None
    named = set(re.findall(r"{(\w+)}", operation.rest.path))
    places: dict[str, dict[str, FieldInfo]] = {"path": {}, "query": {}, "headers": {}, "body": {}}
    file: str | None = None
    for name, field in operation.arguments.model_fields.items():
        if (field.alias or name) in named:
            places["path"][name] = field
        elif is_header(field):
            places["headers"][name] = field
        elif is_file(field):
            file = name
        else:
            where = "query" if operation.rest.method in _BODYLESS else "body"
            places[where][name] = field
    title = operation.arguments.__name__
    return Parts(
        path=submodel(f"{title}Path", places["path"], longest=_LONGEST_IN_URL),
        query=submodel(f"{title}Query", places["query"], longest=_LONGEST_IN_URL),
        headers=submodel(f"{title}Headers", places["headers"], longest=_LONGEST_IN_URL),
        body=submodel(f"{title}Body", places["body"], strict=file is None),
        file=file,
        file_is_needed=file is not None and operation.arguments.model_fields[file].is_required(),
    )


def is_header(field: FieldInfo) -> bool:
    """Whether an argument is a header of the request."""
    return any(isinstance(mark, Header) for mark in field.metadata)


def is_file(field: FieldInfo) -> bool:
    """Whether an argument is a file."""
    return field.annotation is Upload or Upload in get_args(field.annotation)


def submodel(
    title: str,
    fields: Mapping[str, FieldInfo],
    *,
    strict: bool = False,
    longest: int | None = Arguments.model_config.get("str_max_length"),
) -> type[BaseModel] | None:
    """A model of some of an operation's arguments; None of none."""
    if not fields:
        return None
    config = ConfigDict(
        alias_generator=lambda name: fields[name].alias or name,
        extra="forbid",
        strict=strict,
        str_max_length=longest,
    )
    definitions = {name: _definition(field) for name, field in fields.items()}
    return cast("Callable[..., type[BaseModel]]", create_model)(
        title, __config__=config, **definitions
    )


def _definition(field: FieldInfo) -> tuple[object, FieldInfo]:
    """The field without what only the whole needs: its mark is read, its alias is made anew.

    An alias that was written by hand stays: `buyerAssignedID`. Of several, those are for tools;
    over HTTP an argument has one name.
    """
    told = field.asdict()
    by_hand = field.alias_priority == _BY_HAND and isinstance(field.validation_alias, str)
    attributes = {
        name: value for name, value in told["attributes"].items() if by_hand or "alias" not in name
    }
    copy = cast("FieldInfo", Field(**attributes))
    copy.annotation = told["annotation"]
    copy.metadata = [mark for mark in told["metadata"] if not isinstance(mark, Header)]
    return told["annotation"], copy


async def arguments_of(
    operation: AnyOperation, parts: Parts, request: Request, *, body_limit: int, upload_limit: int
) -> Arguments:
    """The arguments of a request.

    Raises:
        BadRequestError: A value is missing, wrong or unknown.
        PayloadTooLargeError: The body or the file is too large.
        UnsupportedMediaTypeError: The body is not what the operation takes.
    """
    given: dict[str, object] = {}
    if parts.path is not None:
        given |= _validated(parts.path, request.path_params)
    given |= _from_query(parts, request)
    if parts.headers is not None:
        given |= _validated(parts.headers, _marked_headers(operation, request))
    if parts.file is not None:
        given |= await _from_form(parts, limited(request, upload_limit + body_limit), upload_limit)
    elif parts.body is not None:
        given |= await _from_json(parts.body, limited(request, body_limit))
    try:
        return operation.arguments.model_validate(given)
    except ValidationError as error:
        raise bad_request(error) from None


def _from_query(parts: Parts, request: Request) -> dict[str, object]:
    values: dict[str, object] = {}
    lists = _lists(parts.query) if parts.query is not None else frozenset[str]()
    for key in request.query_params:
        name = key.removesuffix("[]")
        several = request.query_params.getlist(key)
        if any("\0" in value for value in several):
            raise one_field(name, "nul_character", "A NUL character is not allowed.")
        if name not in lists and len(several) > 1:
            raise one_field(name, "repeated", "This is given once.")
        values[name] = several if name in lists else several[0]
    if parts.query is None:
        if values:
            raise one_field(next(iter(values)), "extra_forbidden", "This is not known here.")
        return {}
    return _validated(parts.query, values)


@cache
def _lists(model: type[BaseModel]) -> frozenset[str]:
    """The arguments of a query that may stand there several times."""
    return frozenset(
        field.alias or name
        for name, field in model.model_fields.items()
        if "list[" in str(field.annotation)
    )


def _marked_headers(operation: AnyOperation, request: Request) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, field in operation.arguments.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Header) and mark.name in request.headers:
                found[field.alias or name] = request.headers[mark.name]
    return found


async def _from_json(model: type[BaseModel], request: Request) -> dict[str, object]:
    body = await request.body()
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if (
        body
        and media_type
        and media_type != "application/json"
        and not media_type.endswith("+json")
    ):
        raise UnsupportedMediaTypeError("application/json")
    refuse_nul(body)
    try:
        return given_fields(model.model_validate_json(body or b"{}"))
    except ValidationError as error:
        raise bad_request(error) from None


def refuse_nul(body: bytes) -> None:
    """Refuse JSON with a NUL character, which databases cannot keep."""
    if b"\\u0000" in body and _NUL.search(body):
        raise one_field("", "nul_character", "A NUL character is not allowed.")


async def _from_form(parts: Parts, request: Request, limit: int) -> dict[str, object]:
    assert parts.file is not None
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UnsupportedMediaTypeError("multipart/form-data")
    try:
        form = await request.form(max_files=1, max_fields=50)
    except HTTPException as error:
        raise BadRequestError(error.detail) from None
    values: dict[str, object] = {}
    upload: Upload | None = None
    try:
        for name, value in form.multi_items():
            if isinstance(value, str):
                values[name] = value
            elif name == parts.file:
                upload = await _upload(value, limit)
            else:
                raise one_field(name, "extra_forbidden", "This is no file that is expected.")
    finally:
        await form.close()
    if upload is None and parts.file_is_needed:
        raise one_field(parts.file, "missing", "A file is needed.")
    body = _validated(parts.body, values) if parts.body is not None else {}
    return {**body, parts.file: upload} if upload is not None else body


async def _upload(file: UploadFile, limit: int) -> Upload:
    if file.size is not None and file.size > limit:
        raise PayloadTooLargeError(limit)
    return Upload(
        filename=(file.filename or "file")[:255],
        media_type=file.content_type or "application/octet-stream",
        data=await file.read(),
    )


def _validated(model: type[BaseModel], values: Mapping[str, object]) -> dict[str, object]:
    try:
        return given_fields(model.model_validate(values))
    except ValidationError as error:
        raise bad_request(error) from None


def given_fields(model: BaseModel) -> dict[str, object]:
    """What was given, by the names of the fields; defaults stay with the operation."""
    return {name: getattr(model, name) for name in model.model_fields_set}


def bad_request(error: ValidationError) -> BadRequestError:
    """What pydantic says, in the form of the API."""
    errors = [_field_error(detail) for detail in error.errors(include_url=False)[:_MOST_ERRORS]]
    places = sorted({found.field for found in errors if found.field})
    message = f"Not as expected: {', '.join(places[:5])}." if places else errors[0].message
    return BadRequestError(message, errors=errors)


def _field_error(detail: ErrorDetails) -> FieldError:
    return FieldError(field=place(detail["loc"]), code=detail["type"], message=detail["msg"])


def place(steps: Sequence[int | str]) -> str:
    """The place of a value as people write it: `invoices[0].buyer.postcode`."""
    written = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(written).removeprefix(".")


def one_field(field: str, code: str, message: str) -> BadRequestError:
    """The refusal of one value."""
    return BadRequestError(
        f"{field}: {message}" if field else message,
        errors=[FieldError(field=field, code=code, message=message)],
    )
