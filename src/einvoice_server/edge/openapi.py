"""The OpenAPI 3.1 document, written from the operations."""

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from pydantic import BaseModel, JsonValue
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from einvoice_server.edge.idempotency import HEADER as IDEMPOTENCY_KEY
from einvoice_server.edge.idempotency import PATTERN as IDEMPOTENCY_PATTERN
from einvoice_server.edge.links import links_of
from einvoice_server.edge.parsing import Parts, served_in
from einvoice_server.edge.webhook_docs import MODELS, webhooks_section
from einvoice_server.errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    ErrorBody,
    ForbiddenError,
    InternalError,
    PayloadTooLargeError,
    TooManyRequestsError,
    UnauthorizedError,
    UnavailableError,
    UnsupportedMediaTypeError,
)
from einvoice_server.kit.base import JsonObject
from einvoice_server.operations import AnyOperation, Registry

API = "/api/v1"
_REF = "#/components/schemas/{model}"
_ALWAYS = (
    BadRequestError,
    UnauthorizedError,
    ForbiddenError,
    TooManyRequestsError,
    InternalError,
    UnavailableError,
)
_WITH_BODY = (PayloadTooLargeError, UnsupportedMediaTypeError)
_WITH_KEY = (ConflictError,)
"""What writes takes an `Idempotency-Key`, which may be that of another request."""

_ABOUT = """\
Send the key in `X-API-KEY` or as Bearer token. A key that reaches several accounts names one in
`x-account-id`. Keys with `_test_` see test data, keys with `_live_` live data.

Writing requests take an `Idempotency-Key`: sent again, they are answered as before
(`Idempotent-Replayed: true`). Lists take `page`, `perPage`, `sort` and `order`.
`/api/v2` is the same as `/api/v1`."""


@lru_cache(maxsize=2)
def openapi_document(registry: Registry, version: str) -> JsonObject:
    """The document of everything that is found over HTTP; the same for all who ask."""
    served = list(served_in(registry).values())
    refs, schemas = _schemas(served)
    operations = [operation for operation, _ in served]
    paths: dict[str, dict[str, JsonValue]] = {}
    for operation, parts in served:
        assert operation.rest is not None
        told = _operation(operation, parts, refs)
        if operation.result is not None:
            result = refs[operation.result, "serialization"]
            good = cast("dict[str, JsonObject]", told["responses"])[str(operation.rest.status)]
            if links := links_of(operation, result, schemas, operations):
                good["links"] = links
        item = paths.setdefault(API + operation.rest.path, {})
        item[operation.rest.method.lower()] = told
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "einvoice-kit",
            "version": version,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"apiKeyAuth": []}, {"bearerAuth": []}],
        "tags": [{"name": area} for area in dict.fromkeys(o.area for o, _ in served)],
        "paths": cast("JsonObject", paths),
        "webhooks": webhooks_section({model: refs[model, "serialization"] for model in MODELS}),
        "components": {
            "securitySchemes": {
                "apiKeyAuth": {"type": "apiKey", "in": "header", "name": "X-API-KEY"},
                "bearerAuth": {"type": "http", "scheme": "bearer"},
            },
            "headers": _headers(),
            "parameters": _parameters(),
            "responses": _responses(served, refs),
            "schemas": schemas,
        },
    }


_Refs = dict[tuple[type[BaseModel], JsonSchemaMode], dict[str, JsonValue]]


def _schemas(served: Iterable[tuple[AnyOperation, Parts]]) -> tuple[_Refs, JsonObject]:
    wanted: dict[tuple[type[BaseModel], JsonSchemaMode], None] = {
        (ErrorBody, "serialization"): None,
        **{(model, "serialization"): None for model in MODELS},
    }
    for operation, parts in served:
        if parts.body is not None:
            wanted[parts.body, "validation"] = None
        if operation.result is not None:
            wanted[operation.result, "serialization"] = None
    refs, definitions = models_json_schema(list(wanted), by_alias=True, ref_template=_REF)
    schemas = cast("dict[str, JsonObject]", definitions.get("$defs", {}))
    for _, parts in served:
        if parts.file is not None and parts.body is not None:
            name = str(refs[parts.body, "validation"]["$ref"]).rpartition("/")[2]
            schemas[name] = _with_file(schemas[name], parts)
    return cast("_Refs", refs), cast("JsonObject", schemas)


