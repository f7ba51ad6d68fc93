"""Webhooks: what can be done, and where."""

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import Succeeded
from einvoice_server.webhooks import service
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import example_of
from einvoice_server.webhooks.schemas import (
    CreateWebhook,
    DeliveryDetail,
    DeliveryPath,
    DeliveryView,
    ListDeliveries,
    ListWebhooks,
    UpdateWebhook,
    WebhookPath,
    WebhookView,
    WebhookWithSecret,
)

_AREA = "Webhooks"
_READ, _WRITE = "webhooks:read", "webhooks:write"
_ID = "0198c2a4-8f00-7000-8000-000000000001"
_TARGET = "https://hooks.example.com/invoices"
_SECRET = "whsec_RVhBTVBMRSBrZXk6IDMyIGJ5dGVzIGFzIGJhc2U2NC4="
_META: JsonObject = {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1}
_SHOWN: JsonObject = {
    "webhookId": _ID,
    "action": "invoiceCreate",
    "target": _TARGET,
    "description": "Bookkeeping",
    "isActive": True,
    "disabledReason": None,
    "failingSince": None,
    "headers": {"X-Tenant": "***"},
    "timeoutSeconds": 10,
    "previousSecretEndsAt": None,
    "createdAt": "2026-03-01T08:00:00.000Z",
    "updatedAt": "2026-03-01T08:00:00.000Z",
}
_DELIVERY: JsonObject = {
    "deliveryId": "del_abc123",
    "webhookId": _ID,
    "eventId": "evt_abc123",
    "action": "invoiceCreate",
    "isTest": False,
    "replayOfId": None,
    "status": "delivered",
    "attempts": 1,
    "responseStatus": 200,
    "createdAt": "2026-03-02T08:00:00.000Z",
    "lastAttemptAt": "2026-03-02T08:00:00.120Z",
    "nextAttemptAt": None,
    "deliveredAt": "2026-03-02T08:00:00.250Z",
}
_PENDING: JsonObject = {
    **_DELIVERY,
    "status": "pending",
    "attempts": 0,
    "responseStatus": None,
    "lastAttemptAt": None,
    "nextAttemptAt": "2026-03-02T08:00:00.000Z",
    "deliveredAt": None,
}
_ATTEMPT: JsonObject = {
    "number": 1,
    "at": "2026-03-02T08:00:00.120Z",
    "target": _TARGET,
    "requestHeaders": {
        "Content-Type": "application/json",
        "webhook-id": "evt_abc123",
        "webhook-timestamp": "1772438400",
        "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        "X-Einvoice-Event": "invoiceCreate",
        "X-Einvoice-Delivery": "del_abc123",
    },
    "responseStatus": 200,
    "responseBody": "ok",
    "error": None,
    "milliseconds": 130,
}

