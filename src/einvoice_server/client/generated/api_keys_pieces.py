"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypeAlias

KeyStatus: TypeAlias = Literal["active", "expiring_soon", "expired", "revoked"]
