"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.account_parts import Environment
from einvoice_server.client.generated.api_keys_parts import ApiKeyView
from einvoice_server.client.generated.api_keys_pieces import KeyStatus
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta


class NewApiKey(TypedDict):
    """A key that was just made, with the key itself."""

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
    apiKey: str


class PageApiKeyView(TypedDict):
    """A part of a request or an answer."""

    data: list["ApiKeyView"]
    meta: "PageMeta"
