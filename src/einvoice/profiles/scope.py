"""Which terms a profile has: by who defines them, by number, and by place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from einvoice import terms
from einvoice.model.terms import Origin, Term, origin_of
from einvoice.profiles.places import SUB_LINES, ancestors, fields, place_of

_NUMBER = re.compile(r"BT-([0-9]+)(?:-[0-9]+)?").fullmatch


@dataclass(frozen=True, slots=True)
class Scope:
    """The terms of a profile.

    A group belongs to it as soon as one value in it does. A value that no norm numbers belongs
    to it only where it is named.
    """

    origins: frozenset[Origin]
    """Whose terms it has."""
    numbers: frozenset[int] | None = None
    """Which terms of EN 16931 it has; None for all."""
    also: frozenset[str] = frozenset()
    """Places that belong to it beside; a group brings all that is in it."""
    without: frozenset[str] = frozenset()
    """Places that do not belong to it, whoever defines them, with all that is in them."""

    def plus(
        self,
        *numbers: int,
        origins: Iterable[Origin] = (),
        also: Iterable[str] = (),
        without: Iterable[str] = (),
    ) -> "Scope":
        """The scope of a profile that has more."""
        return replace(
            self,
            origins=self.origins.union(origins),
            numbers=None if self.numbers is None else self.numbers.union(numbers),
            also=self.also.union(also),
            without=self.without.union(without),
        )

    def has(self, path: str) -> bool:
        """Whether a field belongs to it; the path may count ("lines[3].note") or not."""
        places = places_of(self)
        if "].sub_lines" in path and SUB_LINES not in places:
            return False
        return place_of(path) in places


@cache
def places_of(scope: Scope) -> frozenset[str]:
    """The places that belong to a scope: the values, and the groups around them."""
    found: set[str] = set()
    for path, field in fields().items():
        if (field.below is None or path == SUB_LINES) and _belongs(path, scope):
            found.add(path)
            found.update(ancestors(path))
    return frozenset(found)


def _belongs(path: str, scope: Scope) -> bool:
    around = {path, *ancestors(path)}
    if around & scope.without:
        return False
    return bool(around & scope.also) or _defined(terms.at(path), scope)


def _defined(term: Term, scope: Scope) -> bool:
    return any(_is_of(number, scope) for number in (term.id, *term.also))


def _is_of(number: str, scope: Scope) -> bool:
    origin = origin_of(number)
    if origin not in scope.origins:
        return False
    if origin is not Origin.EN16931 or scope.numbers is None:
        return True
    found = _NUMBER(number)
    return found is not None and int(found[1]) in scope.numbers
