"""Keys: what can be done, and where."""

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import Succeeded
from einvoice_server.tenancy.api_keys import service
from einvoice_server.tenancy.api_keys.schemas import (
    ApiKeyPath,
    ApiKeyView,
    CreateApiKey,
    ListApiKeys,
    NewApiKey,
    RotateApiKey,
    UpdateApiKey,
)

_AREA = "API keys"
_SHOWN: JsonObject = {
    "apiKeyId": "ak_abc123",
    "label": "Shop",
    "createdAt": "2026-03-01T08:00:00.000Z",
    "expiresAt": "2027-02-28T08:00:00.000Z",
    "lastUsedAt": "2026-03-26T12:34:56.000Z",
    "lastUsedIp": "192.0.2.10",
    "isRevoked": False,
    "revokedAt": None,
    "rotatedFromId": None,
    "status": "active",
    "environment": "live",
    "scopes": ["*"],
    "accountIds": [],
    "hint": "x7Qp",
}
_UNUSED: JsonObject = {**_SHOWN, "lastUsedAt": None, "lastUsedIp": None}
_KEY = "ei_live_EXAMPLE-the-key-itself-shown-once"

LIST = Operation(
    name="list_api_keys",
    area=_AREA,
    title="List API keys",
    description="The keys of the account in the environment of the calling key.",
    arguments=ListApiKeys,
    result=Page[ApiKeyView],
    call=service.list_keys,
    scope="apikeys:read",
    effect=Effect.READS,
    rest=Rest("GET", "/apikeys"),
    example=Example(
        result={
            "data": [_SHOWN],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        }
    ),
)
CREATE = Operation(
    name="create_api_key",
    area=_AREA,
    title="Create an API key",
    description="Makes a key and shows it this once. It may do at most what the calling key may.",
    arguments=CreateApiKey,
    result=NewApiKey,
    call=service.create_key,
    scope="apikeys:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/apikeys", status=201),
    gives_secret=True,
    is_tool=False,
    raises=(ConflictError,),
    example=Example({"label": "Shop"}, {**_UNUSED, "expiresAt": None, "apiKey": _KEY}),
)
UPDATE = Operation(
    name="update_api_key",
    area=_AREA,
    title="Change an API key",
    description="Changes label or end. `expiresAt: null` removes the end.",
    arguments=UpdateApiKey,
    result=ApiKeyView,
    call=service.update_key,
    scope="apikeys:write",
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/apikeys/{apiKeyId}"),
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example({"apiKeyId": "ak_abc123", "label": "Shop, Hamburg"}, _SHOWN),
)
ROTATE = Operation(
    name="rotate_api_key",
    area=_AREA,
    title="Rotate an API key",
    description=(
        "Makes a key that may do the same, lives as long, and is shown this once. The old key is "
        "accepted until the grace period ends; without one it is revoked."
    ),
    arguments=RotateApiKey,
    result=NewApiKey,
    call=service.rotate_key,
    scope="apikeys:write",
    effect=Effect.CHANGES,
    rest=Rest("POST", "/apikeys/{apiKeyId}/rotate"),
    gives_secret=True,
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example(
        {"apiKeyId": "ak_abc123", "gracePeriodHours": 24},
        {**_UNUSED, "apiKeyId": "ak_def456", "rotatedFromId": "ak_abc123", "apiKey": _KEY},
    ),
)
REVOKE = Operation(
    name="revoke_api_key",
    area=_AREA,
    title="Revoke an API key",
    description="Takes the key back at once. It stays listed.",
    arguments=ApiKeyPath,
    result=ApiKeyView,
    call=service.revoke_key,
    scope="apikeys:write",
    effect=Effect.CHANGES,
    rest=Rest("POST", "/apikeys/{apiKeyId}/revoke"),
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example(
        {"apiKeyId": "ak_abc123"},
        {
            **_SHOWN,
            "isRevoked": True,
            "revokedAt": "2026-03-27T08:00:00.000Z",
            "status": "revoked",
        },
    ),
)
DELETE = Operation(
    name="delete_api_key",
    area=_AREA,
    title="Delete an API key",
    description="Removes the key from the list; the audit log remembers it.",
    arguments=ApiKeyPath,
    result=Succeeded,
    call=service.delete_key,
    scope="apikeys:write",
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/apikeys/{apiKeyId}"),
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example({"apiKeyId": "ak_abc123"}, {"succeed": True}),
)

OPERATIONS = (LIST, CREATE, UPDATE, ROTATE, REVOKE, DELETE)
