"""Clean vehicles (CVD): what the directive wants to know of vehicles that are bought."""

from collections.abc import Iterator

from einvoice.model.item import Item
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.claims import is_cvd
from einvoice.rules.xrechnung.codes import (
    CLASSIFICATIONS,
    CLEAN_VEHICLES,
    VEHICLE_CATEGORIES,
    VEHICLE_KINDS,
)
from einvoice.rules.xrechnung.presence import ABSENT, is_blank

_KIND = "cva"
"""The name of the attribute that says how clean a vehicle is."""
# An empty scheme is among them too: the official expression looks for it between blanks.
_SCHEMES = CLASSIFICATIONS | {CLEAN_VEHICLES, ""}


def _items(stated: Stated) -> Iterator[tuple[str, Item]]:
    """The items of the invoice, where it claims CVD."""
    if is_cvd(stated):
        for index, line in enumerate(stated.lines):
            if line.item is not None:
                yield f"lines[{index}].item", line.item


def _categories(item: Item) -> int:
    """How many classifications name a vehicle category."""
    return sum(one.scheme == CLEAN_VEHICLES for one in item.classifications)


def _kinds(item: Item) -> int:
    """How many attributes say how clean the vehicle is."""
    return sum(one.name == _KIND for one in item.attributes)


@rule("BR-DE-CVD-01", "BT-12")
def contract(stated: Stated) -> Iterator[Hit]:
    """BT-12 is stated."""
    if is_cvd(stated) and is_blank(stated.invoice.contract_reference):
        yield Hit("contract_reference")


@rule("BR-DE-CVD-02", "BT-17")
def tender(stated: Stated) -> Iterator[Hit]:
    """BT-17 is stated."""
    if is_cvd(stated) and is_blank(stated.invoice.tender_reference):
        yield Hit("tender_reference")


@rule("BR-DE-CVD-03", "BT-158", "BT-160")
def some_vehicle(stated: Stated) -> Iterator[Hit]:
    """At least one line is about a vehicle."""
    if is_cvd(stated) and not any(_categories(item) and _kinds(item) for _, item in _items(stated)):
        yield Hit("lines[0].item")


@rule("BR-DE-CVD-04", "BT-158")
def category(stated: Stated) -> Iterator[Hit]:
    """A vehicle category is one of the list."""
    for path, item in _items(stated):
        for index, one in enumerate(item.classifications):
            if one.scheme == CLEAN_VEHICLES and one.code not in VEHICLE_CATEGORIES:
                yield Hit(
                    f"{path}.classifications[{index}].code",
                    {"stated": one.code or ABSENT, "allowed": ", ".join(VEHICLE_CATEGORIES)},
                )


@rule("BR-DE-CVD-05", "BT-161", "BT-160")
def kind(stated: Stated) -> Iterator[Hit]:
    """How clean a vehicle is, is one of the list."""
    for path, item in _items(stated):
        for index, one in enumerate(item.attributes):
            if one.name == _KIND and one.value not in VEHICLE_KINDS:
                yield Hit(
                    f"{path}.attributes[{index}].value",
                    {"stated": one.value or ABSENT, "allowed": ", ".join(VEHICLE_KINDS)},
                )


@rule("BR-DE-CVD-06-a", "BT-160", "BT-158")
def category_has_kind(stated: Stated) -> Iterator[Hit]:
    """A vehicle category comes with exactly one statement of how clean the vehicle is."""
    for path, item in _items(stated):
        if _categories(item) and (count := _kinds(item)) != 1:
            yield Hit(f"{path}.attributes", {"count": str(count)})


@rule("BR-DE-CVD-06-b", "BT-158", "BT-160")
def kind_has_category(stated: Stated) -> Iterator[Hit]:
    """How clean a vehicle is, comes with exactly one vehicle category."""
    for path, item in _items(stated):
        if _kinds(item) and (count := _categories(item)) != 1:
            yield Hit(f"{path}.classifications", {"count": str(count)})


@rule("BR-TMP-CVD-01", "BT-158-1")
def scheme(stated: Stated) -> Iterator[Hit]:
    """The scheme of a classification is in the list."""
    for path, item in _items(stated):
        for index, one in enumerate(item.classifications):
            if one.code is not None and (one.scheme or "") not in _SCHEMES:
                yield Hit(
                    f"{path}.classifications[{index}].scheme", {"stated": one.scheme or ABSENT}
                )


RULES = declared_in(globals())
