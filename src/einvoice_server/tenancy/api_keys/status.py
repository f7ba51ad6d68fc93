"""What a key's dates say about it."""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_LIFE = timedelta(days=365)
_SOON = timedelta(days=7)


class KeyStatus(StrEnum):
    """Where a key is in its life."""

    ACTIVE = "active"
    EXPIRING_SOON = "expiring_soon"
    EXPIRED = "expired"
    REVOKED = "revoked"


def status_of(expires_at: datetime | None, revoked_at: datetime | None, now: datetime) -> KeyStatus:
    """The status: revoked before expired before expiring soon before active."""
    if revoked_at is not None:
        return KeyStatus.REVOKED
    if expires_at is None:
        return KeyStatus.ACTIVE
    if expires_at <= now:
        return KeyStatus.EXPIRED
    return KeyStatus.EXPIRING_SOON if expires_at - now <= _SOON else KeyStatus.ACTIVE
