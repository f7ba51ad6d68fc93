"""The base of every section: a view of the invoice for programs, which knows where it comes from.

A field says with `Of` which place of the model it shows. What it shows, its term, its place in the
source and its description in the JSON Schema all follow from that one mark.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PrivateAttr
from pydantic.alias_generators import to_camel
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from einvoice.model.group import Group
from einvoice.model.shape import value_type
from einvoice.sections.basis import Basis


@dataclass(frozen=True, slots=True)
class Of:
    """The place that a field shows, below the group of its section.

    With a slash in front it counts from the invoice; an empty one is the group itself.
    """

    path: str

    def below(self, origin: str) -> str:
        """The place in the invoice, for a section of the group at `origin`."""
        if self.path.startswith("/"):
            return self.path[1:]
        return f"{origin}.{self.path}".strip(".")


class Derived(NamedTuple):
    """The value of a field that shows no single place as it stands."""

    field: str
    value: object
    place: str
    """The place of the model that it follows from; empty where that is none."""


class Section(BaseModel):
    """A part of the content: every field is always there, null where nothing is stated."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        defer_build=True,
    )

    shows: ClassVar[type[Group] | None] = None
    """The group of the model that the section is made of."""

    _origin: str | None = PrivateAttr(None)
    _group: Group | None = PrivateAttr(None)
    _places: dict[str, str] = PrivateAttr(default_factory=dict[str, str])

    @classmethod
    def made(
        cls, values: dict[str, Any], group: Group | None, origin: str, places: dict[str, str]
    ) -> Self:
        """A section of values that are known to have the right types."""
        # A line takes a dozen sections; validating what the model holds would double the cost.
        section = object.__new__(cls)
        set_slot = object.__setattr__
        set_slot(section, "__dict__", values)
        set_slot(section, "__pydantic_fields_set__", set(values))
        set_slot(section, "__pydantic_extra__", None)
        private = {"_origin": origin, "_group": group, "_places": places}
        set_slot(section, "__pydantic_private__", {**_own_defaults(cls), **private})
        return section

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The values that follow from others; those of the plain fields are there already."""
        return iter(())

    @property
    def group(self) -> Group | None:
        """The group of the invoice that the section shows; None where it lacks it."""
        return self._group

    @property
    def origin(self) -> str:
        """Where that group stands in the invoice; for a single value, where the value stands."""
        return self._origin or ""

    @property
    def is_traceable(self) -> bool:
        """Whether the section was made of an invoice; one that was read from JSON was not."""
        return self._origin is not None

    def place_of(self, slot: "Slot") -> str:
        """The place of the model that a field shows; empty for one that shows none."""
        if self._origin is None:
            return ""
        place = self._places.get(slot.name)
        return place if place is not None else slot.place(self._origin)

    def __eq__(self, other: object) -> bool:
        """Whether another section says the same, wherever it stands."""
        if not isinstance(other, Section) or type(self) is not type(other):
            return False
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """A number that equal sections share."""
        return hash((type(self), *self.__dict__.values()))

    def to_json(self, *, indent: int | None = None) -> str:
        """The section as JSON: amounts as strings, dates as YYYY-MM-DD, null for what is absent."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe every property with the words below its field."""
        from einvoice.sections.descriptions import description_of

        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for slot in slots_of(cls):
            if slot.key in properties:
                properties[slot.key].pop("title", None)
                properties[slot.key]["description"] = description_of(cls, slot)
        return schema


@cache
def _own_defaults(kind: type[Section]) -> dict[str, object]:
    """What sections of a class keep beside their fields, as long as nobody sets it."""
    attributes = kind.__private_attributes__.items()
    return {name: attribute.get_default() for name, attribute in attributes}


class Slot(NamedTuple):
    """A field of a section, with what its annotation says of it."""

    name: str
    key: str
    """What it is called in JSON."""
    of: Of | None
    steps: tuple[str, ...]
    """The fields on the way to what it shows."""
    is_absolute: bool
    """Whether that way starts at the invoice."""
    kind: type[Section] | None
    """The section that it holds, singly or in a list."""
    is_many: bool
    is_demanded: bool
    """Whether a section stands in it even where the invoice lacks its group."""
    default: object

    def place(self, origin: str) -> str:
        """The place that it shows in a section of the group at `origin`; empty for none."""
        return "" if self.of is None else self.of.below(origin)


@cache
def slots_of(kind: type[Section]) -> tuple[Slot, ...]:
    """The fields of a section, in their order."""
    return tuple(_slot(name, field) for name, field in kind.model_fields.items())


@cache
def defaults_of(kind: type[Section]) -> Mapping[str, object]:
    """What the fields of a section hold where nothing is stated."""
    return {slot.name: slot.default for slot in slots_of(kind)}


@cache
def slots_by_name(kind: type[Section]) -> Mapping[str, Slot]:
    """The fields of a section by their names in Python and in JSON."""
    slots = slots_of(kind)
    return {slot.key: slot for slot in slots} | {slot.name: slot for slot in slots}


def _slot(name: str, field: FieldInfo) -> Slot:
    annotation = cast("Any", field.annotation)
    inner = value_type(annotation)
    kind = inner if isinstance(inner, type) and issubclass(inner, Section) else None
    is_many = get_origin(annotation) is tuple
    of = next((note for note in field.metadata if isinstance(note, Of)), None)
    path = of.path.removeprefix("/") if of else ""
    return Slot(
        name=name,
        key=field.alias or name,
        of=of,
        steps=tuple(path.split(".")) if path else (),
        is_absolute=of is not None and of.path.startswith("/"),
        kind=kind,
        is_many=is_many,
        is_demanded=kind is not None and not is_many and type(None) not in get_args(annotation),
        default=() if is_many else None if field.is_required() else field.default,
    )
