"""How often somebody may ask: the generic cell rate algorithm, in memory or in a database.

Of each name one number is kept: the moment at which its allowance would be whole again. A request
moves it on by one interval, and is refused if that would take it further than a burst ahead.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import BigInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.kit.base import Base
from einvoice_server.kit.database import Database

_MICROSECONDS = 1_000_000
_KEPT_IN_MEMORY = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests a minute, and how many at once."""

    per_minute: int
    burst: int

    @property
    def interval(self) -> int:
        """Microseconds between requests that come evenly."""
        return max(1, 60 * _MICROSECONDS // self.per_minute)

    @property
    def window(self) -> int:
        """Microseconds that a burst may be ahead."""
        return self.interval * self.burst


@dataclass(frozen=True, slots=True)
class Standing:
    """What a request found: whether it may pass, and what is left."""

    allowed: bool
    limit: int
    remaining: int
    reset_seconds: int
    retry_seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """The headers that tell callers."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset_seconds),
        }


class RateLimiter(Protocol):
    """Counts requests by name."""

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        ...

    def close(self) -> None:
        """Let go of what it counts in."""
        ...


class RateLimit(Base):
    """When the allowance of a name is whole again."""

    __tablename__ = "rate_limits"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    whole_at: Mapped[int] = mapped_column(BigInteger)


class MemoryRateLimiter:
    """Counts in this process: exact where there is one."""

    def __init__(self) -> None:
        self._whole_at: dict[str, int] = {}

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        at = _microseconds(now)
        ahead = max(self._whole_at.get(name, at), at) + allowance.interval
        if ahead - at > allowance.window:
            return standing(False, ahead - allowance.interval, at, allowance)
        if len(self._whole_at) >= _KEPT_IN_MEMORY:
            self._whole_at = {key: whole for key, whole in self._whole_at.items() if whole > at}
        self._whole_at[name] = ahead
        return standing(True, ahead, at, allowance)

    def close(self) -> None:
        """Nothing is held."""


TAKE = (
    "INSERT INTO rate_limits (name, whole_at) "
    "VALUES (:name, CAST(:at AS BIGINT) + CAST(:interval AS BIGINT)) "
    "ON CONFLICT (name) DO UPDATE SET whole_at = CAST(:interval AS BIGINT) + "
    "CASE WHEN rate_limits.whole_at > :at THEN rate_limits.whole_at ELSE :at END "
    "WHERE rate_limits.whole_at + CAST(:interval AS BIGINT) - :at <= :window "
    "RETURNING whole_at"
)
"""Counts a request in one statement, if it may pass; else it gives nothing."""

LOOK = "SELECT whole_at FROM rate_limits WHERE name = :name"
_TAKE, _LOOK = text(TAKE), text(LOOK)


class DatabaseRateLimiter:
    """Counts in the database, by one statement: exact over all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        at, values = asked(name, allowance, now)
        async with self._database.transaction(writes=True) as session:
            ahead = (await session.execute(_TAKE, values)).scalar_one_or_none()
            if ahead is not None:
                return standing(True, int(ahead), at, allowance)
            whole = (await session.execute(_LOOK, {"name": name})).scalar_one()
            return standing(False, int(whole), at, allowance)

    def close(self) -> None:
        """The database is somebody else's."""


def asked(name: str, allowance: Allowance, now: datetime) -> tuple[int, dict[str, str | int]]:
    """The present moment, and what the statements are given."""
    at = _microseconds(now)
    values = {"at": at, "interval": allowance.interval, "window": allowance.window}
    return at, {"name": name, **values}


def _microseconds(now: datetime) -> int:
    return round(now.timestamp() * _MICROSECONDS)


def standing(allowed: bool, whole_at: int, at: int, allowance: Allowance) -> Standing:
    """What follows from the moment at which an allowance is whole again."""
    used = max(0, whole_at - at)
    wait = used + allowance.interval - allowance.window
    return Standing(
        allowed=allowed,
        limit=allowance.burst,
        remaining=max(0, (allowance.window - used) // allowance.interval) if allowed else 0,
        reset_seconds=math.ceil(used / _MICROSECONDS),
        retry_seconds=0 if allowed else max(1, math.ceil(wait / _MICROSECONDS)),
    )
