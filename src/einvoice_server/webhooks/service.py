"""What can be done with webhooks."""

import json
from typing import TypeVar

from einvoice_server.errors import BadRequestError, ConflictError, FieldError, NotFoundError
from einvoice_server.kit.ids import new_id, new_uuid
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.outbound.errors import OutboundError
from einvoice_server.schema import Succeeded
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import Unit
from einvoice_server.webhooks.deliveries import send_to
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.keeping import (
    attempt_view,
    delivery_view,
    open_keyring,
    seal_headers,
    seal_keyring,
    view,
)
from einvoice_server.webhooks.payloads import PAYLOADS
from einvoice_server.webhooks.repository import DeliveryRepository, WebhookRepository
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
from einvoice_server.webhooks.signing import Keyring, new_secret
from einvoice_server.webhooks.tables import Webhook, WebhookDelivery, WebhookEvent

MOST_WEBHOOKS = 50
"""Webhooks of an account in one environment."""

Asked = TypeVar("Asked", CreateWebhook, UpdateWebhook)


async def check_target(services: Services, _principal: Principal, asked: Asked) -> Asked:
    """Look at the target, before the transaction: names may take their time to resolve."""
    if asked.target is not None:
        try:
            await services.outbound.check(asked.target)
        except OutboundError as error:
            wrong = FieldError(field="target", code="target_refused", message=str(error))
            raise BadRequestError(f"target: {error}", errors=[wrong]) from None
    return asked


async def list_webhooks(unit: Unit, asked: ListWebhooks) -> Page[WebhookView]:
    """A page of webhooks."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    found, meta = await WebhookRepository(unit.session).page(query, asked.action)
    return Page[WebhookView](
        data=[view(unit.services, webhook, unit.now) for webhook in found], meta=meta
    )


async def get_webhook(unit: Unit, asked: WebhookPath) -> WebhookView:
    """One webhook."""
    return view(unit.services, await _find(unit, asked.webhook_id), unit.now)


async def create_webhook(unit: Unit, asked: CreateWebhook) -> WebhookWithSecret:
    """Subscribe to an event."""
    repository = WebhookRepository(unit.session)
    if await repository.count() >= MOST_WEBHOOKS:
        raise ConflictError(f"An account has at most {MOST_WEBHOOKS} webhooks.")
    id, secret = str(new_uuid()), new_secret()
    webhook = Webhook(
        id=id,
        action=asked.action.value,
        target=asked.target,
        description=asked.description,
        is_active=asked.is_active,
        timeout_seconds=asked.timeout_seconds,
        keyring=seal_keyring(unit.services, id, Keyring((secret,))),
        headers=seal_headers(unit.services, id, asked.headers),
        created_at=unit.now,
        updated_at=unit.now,
    )
    await repository.save(webhook)
    return _with_secret(unit, webhook, secret)


async def update_webhook(unit: Unit, asked: UpdateWebhook) -> WebhookView:
    """Change a webhook."""
    webhook = await _find(unit, asked.webhook_id)
    if asked.action is not None:
        webhook.action = asked.action.value
    if asked.target is not None:
        webhook.target = asked.target
    if "description" in asked.model_fields_set:
        webhook.description = asked.description
    if asked.headers is not None:
        webhook.headers = seal_headers(unit.services, webhook.id, asked.headers)
    if asked.timeout_seconds is not None:
        webhook.timeout_seconds = asked.timeout_seconds
    if asked.is_active is not None:
        await _switch(unit, webhook, on=asked.is_active)
    webhook.updated_at = unit.now
    await WebhookRepository(unit.session).save(webhook)
    return view(unit.services, webhook, unit.now)


async def delete_webhook(unit: Unit, asked: WebhookPath) -> Succeeded:
    """Remove a webhook; what is on its way stops."""
    webhook = await _find(unit, asked.webhook_id)
    await WebhookRepository(unit.session).delete(webhook)
    return Succeeded(succeed=True)


async def rotate_secret(unit: Unit, asked: WebhookPath) -> WebhookWithSecret:
    """Sign with a new secret, and for a day with the old one, too."""
    webhook = await _find(unit, asked.webhook_id)
    secret = new_secret()
    keyring = open_keyring(unit.services, webhook).rotated(secret, unit.now)
    webhook.keyring = seal_keyring(unit.services, webhook.id, keyring)
    webhook.updated_at = unit.now
    await WebhookRepository(unit.session).save(webhook)
    return _with_secret(unit, webhook, secret)


async def test_webhook(unit: Unit, asked: WebhookPath) -> DeliveryView:
    """Send the example of the webhook's event, once."""
    webhook = await _find(unit, asked.webhook_id)
    model = PAYLOADS[Event(webhook.action)]
    payload = model.model_validate(
        {**model.example, "action": webhook.action, "timestamp": unit.now, "isTest": True}
    )
    event = WebhookEvent(
        id=new_id("evt_"),
        action=webhook.action,
        body=payload.model_dump_json(by_alias=True),
        created_at=unit.now,
    )
    await WebhookRepository(unit.session).save(event)
    return delivery_view(await send_to(unit, webhook.id, event, is_test=True))


async def list_deliveries(unit: Unit, asked: ListDeliveries) -> Page[DeliveryView]:
    """A page of what was told to a webhook."""
    webhook = await _find(unit, asked.webhook_id)
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    found, meta = await DeliveryRepository(unit.session).page(query, webhook.id, asked.status)
    return Page[DeliveryView](data=[delivery_view(delivery) for delivery in found], meta=meta)


async def get_delivery(unit: Unit, asked: DeliveryPath) -> DeliveryDetail:
    """A delivery with its log."""
    delivery = await _find_delivery(unit, asked)
    repository = DeliveryRepository(unit.session)
    event = await repository.event(delivery)
    return DeliveryDetail(
        **dict(delivery_view(delivery)),
        payload=json.loads(event.body),
        log=[attempt_view(attempt) for attempt in await repository.attempts(delivery)],
    )


async def replay_delivery(unit: Unit, asked: DeliveryPath) -> DeliveryView:
    """Tell an event again."""
    delivery = await _find_delivery(unit, asked)
    webhook = await _find(unit, delivery.webhook_id)
    if not webhook.is_active and not delivery.is_test:
        raise ConflictError("The webhook is switched off.")
    event = await DeliveryRepository(unit.session).event(delivery)
    return delivery_view(
        await send_to(unit, webhook.id, event, is_test=delivery.is_test, replay_of_id=delivery.id)
    )


async def _switch(unit: Unit, webhook: Webhook, *, on: bool) -> None:
    webhook.is_active = on
    webhook.disabled_reason = None
    repository = WebhookRepository(unit.session)
    if on:
        await repository.note_health(webhook, failing_since=None, resting_until=None)
    else:
        await DeliveryRepository(unit.session).cancel_open(webhook.id)


async def _find(unit: Unit, id: str) -> Webhook:
    webhook = await WebhookRepository(unit.session).get(id)
    if webhook is None:
        raise NotFoundError
    return webhook


async def _find_delivery(unit: Unit, asked: DeliveryPath) -> WebhookDelivery:
    delivery = await DeliveryRepository(unit.session).get(asked.delivery_id)
    if delivery is None or delivery.webhook_id != asked.webhook_id:
        raise NotFoundError
    return delivery


def _with_secret(unit: Unit, webhook: Webhook, secret: str) -> WebhookWithSecret:
    shown = view(unit.services, webhook, unit.now)
    return WebhookWithSecret(**dict(shown), secret=secret)
