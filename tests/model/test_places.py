"""A field that does not say what it stands for is noticed at once."""

from typing import Annotated

import pytest

from einvoice.model import places as module
from einvoice.model.group import Group
from einvoice.model.places import places
from einvoice.model.terms import BT
from einvoice.model.values import Text


class Untagged(Group):
    """A group with a field that names no term."""

    name: Text | None = None


class Untyped(Group):
    """A group with a field that has no semantic data type."""

    name: Annotated[str | None, BT(1, "Name")] = None


@pytest.mark.parametrize(
    ("group", "message"),
    [
        (Untagged, "Untagged.name says of no term"),
        (Untyped, "Untyped.name has no semantic data type"),
    ],
)
def test_a_field_without_term_or_type_is_refused(
    group: type[Group], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Invoice", group)
    with pytest.raises(TypeError, match=message):
        places({})


def test_without_extensions_only_the_norm_numbers_terms() -> None:
    numbers = {place.numbers[0].split("-")[0] for place in places({})}
    assert {number for number in numbers if not number.startswith("X:")} == {"BT", "BG"}


def test_what_extensions_number_anew_in_sub_lines_is_a_place_of_its_own() -> None:
    path = "lines[].sub_lines[].price"
    (found,) = [place for place in places({path: ("BG-DEX-07",)}) if place.path == path]
    assert (found.numbers, found.name) == (("BG-DEX-07",), "Sub invoice line price details")
