"""Every place of the model with the term that stands there, as the annotations say it.

A place is a path from the invoice: "seller.address.city", "lines[].item.batch_ids[]".  A sub
line has the terms of a line; only what the extension numbers anew below it is listed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic.fields import FieldInfo

from einvoice.model.group import Group, Numbers
from einvoice.model.invoice import Invoice
from einvoice.model.shape import data_type, is_many, value_type
from einvoice.model.terms import Part, Tag
from einvoice.model.values import Attachment, Identifier

SUB_LINES = "lines[].sub_lines[]"

_PLAIN_GROUPS: dict[type[Group], str] = {Identifier: "Identifier", Attachment: "Binary object"}
"""Groups in Python that are single values in the norm, with the data types that they are."""

_COMPONENTS: dict[tuple[type[Group], str], tuple[str, str]] = {
    (Identifier, "scheme"): ("-1", "scheme identifier"),
    (Attachment, "mime_code"): ("-1", "Mime code"),
    (Attachment, "filename"): ("-2", "Filename"),
}
"""How the norm numbers and names the components of such a value after the term itself."""

_DEMANDED = frozenset({"BT-34-1", "BT-49-1", "BT-125-1", "BT-125-2", "BT-157-1"})
"""The components that must stand beside their value; the others may."""

_NAMED_AFTER_THE_PARTY = frozenset({"address", "contact"})
"""Groups whose parts bear the party's name: it is "Seller city", not "Seller address city"."""


@dataclass(frozen=True, slots=True)
class Place:
    """One field of the model at one path, and what the norms call it."""

    path: str
    group: type[Group]
    field: str
    numbers: tuple[str, ...]
    """The number, then those that other extensions give; "X:" and the path for none."""
    name: str
    cardinality: str
    data_type: str


@dataclass(frozen=True, slots=True)
class _Stated:
    """Number, cardinality and name of a part; empty where its annotation has the last word."""

    number: str = ""
    cardinality: str = ""
    name: str = ""


def _id(number: int | str) -> str:
    return number if isinstance(number, str) else f"BT-{number}"


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a group inherits from the place where it stands."""

    path: str
    owner: str
    numberings: tuple[tuple[Numbers, str], ...]
    """The numberings of the groups around, each with the way down from there."""
    above: tuple[type[Group], ...]

    def stated(self, field: str) -> "_Stated":
        """What a group around says of a field that it shares with other groups."""
        for numbers, way in self.numberings:
            match numbers.get(way + field):
                case None:
                    continue
                case (number, cardinality, name):
                    return _Stated(_id(number), cardinality, name)
                case (number, cardinality):
                    return _Stated(_id(number), cardinality)
                case number:
                    return _Stated(_id(number))
        return _Stated()

    def below(self, field: str, group: type[Group], path: str, owner: str) -> "_Scope":
        """The scope of a group that stands in a field of this one."""
        around = tuple((numbers, f"{way}{field}.") for numbers, way in self.numberings)
        numberings = ((group.numbers, ""), *around) if group.numbers else around
        return _Scope(path, owner, numberings, (*self.above, group))


def places(extensions: Mapping[str, tuple[str, ...]]) -> list[Place]:
    """Every place of an invoice; the extensions number what the annotations leave open."""
    top = _Scope("", "", (), (Invoice,))
    found = list(_walk(Invoice, top, extensions))
    lines = {place.path: place for place in found}
    for path, numbers in extensions.items():
        if path.startswith(f"{SUB_LINES}."):
            place = lines[path.replace(SUB_LINES, "lines[]", 1)]
            found.append(replace(place, path=path, numbers=numbers, name=_sub_line(place.name)))
    return found


def _walk(
    group: type[Group], scope: _Scope, extensions: Mapping[str, tuple[str, ...]]
) -> Iterator[Place]:
    for name, field in group.model_fields.items():
        place = _place(group, name, field, scope, extensions)
        yield place
        inner = value_type(field.annotation)
        if not (isinstance(inner, type) and issubclass(inner, Group)):
            continue
        if inner in _PLAIN_GROUPS:
            yield from _components(inner, place, extensions)
        elif inner not in scope.above:
            after_party = name in _NAMED_AFTER_THE_PARTY and scope.owner
            owner = inner.owner or (scope.owner if after_party else place.name)
            yield from _walk(inner, scope.below(name, inner, place.path, owner), extensions)


def _place(
    group: type[Group],
    name: str,
    field: FieldInfo,
    scope: _Scope,
    extensions: Mapping[str, tuple[str, ...]],
) -> Place:
    path = f"{scope.path}.{name}".lstrip(".") + ("[]" if is_many(group, name) else "")
    mark = _mark(field, group, name)
    if isinstance(mark, Tag):
        stated = _Stated(mark.number, mark.cardinality, mark.name)
    else:
        stated = scope.stated(name)
    return Place(
        path=path,
        group=group,
        field=name,
        numbers=_numbers(stated.number, path, extensions),
        name=stated.name or _joined(scope.owner, mark.name),
        cardinality=stated.cardinality or mark.cardinality,
        data_type=_data_type(field, group, name),
    )


def _numbers(number: str, path: str, extensions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (number,) if number else extensions.get(path, (f"X:{path}",))


def _components(
    group: type[Group], whole: Place, extensions: Mapping[str, tuple[str, ...]]
) -> Iterator[Place]:
    for name in group.model_fields:
        path = f"{whole.path}.{name}"
        if (group, name) not in _COMPONENTS:
            yield replace(whole, path=path, group=group, field=name)
            continue
        suffix, title = _COMPONENTS[group, name]
        number = f"{whole.numbers[0]}{suffix}" if suffix and _is_core(whole) else ""
        yield Place(
            path=path,
            group=group,
            field=name,
            numbers=_numbers(number, path, extensions),
            name=f"{whole.name} {title}",
            cardinality="1..1" if number in _DEMANDED else "0..1",
            data_type="Text" if name == "filename" else "Code",
        )


def _is_core(place: Place) -> bool:
    number = place.numbers[0]
    return number.startswith("BT-") and number[3:].isdigit()


def _mark(field: FieldInfo, group: type[Group], name: str) -> Tag | Part:
    for note in field.metadata:
        if isinstance(note, Tag | Part):
            return note
    raise TypeError(f"{group.__name__}.{name} says of no term that it holds it")


def _data_type(field: FieldInfo, group: type[Group], name: str) -> str:
    inner = value_type(field.annotation)
    if isinstance(inner, type) and issubclass(inner, Group):
        return _PLAIN_GROUPS.get(inner, "Group")
    found = data_type(field.annotation)
    if found is None:
        raise TypeError(f"{group.__name__}.{name} has no semantic data type")
    return found


def _joined(owner: str, part: str) -> str:
    """The name of a part; a word on which both would meet stands once."""
    before, _, last = owner.rpartition(" ")
    overlaps = part == last or part.startswith(f"{last} ")
    return f"{before if overlaps else owner} {part}".strip()


def _sub_line(name: str) -> str:
    """The name of a group of a line, in a sub line: "Price details" becomes its price details."""
    rest = name.removeprefix("Invoice ").removeprefix("Line ").removeprefix("line ")
    return f"Sub invoice line {rest if rest.startswith('VAT') else rest[0].lower() + rest[1:]}"
