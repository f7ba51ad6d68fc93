"""The functions that take elements which are no groups themselves, but hold what is read."""

from collections.abc import Sequence

from einvoice.syntax.reading import Read, Reading
from einvoice.syntax.steps import CHILDREN, Steps, Values, put_inside
from einvoice.syntax.xml import Element


def container_step(
    steps: Steps, *, once: bool, owner: str | None, idle: frozenset[object] = frozenset()
) -> Read:
    """An element that is no group: its children belong to the group around, or to a flat one.

    `idle` are children that state nothing by themselves, beside others that do.
    """
    get = steps.get
    token = object()
    stating, most_idle = frozenset(steps) - idle, len(idle)

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        if once and token in seen:
            reading.notice("repeated", element)
            return
        seen.add(token)
        if element.items():
            CHILDREN.attributes_left(element, element.keys(), reading)
        if element.text is not None:
            reading.stray_text(element, element.text)
        inner = values if owner is None else values.get(owner, {})
        children = element[:]
        strange = most_idle
        for child in children:
            take_child = get(child.tag)
            if take_child is None:
                reading.notice("unknown", child)
                strange += 1
            else:
                take_child(child, inner, seen, reading)
            if child.tail is not None:
                reading.stray_text(element, child.tail)
        if strange >= len(children) and _is_bare(children, stating):
            reading.pass_over("bare", element)
        if owner is not None and inner:
            put_inside(values, owner, inner)

    return take


def apart_step(step: Read) -> Read:
    """An element of its own for every value: two in one are taken as if they stood apart."""

    def take(element: Element, values: Values, seen: set[object], reading: Reading) -> None:
        step(element, values, seen, reading)
        if len(element) > 1:
            for child in element[1:]:
                if child.tag == element[0].tag:
                    reading.pass_over("again", child)

    return take


def _is_bare(children: Sequence[Element], stating: frozenset[object]) -> bool:
    return stating.isdisjoint([child.tag for child in children])
