"""Signatures by the Standard Webhooks specification, version 1."""

import base64
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

PREFIX = "whsec_"
GRACE = timedelta(hours=24)
"""How long a secret still signs that was replaced."""

_MOST_KEYS = 5


def new_secret() -> str:
    """256 random bits, as receivers are given them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The signature of one secret."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, sha256)).decode()


def signed_headers(
    keys: Iterable[str], message_id: str, at: datetime, body: bytes
) -> dict[str, str]:
    """The three headers; every secret signs, so that receivers can change theirs when they like."""
    timestamp = int(at.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(key, message_id, timestamp, body) for key in keys),
    }


@dataclass(frozen=True, slots=True)
class Keyring:
    """The secrets of one webhook, the newest first."""

    secrets: tuple[str, ...]
    ends: tuple[datetime, ...] = ()
    """When each of those after the first stops signing."""

    def rotated(self, secret: str, now: datetime) -> "Keyring":
        """With a new secret; the one before signs until its grace is over."""
        ends = (now + GRACE, *self.ends)
        return Keyring((secret, *self.secrets)[:_MOST_KEYS], ends[: _MOST_KEYS - 1])._pruned(now)

    def signing(self, now: datetime) -> Sequence[str]:
        """The secrets that sign now."""
        return self._pruned(now).secrets

    def previous_ends(self, now: datetime) -> datetime | None:
        """When the last of the earlier secrets stops signing."""
        return max((end for end in self.ends if end > now), default=None)

    def to_bytes(self) -> bytes:
        """To be sealed."""
        ends = [end.isoformat() for end in self.ends]
        return json.dumps({"secrets": self.secrets, "ends": ends}).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Keyring":
        """As it was."""
        told = json.loads(data)
        ends = tuple(datetime.fromisoformat(end) for end in told["ends"])
        return cls(tuple(told["secrets"]), ends)

    def _pruned(self, now: datetime) -> "Keyring":
        older = [
            (key, end) for key, end in zip(self.secrets[1:], self.ends, strict=True) if end > now
        ]
        return Keyring(
            (self.secrets[0], *(key for key, _ in older)), tuple(end for _, end in older)
        )
