"""How a key is written: `ei_live_`, 43 letters and digits, and 6 that check them.

The environment is part of the key, so that nobody takes one for the other. The check sets apart
what was mistyped or cut off without asking the database, and lets scanners find leaked keys.
"""

import re
import secrets
from binascii import crc32

from einvoice_server.kit.secret import Secret
from einvoice_server.tenancy.tenant import Environment

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_RANDOM_LENGTH = 43
_CHECK_LENGTH = 6
_FORM = re.compile(r"[a-z][a-z0-9]{0,15}_(live|test)_[0-9A-Za-z]{43}([0-9A-Za-z]{6})")


def new_key(prefix: str, environment: Environment) -> str:
    """A new key of 256 random bits."""
    body = f"{prefix}_{environment.value}_{_base62(secrets.randbits(256), _RANDOM_LENGTH)}"
    return body + _check(body)


def environment_of(key: str) -> Environment | None:
    """The environment that a key is for; None for what is no key."""
    match = _FORM.fullmatch(key)
    if match is None or _check(key[:-_CHECK_LENGTH]) != match.group(2):
        return None
    return Environment(match.group(1))


def digest_of(secret: Secret, key: str) -> bytes:
    """What is kept of a key."""
    return secret.hash("api-key", key.encode())


def hint_of(key: str) -> str:
    """The last letters before the check: enough to tell a person's keys apart."""
    return key[-_CHECK_LENGTH - 4 : -_CHECK_LENGTH]


def _check(body: str) -> str:
    return _base62(crc32(body.encode()), _CHECK_LENGTH)


def _base62(number: int, length: int) -> str:
    digits = list[str]()
    for _ in range(length):
        number, digit = divmod(number, 62)
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
