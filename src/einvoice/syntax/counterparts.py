"""Which element of one document says the same as an element of another one."""

from collections import defaultdict, deque
from collections.abc import Container

from einvoice.syntax.locate import Located
from einvoice.syntax.xml import Element


def counterparts(
    left: Located, right: Located, *, without: Container[Element], late: Container[Element]
) -> dict[Element, Element]:
    """Pair the elements of two documents of one syntax.

    Elements that rows take are paired by what they are read for; the elements around them, which
    are no terms, by what stands in them.  Elements `without` a counterpart get none; those that
    come `late` get what the others leave.
    """
    waiting: defaultdict[tuple[str, str], deque[Element]] = defaultdict(deque)
    for element, key in right.keys.items():
        waiting[key, str(element.tag)].append(element)
    pairs = {left.root: right.root}
    taken = {right.root}

    def are_free(here: Element, there: Element) -> bool:
        mine = here in pairs or here in left.keys
        return not (mine or there in taken or there in right.keys) and here.tag == there.tag

    # Sorting keeps the order of the document among equals.
    for element, key in sorted(left.keys.items(), key=lambda item: item[0] in late):
        found = None if element in without else waiting.get((key, str(element.tag)))
        if not found:
            continue
        other = found.popleft()
        pairs[element] = other
        here, there = element.getparent(), other.getparent()
        while here is not None and there is not None and are_free(here, there):
            pairs[here] = there
            taken.add(there)
            here, there = here.getparent(), there.getparent()
    return pairs
