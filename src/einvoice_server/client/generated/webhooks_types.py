"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import JsonValue, PageMeta
from einvoice_server.client.generated.webhooks_parts import AttemptView, DeliveryView, WebhookView
from einvoice_server.client.generated.webhooks_pieces import DeliveryStatus, DisabledReason, Event


class DeliveryDetail(TypedDict):
    """A delivery with all that was sent and answered."""

    deliveryId: str
    webhookId: str
    eventId: str
    action: "Event"
    isTest: bool
    replayOfId: str | None
    status: "DeliveryStatus"
    attempts: int
    responseStatus: int | None
    createdAt: str
    lastAttemptAt: str | None
    nextAttemptAt: str | None
    deliveredAt: str | None
    payload: "JsonValue"
    log: list["AttemptView"]


class PageDeliveryView(TypedDict):
    """A part of a request or an answer."""

    data: list["DeliveryView"]
    meta: "PageMeta"


class PageWebhookView(TypedDict):
    """A part of a request or an answer."""

    data: list["WebhookView"]
    meta: "PageMeta"


class WebhookWithSecret(TypedDict):
    """A subscription with the secret that signs what is sent."""

    webhookId: str
    action: "Event"
    target: str
    description: str | None
    isActive: bool
    disabledReason: "DisabledReason | None"
    failingSince: str | None
    headers: dict[str, str]
    timeoutSeconds: int
    previousSecretEndsAt: str | None
    createdAt: str
    updatedAt: str
    secret: str
