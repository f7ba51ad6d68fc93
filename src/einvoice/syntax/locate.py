"""Which place in the model each element of a document was read for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from einvoice.model.group import Group
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of, prepared
from einvoice.syntax.limits import Limits
from einvoice.syntax.reader import GroupReader
from einvoice.syntax.reading import Element, Noticed, Read, Reading

_BELOW = "/"


def paths_of(root: Element, syntax: Syntax, limits: Limits) -> Mapping[Element, str]:
    """The model path of every element that a row takes: "lines[3].net_amount".

    The document is read a second time with the same rows, so that ordinary reading need not
    keep account of where it is.
    """
    return {element: path_of(key) for element, key in located(root, syntax, limits).keys.items()}


@dataclass(frozen=True, slots=True)
class Located:
    """A document as it was read, with the account of which element was read for what."""

    root: Element
    invoice: Group
    keys: Mapping[Element, str]
    """By element, in the order of the document, the fields on the way from the root to it."""
    noticed: tuple[Noticed, ...]


def located(root: Element, syntax: Syntax, limits: Limits) -> Located:
    """Read a document and keep account of its elements."""
    reading = prepared(root, format_of(syntax), limits)
    invoice = _locating(syntax).read(root, reading)
    return Located(root, invoice, reading.located, tuple(reading.noticed))


def path_of(key: str) -> str:
    """The model path that a key stands for: a value may belong to the group around its own."""
    fields: list[str] = []
    for field in key.split(_BELOW):
        if field.startswith("^") and fields:
            fields.pop()
        fields.append(field.removeprefix("^"))
    return ".".join(fields)


def is_hoisted(key: str) -> bool:
    """Whether an element stands in another group than the one that its value belongs to."""
    return key.rpartition(_BELOW)[2].startswith("^")


@cache
def _locating(syntax: Syntax) -> GroupReader:
    return format_of(syntax).reader(_recorded)


def _recorded(step: Read, field: str, many: bool) -> Read:
    last = field.lstrip("^").rpartition(".")[2]

    def take(element: Element, values: dict[str, Any], seen: set[object], reading: Reading) -> None:
        index = f"[{len(values.get(last, ()))}]" if many else ""
        reading.trail.append(f"{field}{index}")
        reading.located.setdefault(element, _BELOW.join(reading.trail))
        step(element, values, seen, reading)
        reading.trail.pop()

    return take
