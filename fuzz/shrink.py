"""Makes an input that breaks a promise as small as it can easily be."""

from collections.abc import Callable

from fuzz import trees
from fuzz.promise import examine

TRIES = 4_000
"""Examinations at most: shrinking shall end."""


def shrunk(data: bytes, signature: str) -> bytes:
    """A smaller input with the same fault: elements are taken away, then stretches of bytes."""
    left = TRIES

    def still(candidate: bytes) -> bool:
        nonlocal left
        left -= 1
        broken = examine(candidate).broken
        return broken is not None and broken.signature == signature

    data = _by_elements(data, still)
    size = len(data) // 2
    while size and left > 0:
        start = 0
        while start < len(data) and left > 0:
            candidate = data[:start] + data[start + size :]
            if still(candidate):
                data = candidate
            else:
                start += size
        size //= 2
    return data


def _by_elements(data: bytes, still: Callable[[bytes], bool]) -> bytes:
    """Outer elements are tried before those within them."""
    at = 1
    while (root := trees.parse(data)) is not None:
        elements = list(root.iter("*"))
        if at >= len(elements):
            break
        parent = elements[at].getparent()
        assert parent is not None
        parent.remove(elements[at])
        candidate = trees.serialised_plainly(root)
        if still(candidate):
            data = candidate
        else:
            at += 1
    return data
