"""Judges the children of an element whose type is a plain sequence, as nearly all types are."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from einvoice.structure.fault import Fault
from einvoice.structure.models import Model
from einvoice.structure.names import listed, name_of, namespace_of, shortened, shown
from einvoice.structure.tables import Tables
from einvoice.syntax.xml import Element


def sequence_faults(
    parent: Element, children: list[Element], model: Model, tables: Tables
) -> Iterator[Fault]:
    """What is unknown, misplaced, too many or missing among the children, each once."""
    known = [child for child in children if child.tag in model.position]
    positions = [model.position[str(child.tag)] for child in known]
    kept = _longest_rising(positions)
    counts = Counter(positions)
    yield from _unknown(parent, children, model, tables, counts)
    yield from _misplaced(parent, known, positions, kept, model, tables)
    yield from _repeated(parent, known, positions, counts, model, tables)
    for position, use in enumerate(model.uses):
        if counts[position] == 0 and use.least > 0:
            values = {"element": name_of(parent, tables), "expected": shown(use.name)}
            yield Fault("XSD.missing", parent, values=values)


def _longest_rising(positions: list[int]) -> frozenset[int]:
    """The indices of as many positions as possible of which none is below the one before.

    What is not among them stands in the wrong place; that way one element that stands too early
    is one fault, and not a fault of all that follow it.
    """
    if all(left <= right for left, right in pairwise(positions)):
        return frozenset(range(len(positions)))
    ends: list[int] = []  # by length, the lowest position that ends a rising row
    ending: list[int] = []  # and the index of that position
    before: list[int] = []
    for index, position in enumerate(positions):
        length = bisect_right(ends, position)
        before.append(ending[length - 1] if length else -1)
        if length == len(ends):
            ends.append(position)
            ending.append(index)
        else:
            ends[length] = position
            ending[length] = index
    found: set[int] = set()
    index = ending[-1]
    while index >= 0:
        found.add(index)
        index = before[index]
    return frozenset(found)


def _unknown(
    parent: Element, children: list[Element], model: Model, tables: Tables, counts: Counter[int]
) -> Iterator[Fault]:
    position = -1
    for child in children:
        tag = str(child.tag)
        if (found := model.position.get(tag)) is not None:
            position = found
            continue
        values = {"element": name_of(child, tables), "parent": name_of(parent, tables)}
        meant = model.by_local.get(tag.rpartition("}")[2])
        if meant is not None:
            values |= {"expected": namespace_of(meant.tag), "found": shortened(namespace_of(tag))}
            kind = "XSD.namespace" if values["found"] else "XSD.no-namespace"
            yield Fault(kind, child, values=values)
        elif names := _followers(model, position, counts):
            yield Fault("XSD.unexpected", child, values={**values, "expected": listed(names)})
        else:
            yield Fault("XSD.unexpected-end", child, values=values)


def _followers(model: Model, position: int, counts: Counter[int]) -> list[str]:
    """The elements that may stand behind a position, up to the first that must."""
    found: list[str] = []
    for index in range(max(position, 0), len(model.uses)):
        use = model.uses[index]
        if use.most is None or counts[index] < use.most:
            found.append(use.name)
            if use.least > counts[index]:
                break
    return found


def _misplaced(
    parent: Element,
    known: list[Element],
    positions: list[int],
    kept: frozenset[int],
    model: Model,
    tables: Tables,
) -> Iterator[Fault]:
    if len(kept) == len(known):
        return
    placed = sorted({positions[index] for index in kept})
    for index, child in enumerate(known):
        if index in kept:
            continue
        after = bisect_right(placed, positions[index])
        kind = "XSD.order-after" if after else "XSD.order-before"
        neighbour = model.uses[placed[after - 1] if after else placed[0]]
        values = {
            "element": name_of(child, tables),
            "parent": name_of(parent, tables),
            "expected": shown(neighbour.name),
        }
        yield Fault(kind, child, values=values)


def _repeated(
    parent: Element,
    known: list[Element],
    positions: list[int],
    counts: Counter[int],
    model: Model,
    tables: Tables,
) -> Iterator[Fault]:
    seen: Counter[int] = Counter()
    for child, position in zip(known, positions, strict=True):
        seen[position] += 1
        most = model.uses[position].most
        if most is not None and seen[position] == most + 1:
            values = {
                "element": name_of(child, tables),
                "parent": name_of(parent, tables),
                "expected": str(most),
                "found": str(counts[position]),
            }
            yield Fault("XSD.repeated", child, values=values)
