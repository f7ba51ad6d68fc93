"""The index of all business terms: by number, and by place in the model.

It is derived from the annotations of the model when it is first asked for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from einvoice.errors import UnknownTermError
from einvoice.model.terms import Origin, Term, origin_of

if TYPE_CHECKING:
    from einvoice.model.group import Group
    from einvoice.model.places import Place

__all__ = ["TERMS", "Origin", "Term", "at", "paths_of", "term"]

TERMS: Mapping[str, Term]
"""Every term by its id: BT-1 and on, the groups, then the extensions."""

_INDEXES = re.compile(r"\[[0-9]*\]|\.[0-9]+(?=\.|$)")
_SUB_LINES = re.compile(r"(?<=^lines)(?:\.sub_lines)+(?=\.)")


def __getattr__(name: str) -> Mapping[str, Term]:
    if name == "TERMS":
        return _index().terms
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def term(id: str) -> Term:
    """The term with this number, of whatever norm; UnknownTermError for no number of any."""
    index = _index()
    wanted = index.numbers.get(id) or index.numbers.get(id.upper())
    if wanted is None:
        raise UnknownTermError(term=id, known=index.numbers)
    return wanted


def at(path: str) -> Term:
    """The term at a path of the model, with or without indexes: "lines[3].net_amount"."""
    index = _index()
    plain = _INDEXES.sub("", path)
    found = index.places.get(_SUB_LINES.sub(".sub_lines", plain))
    found = found or index.places.get(_SUB_LINES.sub("", plain))
    if found is None:
        raise UnknownTermError(term=path, known=index.places)
    return found


def paths_of(id: str) -> tuple[str, ...]:
    """Every place of the model where the term stands; most have one."""
    return _index().paths[term(id).id]


def ids_of(group: "type[Group]", field: str) -> frozenset[str]:
    """The ids that a field of a group has, by the places where the group stands."""
    return _index().fields.get((group, field), frozenset())


@dataclass(frozen=True, slots=True)
class _Index:
    terms: Mapping[str, Term]
    numbers: Mapping[str, Term]
    """The same, also by the numbers that other extensions give to a term."""
    places: Mapping[str, Term]
    """By path, without the marks of lists."""
    paths: Mapping[str, tuple[str, ...]]
    fields: Mapping[tuple[type, str], frozenset[str]]


@cache
def _index() -> _Index:
    # The model is loaded only here, so that importing this module costs nothing.
    from einvoice.model.numbers import extension_numbers
    from einvoice.model.places import places

    found = places(extension_numbers())
    by_id: dict[str, list[Place]] = {}
    fields: dict[tuple[type, str], frozenset[str]] = {}
    for place in found:
        id = place.numbers[0]
        by_id.setdefault(id, []).append(place)
        key = (place.group, place.field)
        fields[key] = fields.get(key, frozenset()) | {id}
    terms = {id: _term(by_id[id][0]) for id in sorted(by_id, key=_rank)}
    also = {number: term for term in terms.values() for number in term.also}
    return _Index(
        terms=MappingProxyType(terms),
        numbers={**also, **terms},
        places={place.path.replace("[]", ""): terms[place.numbers[0]] for place in found},
        paths={id: tuple(place.path for place in group) for id, group in by_id.items()},
        fields=fields,
    )


def _term(place: "Place") -> Term:
    from einvoice.model.descriptions import description_of

    id, *also = place.numbers
    return Term(
        id=id,
        name=place.name,
        cardinality=place.cardinality,
        data_type=place.data_type,
        origin=origin_of(id),
        path=place.path,
        description=description_of(place.group, place.field),
        also=tuple(also),
    )


_ORIGINS = tuple(Origin)


def _rank(id: str) -> tuple[int, bool, tuple[int, ...]]:
    """Where a term stands in the index: by norm, terms before groups, then by number."""
    origin = origin_of(id)
    if origin is Origin.SYNTAX:
        return _ORIGINS.index(origin), False, ()
    digits = tuple(int(part) for part in re.findall(r"[0-9]+", id))
    return _ORIGINS.index(origin), "BG" in id, digits
