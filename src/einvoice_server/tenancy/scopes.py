"""What a key may do: `resource:action`, `resource:*`, or `*` for all."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import StringConstraints

ALL = "*"

GrantedScope = Annotated[
    str, StringConstraints(pattern=r"^(\*|[a-z][a-z_]{0,39}:(\*|[a-z][a-z_]{0,39}))$")
]
"""A scope as a key holds it."""


def covers(granted: Iterable[str], wanted: str) -> bool:
    """Whether scopes that a key holds include one that is asked for, which may be a pattern."""
    resource = wanted.partition(":")[0]
    return any(scope in (ALL, wanted, f"{resource}:*") for scope in granted)


def uncovered(granted: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """The scopes that are asked for and not held: nobody hands out more than they have."""
    held = tuple(granted)
    return [scope for scope in wanted if not covers(held, scope)]
