"""The base of every business group: frozen, strict about what it is given, quick to build."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self, dataclass_transform

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Numbers = Mapping[str, int | str | tuple[int | str, str] | tuple[int | str, str, str]]
"""Field path -> term number, with cardinality and name where the field's own do not hold: how a
shared group is numbered."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Group(BaseModel):
    """A business group of the semantic model: immutable, comparable, nearly every field optional.

    Presence is a rule's business and lexical form the type's, so that an invalid invoice can be
    held and its fault named.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        # The validators of some fifty groups are built when first needed: reading never does.
        defer_build=True,
    )

    owner: ClassVar[str] = ""
    """What the group's parts are named after ("Seller" makes "Seller name")."""

    numbers: ClassVar[Numbers] = {}
    """The term numbers of the parts that this group shares with its siblings."""

    def __init_subclass__(
        cls, *, owner: str = "", numbers: Numbers | None = None, **kwargs: Any
    ) -> None:
        """Take the numbering that a subclass gives to the fields that it inherits."""
        super().__init_subclass__(**kwargs)
        if owner:
            cls.owner = owner
        if numbers is not None:
            cls.numbers = numbers

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed; the changed values are validated."""
        return type(self)(**{**self.__dict__, **changes})

    def __repr_args__(self) -> Any:
        """Show only what is stated: most of an invoice's possible terms are absent."""
        for name, value in self.__dict__.items():
            if value is not None and value != ():
                yield name, value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe every property with the words that stand beside its field."""
        from einvoice.model.descriptions import describe_schema

        schema = handler(core_schema)
        describe_schema(cls, handler.resolve_ref_schema(schema))
        return schema


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What every group of a class has in common, kept beside the class for quick building."""

    group: type[Group]
    defaults: dict[str, object]
    fields: set[str]

    @classmethod
    def of(cls, group: type[Group]) -> "Blueprint":
        """The blueprint of a class of groups."""
        # What a value cannot be without is empty where a document states only the rest of it.
        defaults: dict[str, object] = {
            name: "" if field.is_required() else field.default
            for name, field in group.model_fields.items()
        }
        return cls(group, defaults, set(defaults))


def build(blueprint: Blueprint, values: dict[str, Any]) -> Any:
    """Make a group of values that are known to have the right types, without validating them.

    The readers build some five groups a line; validation would cost more than all the rest of
    reading.  What is set is what `BaseModel.model_construct` sets, through the slots themselves;
    that every field counts as set saves a set for every group.
    """
    made = _new(blueprint.group)
    _set_dict(made, blueprint.defaults | values)
    _set_fields(made, blueprint.fields)
    _set_extra(made, None)
    _set_private(made, None)
    return made


_new = object.__new__
_slots = BaseModel.__dict__
_set_dict = _slots["__dict__"].__set__
_set_fields = _slots["__pydantic_fields_set__"].__set__
_set_extra = _slots["__pydantic_extra__"].__set__
_set_private = _slots["__pydantic_private__"].__set__
