"""Telling of an event, in the transaction of what happened."""

from collections.abc import Mapping, Sequence
from typing import cast

from einvoice_server.kit.ids import new_id
from einvoice_server.unit import Unit
from einvoice_server.webhooks.deliveries import send_to
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.payloads import PAYLOADS
from einvoice_server.webhooks.repository import WebhookRepository
from einvoice_server.webhooks.tables import WebhookEvent


async def emit(unit: Unit, event: Event, data: Mapping[str, object]) -> None:
    """Have an event told to whoever subscribed to it, once this transaction is committed.

    Args:
        unit: The work in which it happened.
        event: What happened.
        data: The fields of its payload, beside `action` and `timestamp`, by either of their names;
            amounts as Decimal or numbers, moments as datetime or ISO 8601. They are looked at
            whether or not anybody subscribed, so that a mistake is seen at once.
    """
    payload = PAYLOADS[event].model_validate({**data, "action": event, "timestamp": unit.now})
    subscribers = await _subscribers(unit, event)
    if not subscribers:
        return
    told = WebhookEvent(
        id=new_id("evt_"),
        action=event.value,
        body=payload.model_dump_json(by_alias=True),
        created_at=unit.now,
    )
    await WebhookRepository(unit.session).save(told)
    for webhook_id in subscribers:
        await send_to(unit, webhook_id, told)


async def _subscribers(unit: Unit, event: Event) -> Sequence[str]:
    """Asked once in a transaction: a request may make a hundred invoices."""
    known = cast(
        "dict[Event, Sequence[str]]", unit.session.info.setdefault("webhook subscribers", {})
    )
    if event not in known:
        known[event] = await WebhookRepository(unit.session).subscribers(event)
    return known[event]
