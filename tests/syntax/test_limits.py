"""Limits are data, and what could not work is refused when they are made."""

import pytest

from einvoice.syntax.limits import DEFAULT, Limits


def test_the_defaults_are_those_of_a_new_value() -> None:
    assert Limits() == DEFAULT


@pytest.mark.parametrize("name", Limits.__dataclass_fields__)
def test_no_limit_is_below_one(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        Limits(**{name: 0})


def test_a_depth_that_libxml2_would_not_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="max_depth"):
        Limits(max_depth=257)
