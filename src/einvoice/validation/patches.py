"""The changes that rules propose, as steps of a JSON Patch on the invoice as JSON."""

import re
from datetime import date
from decimal import Decimal

from einvoice.model.values import plain
from einvoice.verdict import Operation, PatchVerb

_INDEX = re.compile(r"\[(\d+)\]")


def operation(verb: PatchVerb, path: str, value: object) -> Operation:
    """A change at a place of the model."""
    return Operation(verb, pointer(path), _as_json(value))


def pointer(path: str) -> str:
    """The JSON Pointer of a place: that of "lines[3].net_amount" is "/lines/3/net_amount"."""
    return "/" + _INDEX.sub(r".\1", path).replace(".", "/") if path else ""


def _as_json(value: object) -> object:
    """A value as the invoice's JSON has it: numbers and dates are texts there."""
    match value:
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return value
