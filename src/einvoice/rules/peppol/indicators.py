"""Allowances and charges that are marked by 0 or 1, which some official expressions pass over."""

import re
from collections import Counter

from einvoice.rules.stated import Stated

_LINE = re.compile(
    r"/(?:cac:(?:Invoice|CreditNote)Line|ram:IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?/"
)
ALLOWANCE, CHARGE = "0", "1"
"""What stands for the words false and true."""


def digits(stated: Stated) -> Counter[tuple[str, str]]:
    """How many indicators say 0 or 1: by the group that they are in, and by what they say."""
    found: Counter[tuple[str, str]] = Counter()
    for place in stated.surface.digits:
        line = _LINE.search(place.location)
        group = f"lines[{int(line[1] or 1) - 1}]." if line else ""
        if "/cac:Price" in place.location:
            group = f"{group}price."
        found[group, place.text] += 1
    return found


def are_digits(stated: Stated, group: str, digit: str, count: int) -> bool:
    """Whether all allowances, or all charges, of a group are marked so; "lines[0]." is one."""
    if not stated.surface.digits:
        return False
    return stated.once(digits)[group, digit] >= count
