"""Secrets that must be read again: encrypted under a key that only the server's secret gives."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from einvoice_server.kit.secret import Secret

_VERSION = b"\x01"
_NONCE = 12


class BrokenSealError(Exception):
    """What was sealed cannot be read: the server's secret is another, or the bytes were changed."""


class Sealer:
    """Seals and opens for one purpose; `owner` is what it is sealed for, and opens for no other."""

    def __init__(self, secret: Secret, purpose: str) -> None:
        self._cipher = AESGCM(secret.hash(f"seal:{purpose}", b"AES-256-GCM"))

    def seal(self, data: bytes, owner: str) -> bytes:
        """Encrypt."""
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, data, owner.encode())

    def open(self, sealed: bytes, owner: str) -> bytes:
        """Decrypt.

        Raises:
            BrokenSealError: It was not sealed with this secret for this owner.
        """
        if not sealed.startswith(_VERSION):
            raise BrokenSealError(owner)
        nonce, hidden = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, hidden, owner.encode())
        except InvalidTag:
            raise BrokenSealError(owner) from None