def _with_file(form: JsonObject, parts: Parts) -> JsonObject:
    """A form with its file."""
    assert parts.file is not None
    properties = cast("JsonObject", form.get("properties", {}))
    told = {name: _without_null(cast("JsonObject", one)) for name, one in properties.items()}
    file: JsonObject = {"type": "string", "format": "binary"}
    required = cast("list[JsonValue]", form.get("required", []))
    return {
        **form,
        "properties": {parts.file: file, **told},
        "required": [*([parts.file] if parts.file_is_needed else []), *required],
    }


def _operation(operation: AnyOperation, parts: Parts, refs: _Refs) -> JsonObject:
    assert operation.rest is not None
    told: JsonObject = {
        "operationId": operation.name,
        "tags": [operation.area],
        "summary": operation.title,
        "description": f"{operation.description}\n\nNeeds the scope `{operation.scope}`.",
        "parameters": _parameters_of(operation, parts),
        "responses": _responses_of(operation, parts, refs),
    }
    if operation.feature is not None:
        told["description"] = f"{told['description']} Needs the feature `{operation.feature}`."
    if parts.file is not None or parts.body is not None:
        told["requestBody"] = _body(operation, parts, refs)
    return told


def _parameters_of(operation: AnyOperation, parts: Parts) -> list[JsonValue]:
    found: list[JsonValue] = []
    for where, model in (("path", parts.path), ("query", parts.query)):
        if model is None:
            continue
        schema = model.model_json_schema(by_alias=True)
        inlined = cast("dict[str, JsonObject]", schema.get("$defs", {}))
        for name, given in cast("dict[str, JsonObject]", schema["properties"]).items():
            shape = _without_null(_resolved(given, inlined))
            parameter: JsonObject = {
                "name": name,
                "in": where,
                "required": name in cast("list[str]", schema.get("required", [])),
                "schema": shape,
            }
            if description := shape.pop("description", None):
                parameter["description"] = description
            if name in operation.example.arguments:
                parameter["example"] = operation.example.arguments[name]
            found.append(parameter)
    found.append({"$ref": "#/components/parameters/AccountId"})
    if operation.writes:
        found.append({"$ref": "#/components/parameters/IdempotencyKey"})
    return found


def _resolved(schema: JsonObject, definitions: dict[str, JsonObject]) -> JsonObject:
    """A parameter's schema with what it refers to in place; parameters refer one level deep."""
    schema = {name: value for name, value in schema.items() if name != "title"}
    reference = schema.pop("$ref", None)
    if isinstance(reference, str):
        return {**definitions[reference.rpartition("/")[2]], **schema}
    alternatives = schema.get("anyOf")
    if isinstance(alternatives, list):
        schema["anyOf"] = [
            _resolved(one, definitions) if isinstance(one, dict) else one for one in alternatives
        ]
    if isinstance(items := schema.get("items"), dict):
        schema["items"] = _resolved(items, definitions)
    return schema


