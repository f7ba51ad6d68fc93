"""Files that come in and go out."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a caller sent."""

    filename: str
    media_type: str
    data: bytes

    @property
    def fingerprint(self) -> str:
        """What tells it from other files."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the caller."""

    filename: str
    media_type: str
    data: bytes
