"""Passwords are kept as Argon2 hashes, which are slow on purpose: made in threads, few at once."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()
_few = asyncio.Semaphore(2)


async def hash_password(password: str) -> str:
    """What is kept of a password."""
    async with _few:
        return await asyncio.to_thread(_hasher.hash, password)


async def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one that was kept."""
    async with _few:
        try:
            return await asyncio.to_thread(_hasher.verify, kept, password)
        except (VerificationError, InvalidHashError):
            return False
