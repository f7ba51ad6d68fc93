"""The sections of `einvoice.content` as models of the API: every field always there, described.

They describe what was written beforehand: numbers as numbers, days as YYYYMMDD.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, ForwardRef, Optional, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, RootModel, WithJsonSchema, create_model

from einvoice.sections import Content, Section
from einvoice.sections.descriptions import description_of
from einvoice.sections.section import slots_of
from einvoice_server.imports.tracks import Track

_create = cast("Callable[..., type[BaseModel]]", create_model)
# Validators and schemas are made when they are first asked for, which few of them ever are.
_CONFIG = ConfigDict(
    validate_by_name=True, validate_by_alias=True, extra="forbid", defer_build=True
)

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[0-9]{8}$"})]
Moment = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
_PLAIN: dict[object, object] = {Decimal: Number, date: Day, datetime: Moment}
_open = set[type[Section]]()


@cache
def shape_of(kind: type[Section]) -> type[BaseModel]:
    """The model of a section."""
    _open.add(kind)
    try:
        fields = {
            slot.name: (
                _converted(kind.model_fields[slot.name].annotation),
                Field(alias=slot.key, description=description_of(kind, slot)),
            )
            for slot in slots_of(kind)
        }
        return _create(_name(kind), __config__=_CONFIG, __doc__=kind.__doc__, **fields)
    finally:
        _open.discard(kind)


def section_of(name: str) -> type[Section]:
    """The kind of section that stands in the content under a name, singly or in a list."""
    annotation = Content.model_fields[name].annotation
    many = get_args(annotation)
    return cast("type[Section]", many[0] if many else annotation)


@cache
def with_id(track: Track, kind: type[Section]) -> type[BaseModel]:
    """The model of a section with the id of the document that it is of."""
    told = Field(alias=track.variable, description="The id of the document.")
    name = f"{track.title}{_name(kind)}"
    return _create(
        name, __base__=shape_of(kind), __doc__=kind.__doc__, **{track.field: (str, told)}
    )


@cache
def many_of(kind: type[Section]) -> type[BaseModel]:
    """The model of a list of sections."""
    base = RootModel[list[shape_of(kind)]]
    return _create(f"{_name(kind)}List", __base__=base, __doc__=kind.__doc__)


def _name(kind: type[Section]) -> str:
    return "DocumentContent" if kind is Content else f"Content{kind.__name__.lstrip('_')}"


def _converted(annotation: object) -> object:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _converted(parts[0])
    if origin in (Union, UnionType):
        return Optional[_converted(parts[0])]  # noqa: UP045  # the type is a value here
    if origin is tuple:
        return list[_converted(parts[0])]
    kind = cast("type[object]", annotation)
    if issubclass(kind, Section):
        return ForwardRef(_name(kind)) if kind in _open else shape_of(kind)
    return _PLAIN.get(kind, kind)
