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
        at = microseconds(now)
        standing, whole_at = counted(self._whole_at.get(name, at), at, allowance)
        if standing.allowed:
            if len(self._whole_at) >= _KEPT_IN_MEMORY:
                self._whole_at = {key: one for key, one in self._whole_at.items() if one > at}
            self._whole_at[name] = whole_at
        return standing

    def close(self) -> None:
        """Nothing is held."""


_TAKE = text(
    "INSERT INTO rate_limits (name, whole_at) "
    "VALUES (:name, CAST(:at AS BIGINT) + CAST(:interval AS BIGINT)) "
    "ON CONFLICT (name) DO UPDATE SET whole_at = CAST(:interval AS BIGINT) + "
    "CASE WHEN rate_limits.whole_at > :at THEN rate_limits.whole_at ELSE :at END "
    "WHERE rate_limits.whole_at + CAST(:interval AS BIGINT) - :at <= :window "
    "RETURNING whole_at"
)
_LOOK = text("SELECT whole_at FROM rate_limits WHERE name = :name")


class DatabaseRateLimiter:
    """Counts in the database, by one statement: exact over all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, allowance: Allowance, now: datetime) -> Standing:
        """Count one request, if it may pass."""
        at = microseconds(now)
        values = {
            "name": name,
            "at": at,
            "interval": allowance.interval,
            "window": allowance.window,
        }
        async with self._database.transaction(writes=True) as session:
            ahead = (await session.execute(_TAKE, values)).scalar_one_or_none()
            if ahead is not None:
                return _standing(True, int(ahead), at, allowance)
            whole = (await session.execute(_LOOK, {"name": name})).scalar_one()
            return _standing(False, int(whole), at, allowance)

    def close(self) -> None:
        """The database is somebody else's."""


def microseconds(now: datetime) -> int:
    """A moment as it is counted."""
    return round(now.timestamp() * _MICROSECONDS)


def counted(whole_at: int, at: int, allowance: Allowance) -> tuple[Standing, int]:
    """What a request finds, and when the allowance is whole again after it.

    Args:
        whole_at: When it would be without this request.
        at: The present moment.
        allowance: What is allowed.
    """
    whole_at = max(whole_at, at)
    ahead = whole_at + allowance.interval
    if ahead - at > allowance.window:
        return _standing(False, whole_at, at, allowance), whole_at
    return _standing(True, ahead, at, allowance), ahead


def _standing(allowed: bool, whole_at: int, at: int, allowance: Allowance) -> Standing:
    used = max(0, whole_at - at)
    wait = used + allowance.interval - allowance.window
    return Standing(
        allowed=allowed,
        limit=allowance.burst,
        remaining=max(0, (allowance.window - used) // allowance.interval) if allowed else 0,
        reset_seconds=math.ceil(used / _MICROSECONDS),
        retry_seconds=0 if allowed else max(1, math.ceil(wait / _MICROSECONDS)),
    )
