"""Which element of one document says the same as an element of another one."""

from collections import defaultdict, deque
from collections.abc import Container

from einvoice.syntax.locate import Located
from einvoice.syntax.xml import Element


def counterparts(
    left: Located, right: Located, without: Container[Element]
) -> dict[Element, Element]:
    """Pair the elements of two documents of one syntax.

    Elements that rows take are paired by what they are read for; the elements around them, which
    are no terms, by what stands in them.  Those `without` a counterpart are not asked for.
    """
    waiting: defaultdict[tuple[str, str], deque[Element]] = defaultdict(deque)
    for element, key in right.keys.items():
        waiting[key, str(element.tag)].append(element)
    pairs = {left.root: right.root}
    taken = {right.root}
    for element, key in left.keys.items():
        if element in without or not (found := waiting.get((key, str(element.tag)))):
            continue
        here: Element | None = element
        there: Element | None = found.popleft()
        while here is not None and there is not None:
            pairs[here] = there
            taken.add(there)
            here, there = here.getparent(), there.getparent()
            if here in pairs or here in left.keys:
                break
            if there in taken or there in right.keys or _tags_differ(here, there):
                break
    return pairs


def _tags_differ(here: Element | None, there: Element | None) -> bool:
    return here is None or there is None or here.tag != there.tag
