"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.webhooks_pieces import DeliveryStatus, DisabledReason, Event


class AttemptView(TypedDict):
    """One request, and what came back."""

    number: int
    at: str
    target: str
    requestHeaders: dict[str, str]
    responseStatus: int | None
    responseBody: str | None
    error: str | None
    milliseconds: int


class DeliveryView(TypedDict):
    """An event on its way to a webhook."""

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


class WebhookView(TypedDict):
    """A subscription."""

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
