"""What is kept of a webhook in sealed form, and how it is shown."""

import json
from datetime import datetime
from typing import cast

from einvoice_server.kit.sealing import Sealer
from einvoice_server.services import Services
from einvoice_server.webhooks.custom_headers import hidden
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.schemas import AttemptView, DeliveryView, WebhookView
from einvoice_server.webhooks.signing import Keyring
from einvoice_server.webhooks.tables import (
    DeliveryStatus,
    DisabledReason,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
)


def _sealer(services: Services, what: str) -> Sealer:
    return Sealer(services.secret, f"webhooks.{what}")


def seal_keyring(services: Services, webhook_id: str, keyring: Keyring) -> bytes:
    """Secrets, to be stored."""
    return _sealer(services, "keyring").seal(keyring.to_bytes(), webhook_id)


def open_keyring(services: Services, webhook: Webhook) -> Keyring:
    """The secrets of a webhook.

    Raises:
        BrokenSealError: They were stored under another secret of the server.
    """
    return Keyring.from_bytes(_sealer(services, "keyring").open(webhook.keyring, webhook.id))


def seal_headers(services: Services, webhook_id: str, headers: dict[str, str]) -> bytes:
    """Headers, to be stored."""
    return _sealer(services, "headers").seal(json.dumps(headers).encode(), webhook_id)


def open_headers(services: Services, webhook: Webhook) -> dict[str, str]:
    """The headers of a webhook.

    Raises:
        BrokenSealError: They were stored under another secret of the server.
    """
    opened = _sealer(services, "headers").open(webhook.headers, webhook.id)
    return cast("dict[str, str]", json.loads(opened))


def view(services: Services, webhook: Webhook, now: datetime) -> WebhookView:
    """A webhook as it is shown."""
    return WebhookView(
        webhook_id=webhook.id,
        action=Event(webhook.action),
        target=webhook.target,
        description=webhook.description,
        is_active=webhook.is_active,
        disabled_reason=DisabledReason(webhook.disabled_reason)
        if webhook.disabled_reason
        else None,
        failing_since=webhook.failing_since,
        headers=hidden(open_headers(services, webhook)),
        timeout_seconds=webhook.timeout_seconds,
        previous_secret_ends_at=open_keyring(services, webhook).previous_ends(now),
        created_at=webhook.created_at,
        updated_at=webhook.updated_at,
    )


def delivery_view(delivery: WebhookDelivery) -> DeliveryView:
    """A delivery as it is shown."""
    return DeliveryView(
        delivery_id=delivery.id,
        webhook_id=delivery.webhook_id,
        event_id=delivery.event_id,
        action=Event(delivery.action),
        is_test=delivery.is_test,
        replay_of_id=delivery.replay_of_id,
        status=DeliveryStatus(delivery.status),
        attempts=delivery.attempts,
        response_status=delivery.response_status,
        created_at=delivery.created_at,
        last_attempt_at=delivery.last_attempt_at,
        next_attempt_at=delivery.next_attempt_at,
        delivered_at=delivery.delivered_at,
    )


def attempt_view(attempt: WebhookAttempt) -> AttemptView:
    """An attempt as it is shown."""
    return AttemptView(
        number=attempt.number,
        at=attempt.at,
        target=attempt.target,
        request_headers=attempt.request_headers,
        response_status=attempt.response_status,
        response_body=attempt.response_body,
        error=attempt.error,
        milliseconds=attempt.milliseconds,
    )
