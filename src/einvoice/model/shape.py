"""What the annotations of a group say of its fields: lists, nested groups, data types."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from einvoice.model.group import Group
from einvoice.model.values import DataType


@cache
def _field(group: type[Group], name: str) -> Any:
    return group.model_fields[name].annotation


def is_many(group: type[Group], path: str) -> bool:
    """Whether the field at a dotted path of a group holds a list."""
    if path.startswith("^"):
        return False
    owner, dot, rest = path.partition(".")
    if dot:
        return is_many(field_group(group, owner), rest)
    return _is_sequence(_field(group, owner))


def field_group(group: type[Group], name: str) -> type[Group]:
    """The group that a field holds, singly or in a list; TypeError where it holds a value."""
    found = value_type(_field(group, name))
    if isinstance(found, type) and issubclass(found, Group):
        return found
    raise TypeError(f"{group.__name__}.{name} holds no group")


def value_type(annotation: Any) -> Any:
    """The type inside Optional, Annotated and sequences."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return value_type(get_args(annotation)[0])
    if origin is None:
        return annotation
    inner = [part for part in get_args(annotation) if part is not type(None)]
    return value_type(inner[0])


def data_type(annotation: Any) -> str | None:
    """The name of the semantic data type that an annotation carries."""
    for part in (annotation, *get_args(annotation)):
        for note in getattr(part, "__metadata__", ()):
            if isinstance(note, DataType):
                return note.name
        if part is not annotation and (found := data_type(part)):
            return found
    return None


def _is_sequence(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_sequence(get_args(annotation)[0])
    return get_origin(annotation) is Sequence
