"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.account_parts import Environment
from einvoice_server.client.generated.api_keys_pieces import KeyStatus


class ApiKeyView(TypedDict):
    """A key as it is listed; the key itself is shown once, when it is made."""

    apiKeyId: str
    label: str
    createdAt: str
    expiresAt: str | None
    lastUsedAt: str | None
    lastUsedIp: str | None
    isRevoked: bool
    revokedAt: str | None
    rotatedFromId: str | None
    status: "KeyStatus"
    environment: "Environment"
    scopes: list[str]
    accountIds: list[str]
    hint: str
