"""Putting an event on its way to a receiver."""

from datetime import datetime

from einvoice_server.jobs.enqueue import enqueue
from einvoice_server.kit.ids import new_id
from einvoice_server.unit import Unit
from einvoice_server.webhooks.repository import DeliveryRepository
from einvoice_server.webhooks.tables import DeliveryStatus, WebhookDelivery, WebhookEvent

JOB = "webhooks.deliver"


async def send_to(
    unit: Unit,
    webhook_id: str,
    event: WebhookEvent,
    *,
    is_test: bool = False,
    replay_of_id: str | None = None,
) -> WebhookDelivery:
    """Have a stored event told to one webhook."""
    delivery = WebhookDelivery(
        id=new_id("del_"),
        webhook_id=webhook_id,
        event_id=event.id,
        action=event.action,
        is_test=is_test,
        replay_of_id=replay_of_id,
        status=DeliveryStatus.PENDING.value,
        attempts=0,
        created_at=unit.now,
        next_attempt_at=unit.now,
    )
    await DeliveryRepository(unit.session).save(delivery)
    await schedule(unit, delivery, unit.now)
    return delivery


async def schedule(unit: Unit, delivery: WebhookDelivery, at: datetime) -> None:
    """Have a delivery tried at a moment: each attempt is a job of its own."""
    await enqueue(unit, JOB, {"delivery": delivery.id}, subject=delivery.id, at=at)
