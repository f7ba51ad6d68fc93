"""Ids that sort by the time they were made, with the prefix that their kind has."""

import secrets
import time
from uuid import UUID

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that is read as another."""

_TIME_BITS = 60
_RANDOM_BITS = 70


def _ticks() -> int:
    """The time in 4096ths of a millisecond: fine enough to keep most rows in order."""
    return (time.time_ns() << 12) // 1_000_000


def new_id(prefix: str) -> str:
    """A new id of 26 letters and digits after a prefix: `ak_0mtx...`."""
    number = (_ticks() & ((1 << _TIME_BITS) - 1)) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    digits = (_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
    return prefix + "".join(digits)


def new_uuid() -> UUID:
    """A new UUID of version 7, for the kinds whose ids are UUIDs."""
    ticks = _ticks()
    milliseconds, fraction = ticks >> 12, ticks & 0xFFF
    number = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=number)
