"""The server's one secret, and the keyed hashes that are made with it."""

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

from einvoice_server.kit.told import ToldError
from einvoice_server.settings import Settings

_SHORTEST = 32


class SecretError(ToldError):
    """The secret is missing or too short to be one."""


class Secret:
    """Makes hashes that nobody can make who has only the database."""

    def __init__(self, value: str) -> None:
        if len(value) < _SHORTEST:
            raise SecretError(
                f"the secret must have at least {_SHORTEST} characters, found {len(value)}"
            )
        self._value = value.encode()

    def hash(self, purpose: str, data: bytes) -> bytes:
        """HMAC-SHA256 under a key of its own for each purpose."""
        key = hmac.digest(self._value, purpose.encode(), sha256)
        return hmac.digest(key, data, sha256)

    @property
    def fingerprint(self) -> str:
        """Tells this secret from others; nothing follows from it."""
        return self.hash("fingerprint", b"").hex()[:16]


def load_secret(settings: Settings) -> Secret:
    """The secret that is set, else the one in the data folder, made at the first start."""
    return Secret(secret_text(settings))


def secret_text(settings: Settings) -> str:
    """The secret itself, to be kept elsewhere."""
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    if not settings.on_sqlite:
        raise SecretError(
            "EINVOICE_SERVER_SECRET must be set beside a shared database: every replica needs it"
        )
    file = settings.data_dir / "secret"
    if not file.exists():
        _create(file, secrets.token_hex(32))
    return file.read_text(encoding="ascii").strip()


def keep_secret(settings: Settings, text: str) -> None:
    """Take over a secret that was kept elsewhere, where there is none yet."""
    if settings.secret is None and settings.on_sqlite:
        _create(settings.data_dir / "secret", text)


def _create(file: Path, text: str) -> None:
    """Write a secret; where there is one, or another process was faster, that one stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(text + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