def _without_null(schema: JsonObject) -> JsonObject:
    """What a path or a query can hold: left out is left out, and there is no null."""
    alternatives = schema.get("anyOf")
    if not isinstance(alternatives, list) or {"type": "null"} not in alternatives:
        return schema
    others = [one for one in alternatives if one != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    if rest.get("default", "") is None:
        del rest["default"]
    if len(others) == 1 and isinstance(others[0], dict):
        return {**others[0], **rest}
    return {**rest, "anyOf": others}


def _body(operation: AnyOperation, parts: Parts, refs: _Refs) -> JsonObject:
    fields = list(parts.body.model_fields.values()) if parts.body is not None else []
    taken = {field.alias for field in fields}
    example = {
        name: value
        for name, value in operation.example.arguments.items()
        if name in taken or name == parts.file
    }
    if parts.body is not None:
        schema: JsonObject = {**refs[parts.body, "validation"]}
    else:
        schema = _with_file({"type": "object", "additionalProperties": False}, parts)
    needed = parts.file is not None or any(field.is_required() for field in fields)
    media_type = "application/json" if parts.file is None else "multipart/form-data"
    return {"required": needed, "content": {media_type: {"schema": schema, "example": example}}}


def _responses_of(operation: AnyOperation, parts: Parts, refs: _Refs) -> JsonObject:
    assert operation.rest is not None
    content: JsonObject = {}
    if operation.result is not None:
        content["application/json"] = {
            "schema": {**refs[operation.result, "serialization"]},
            "example": operation.example.result,
        }
    for media_type in operation.media_types:
        content[media_type] = {"schema": {"type": "string", "format": "binary"}}
    headers: JsonObject = {
        name: {"$ref": f"#/components/headers/{name}"}
        for name in _headers()
        if name not in ("Retry-After", "Idempotent-Replayed")
        or (name == "Idempotent-Replayed" and operation.writes)
    }
    good: JsonObject = {"description": operation.title, "headers": headers}
    if content:
        good["content"] = content
    told: JsonObject = {str(operation.rest.status if content else 204): good}
    for error in _errors_of(operation, parts):
        told[str(error.status)] = {"$ref": f"#/components/responses/{_name(error)}"}
    return dict(sorted(told.items()))


def _errors_of(operation: AnyOperation, parts: Parts) -> list[type[ApiError]]:
    reads_body = parts.body is not None or parts.file is not None
    return [
        *_ALWAYS,
        *(_WITH_BODY if reads_body else ()),
        *(_WITH_KEY if operation.writes else ()),
        *operation.raises,
    ]


def _name(error: type[ApiError]) -> str:
    return error.__name__.removesuffix("Error")


def _responses(served: Iterable[tuple[AnyOperation, Parts]], refs: _Refs) -> JsonObject:
    errors = {error for operation, parts in served for error in _errors_of(operation, parts)}
    return {
        _name(error): {
            "description": (error.__doc__ or "").partition("\n")[0],
            "content": {
                "application/json": {
                    "schema": {**refs[ErrorBody, "serialization"]},
                    "example": {
                        "code": error.code,
                        "statusCode": error.status,
                        "message": error.message,
                    },
                }
            },
        }
        for error in sorted(errors, key=lambda error: (error.status, error.code))
    }


def _headers() -> JsonObject:
    whole: JsonObject = {"type": "integer"}
    return {
        "X-Request-Id": {"description": "The id of the request.", "schema": {"type": "string"}},
        "X-RateLimit-Limit": {"description": "Requests at once.", "schema": whole},
        "X-RateLimit-Remaining": {"description": "How many are left now.", "schema": whole},
        "X-RateLimit-Reset": {"description": "Seconds until all are back.", "schema": whole},
        "Retry-After": {"description": "Seconds to wait.", "schema": whole},
        "Idempotent-Replayed": {
            "description": "`true` where an earlier answer is repeated.",
            "schema": {"type": "string", "enum": ["true"]},
        },
    }


def _parameters() -> JsonObject:
    return {
        "AccountId": {
            "name": "x-account-id",
            "in": "header",
            "required": False,
            "description": "The account to work for, if not the key's own.",
            "schema": {"type": "string"},
        },
        "IdempotencyKey": {
            "name": IDEMPOTENCY_KEY,
            "in": "header",
            "required": False,
            "description": "Any text of 1 to 255 characters that names this request.",
            "schema": {"type": "string", "pattern": IDEMPOTENCY_PATTERN},
        },
    }
