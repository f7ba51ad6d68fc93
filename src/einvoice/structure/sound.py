"""The quick look at an element: nearly all are right, also in a document that is not.

It never takes a wrong element for a right one. What is not plainly right is looked at again, by
what can say why it is wrong.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from einvoice.structure.lexical import SPACES, check_of
from einvoice.structure.models import model_of
from einvoice.structure.tables import Tables
from einvoice.syntax.xml import Element

_FREE: Final = frozenset({"xs:string", "xs:normalizedString", "xs:token"})
"""The types that every text is a value of."""


class Task(NamedTuple):
    """An element to be judged, its type, and whether a schema declares it."""

    element: Element
    type: str
    declared: bool


class _Place(NamedTuple):
    position: int
    type: str
    most: float


class _Plan(NamedTuple):
    """What the quick look needs of a type; without one, there is no quick look at it."""

    places: dict[str, _Place] | None
    """By tag, for a plain sequence; None for text."""
    demanded: tuple[int, ...]
    """By position, how many elements before it must be there."""
    free: frozenset[str]
    """The attributes that may have any value."""
    required: tuple[str, ...]
    check: Callable[[str], bool] | None


def sound_children(task: Task, tables: Tables) -> list[Task] | None:
    """The children of an element that is right, the last one first; None if it may be wrong."""
    element = task.element
    plan = _plan_of(tables, task.type)
    if plan is None or not _has_plain_attributes(element, plan):
        return None
    if plan.places is not None:
        return _in_order(element, plan.places, plan.demanded)
    if len(element) or not (plan.check is None or plan.check(element.text or "")):
        return None
    return []


def _has_plain_attributes(element: Element, plan: _Plan) -> bool:
    names = element.keys()
    if not names:
        return not plan.required
    return plan.free.issuperset(names) and all(name in names for name in plan.required)


def _in_order(
    element: Element, places: dict[str, _Place], demanded: tuple[int, ...]
) -> list[Task] | None:
    if _is_text(element.text):
        return None
    found: list[Task] = []
    last, count = -1, 0
    for child in element:
        place = places.get(child.tag)  # pyright: ignore[reportArgumentType]  # a comment has none
        if place is None or place.position < last or _is_text(child.tail):
            return None
        if place.position == last:
            count += 1
        else:
            if demanded[place.position] != demanded[last + 1]:
                return None
            last, count = place.position, 1
        if count > place.most:
            return None
        found.append(Task(child, place.type, True))
    if demanded[-1] != demanded[last + 1]:
        return None
    found.reverse()
    return found


def _is_text(text: str | None) -> bool:
    return text is not None and bool(text.strip(SPACES))


@cache
def _plan_of(tables: Tables, type_name: str) -> _Plan | None:
    definition = tables.definition(type_name)
    if definition.mixed or definition.facets:
        return None
    attributes = definition.attributes.values()
    free = frozenset(one.name for one in attributes if one.type in _FREE and one.fixed is None)
    required = tuple(one.name for one in attributes if one.required)
    if definition.content is None:
        return _Plan(None, (), free, required, check_of(definition.text or type_name))
    model = model_of(tables, type_name)
    if not model.plain:
        return None
    places = {
        use.tag: _Place(index, use.type, float("inf") if use.most is None else use.most)
        for index, use in enumerate(model.uses)
    }
    demanded = [0]
    for use in model.uses:
        demanded.append(demanded[-1] + (use.least > 0))
    return _Plan(places, tuple(demanded), free, required, None)
