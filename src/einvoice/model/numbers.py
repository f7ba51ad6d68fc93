"""The numbers that extensions give to places of the model."""

from collections.abc import Mapping
from functools import cache
from itertools import product
from types import MappingProxyType

from einvoice.model.numbers_generated import FIELDS


@cache
def extension_numbers() -> Mapping[str, tuple[str, ...]]:
    """Place of the model -> its number, then those that other extensions give to it.

    The generated table holds a text for groups that are numbered alike: "name BT-X-335
    EXT-FR-FE-66; role_code BT-X-545" are two fields with their numbers, "." is the group itself.
    """
    found: dict[str, tuple[str, ...]] = {}
    for groups, fields in FIELDS.items():
        for group, entry in product(groups.split(" "), fields.split("; ")):
            field, *numbers = entry.split(" ")
            path = group if field == "." else f"{group}.{field}".lstrip(".")
            found[path] = tuple(numbers)
    return MappingProxyType(found)
