"""The lines of a document column by column: quick answers to whether any line states something.

Asking each of ten thousand lines for an attribute takes longer than one look through all of them;
the rules on lines ask here first, and look at single lines only where there is something to find.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any

from einvoice.model.line import Line
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.stated import Stated

Fields = dict[str, Any]
STATED: Callable[[object], Fields] = attrgetter("__dict__")
"""What a group states, by field."""


def _lines(stated: Stated) -> Sequence[Fields]:
    return list(map(STATED, stated.lines))


def _groups(name: str, stated: Stated) -> Sequence[Fields]:
    groups: Iterator[object] = map(itemgetter(name), stated.once(_lines))
    return [STATED(group) for group in groups if group is not None]


_ITEMS = partial(_groups, "item")
_PRICES = partial(_groups, "price")
_TAXES = partial(_groups, "vat")


def items(stated: Stated) -> Sequence[Fields]:
    """What the items of all lines state."""
    return stated.once(_ITEMS)


def prices(stated: Stated) -> Sequence[Fields]:
    """What the prices of all lines state."""
    return stated.once(_PRICES)


def taxes(stated: Stated) -> Sequence[Fields]:
    """What the VAT information of all lines states."""
    return stated.once(_TAXES)


def column(groups: Sequence[Fields], name: str) -> Iterator[Any]:
    """The values of one field; absent ones and empty lists count as false."""
    return map(itemgetter(name), groups)


def line_column(stated: Stated, name: str) -> Iterator[Any]:
    """The values of one field of the lines."""
    return column(stated.once(_lines), name)


def lines_with(stated: Stated, *names: str) -> Iterator[tuple[int, Line]]:
    """The lines that state any of some fields, with their numbers; quick where none does."""
    if any(any(line_column(stated, name)) for name in names):
        for index, line in enumerate(stated.lines):
            if any(map(line.__dict__.get, names)):
                yield index, line


def all_lines_with(stated: Stated, *names: str) -> Iterator[tuple[str, Line]]:
    """The same with paths, and with the lines below lines."""
    for index, line in lines_with(stated, *names):
        yield f"lines[{index}]", line
    if any(line_column(stated, "sub_lines")):
        for path, line in stated.once(sub_lines):
            if any(map(line.__dict__.get, names)):
                yield path, line