LIST = Operation(
    name="list_webhooks",
    area=_AREA,
    title="List webhooks",
    description="The webhook subscriptions of the account, the newest first.",
    arguments=ListWebhooks,
    result=Page[WebhookView],
    call=service.list_webhooks,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/webhooks"),
    example=Example(result={"data": [_SHOWN], "meta": _META}),
)
GET = Operation(
    name="get_webhook",
    area=_AREA,
    title="Show a webhook",
    description="One subscription, without its secret.",
    arguments=WebhookPath,
    result=WebhookView,
    call=service.get_webhook,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/webhooks/{webhookId}"),
    raises=(NotFoundError,),
    example=Example({"webhookId": _ID}, _SHOWN),
)
CREATE = Operation(
    name="create_webhook",
    area=_AREA,
    title="Subscribe to an event",
    description=(
        "Has an event told to an https URL by POST, signed by Standard Webhooks. The answer holds "
        "the secret that signs, which is shown this once. The host must be found in the public "
        "internet, now and at each delivery; anything else is refused with 400. The section "
        "`webhooks` of the OpenAPI document says what each event tells."
    ),
    arguments=CreateWebhook,
    result=WebhookWithSecret,
    call=service.create_webhook,
    prepare=service.check_target,
    scope=_WRITE,
    effect=Effect.ADDS,
    rest=Rest("POST", "/webhooks", status=201),
    gives_secret=True,
    raises=(ConflictError,),
    example=Example(
        {
            "action": "invoiceCreated",
            "target": _TARGET,
            "description": "Bookkeeping",
            "headers": {"X-Tenant": "42"},
        },
        {**_SHOWN, "secret": _SECRET},
    ),
)
UPDATE = Operation(
    name="update_webhook",
    area=_AREA,
    title="Change a webhook",
    description=(
        "Changes event, target, description, headers or time limit, and switches it off or on. "
        "Switched off, what is on its way is cancelled."
    ),
    arguments=UpdateWebhook,
    result=WebhookView,
    call=service.update_webhook,
    prepare=service.check_target,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/webhooks/{webhookId}"),
    raises=(NotFoundError, ConflictError),
    example=Example({"webhookId": _ID, "description": "Bookkeeping"}, _SHOWN),
)
DELETE = Operation(
    name="delete_webhook",
    area=_AREA,
    title="Remove a webhook",
    description="Removes a subscription and the log of its deliveries.",
    arguments=WebhookPath,
    result=Succeeded,
    call=service.delete_webhook,
    scope=_WRITE,
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/webhooks/{webhookId}"),
    raises=(NotFoundError, ConflictError),
    example=Example({"webhookId": _ID}, {"succeed": True}),
)
ROTATE = Operation(
    name="rotate_webhook_secret",
    area=_AREA,
    title="Renew the secret of a webhook",
    description=(
        "Gives a new secret, shown this once. For 24 hours both sign, so that the receiver can "
        "change its own meanwhile."
    ),
    arguments=WebhookPath,
    result=WebhookWithSecret,
    call=service.rotate_secret,
    scope=_WRITE,
    effect=Effect.CHANGES,
    rest=Rest("POST", "/webhooks/{webhookId}/rotate-secret"),
    gives_secret=True,
    raises=(NotFoundError, ConflictError),
    example=Example(
        {"webhookId": _ID},
        {**_SHOWN, "previousSecretEndsAt": "2026-03-03T08:00:00.000Z", "secret": _SECRET},
    ),
)
TEST = Operation(
    name="test_webhook",
    area=_AREA,
    title="Send a test event",
    description=(
        "Sends the example of the webhook's event, with `isTest` true, once and without retries. "
        "How it went is in the delivery that is returned."
    ),
    arguments=WebhookPath,
    result=DeliveryView,
    call=service.test_webhook,
    scope=_WRITE,
    effect=Effect.ADDS,
    rest=Rest("POST", "/webhooks/{webhookId}/test", status=202),
    raises=(NotFoundError, ConflictError),
    example=Example({"webhookId": _ID}, {**_PENDING, "isTest": True}),
)
LIST_DELIVERIES = Operation(
    name="list_webhook_deliveries",
    area=_AREA,
    title="List the deliveries of a webhook",
    description="What was told to the webhook in the last 30 days, the newest first.",
    arguments=ListDeliveries,
    result=Page[DeliveryView],
    call=service.list_deliveries,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/webhooks/{webhookId}/deliveries"),
    raises=(NotFoundError,),
    example=Example({"webhookId": _ID}, {"data": [_DELIVERY], "meta": _META}),
)
GET_DELIVERY = Operation(
    name="get_webhook_delivery",
    area=_AREA,
    title="Show a delivery",
    description="One delivery with its body, and what was sent and answered at each attempt.",
    arguments=DeliveryPath,
    result=DeliveryDetail,
    call=service.get_delivery,
    scope=_READ,
    effect=Effect.READS,
    rest=Rest("GET", "/webhooks/{webhookId}/deliveries/{deliveryId}"),
    raises=(NotFoundError,),
    example=Example(
        {"webhookId": _ID, "deliveryId": "del_abc123"},
        {**_DELIVERY, "payload": example_of(Event.INVOICE_CREATE), "log": [_ATTEMPT]},
    ),
)
REPLAY = Operation(
    name="replay_webhook_delivery",
    area=_AREA,
    title="Repeat a delivery",
    description=(
        "Tells the event again, to where the webhook leads now, as a delivery of its own under "
        "the same `webhook-id`."
    ),
    arguments=DeliveryPath,
    result=DeliveryView,
    call=service.replay_delivery,
    scope=_WRITE,
    effect=Effect.ADDS,
    rest=Rest("POST", "/webhooks/{webhookId}/deliveries/{deliveryId}/replay", status=202),
    raises=(NotFoundError, ConflictError),
    example=Example(
        {"webhookId": _ID, "deliveryId": "del_abc123"},
        {**_PENDING, "deliveryId": "del_abc124", "replayOfId": "del_abc123"},
    ),
)

OPERATIONS = (
    LIST,
    GET,
    CREATE,
    UPDATE,
    DELETE,
    ROTATE,
    TEST,
    LIST_DELIVERIES,
    GET_DELIVERY,
    REPLAY,
)
