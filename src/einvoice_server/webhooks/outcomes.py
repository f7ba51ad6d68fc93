"""What follows from an attempt: delivered, tried again, given up, or the webhook switched off."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from random import Random

from einvoice_server.kit.ids import new_id
from einvoice_server.outbound.client import Reply
from einvoice_server.unit import Unit
from einvoice_server.webhooks.deliveries import schedule
from einvoice_server.webhooks.repository import DeliveryRepository, WebhookRepository
from einvoice_server.webhooks.tables import (
    OPEN,
    DeliveryStatus,
    DisabledReason,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
)

PAUSES = tuple(
    timedelta(seconds=seconds) for seconds in (60, 300, 1800, 7200, 43_200, 86_400, 259_200)
)
"""How long to wait after each failed attempt; then it is given up."""

JITTER = 0.1
FAILING_DAYS = timedelta(days=5)
"""After so long with nothing but failures a webhook is switched off."""

LONGEST_RETRY_AFTER = timedelta(days=1)
_SHORTEST_REST = timedelta(minutes=1)
_LONGEST_REST = timedelta(minutes=10)
_GONE = 410
_WAIT = (429, 503)
_CHANCE = Random()
"""Our own: who seeds or watches that of the module, as tests do, is not disturbed by us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One attempt, over."""

    delivery_id: str
    webhook_id: str
    target: str
    request_headers: dict[str, str]
    at: datetime
    milliseconds: int
    reply: Reply | None
    fault: str | None

    @property
    def status(self) -> int | None:
        """The status of the answer."""
        return self.reply.status if self.reply is not None else None

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver took it."""
        return self.status is not None and 200 <= self.status < 300


async def write_down(unit: Unit, outcome: Outcome) -> None:
    """Add an attempt to the log, and let follow what follows."""
    webhooks, deliveries = WebhookRepository(unit.session), DeliveryRepository(unit.session)
    webhook = await webhooks.get(outcome.webhook_id)
    delivery = await deliveries.get(outcome.delivery_id, locked=True)
    if webhook is None or delivery is None:  # removed while it was under way
        return
    delivery.attempts += 1
    delivery.last_attempt_at = outcome.at
    delivery.response_status = outcome.status
    await deliveries.save(_attempt(delivery, outcome))
    if outcome.is_delivered:
        await _delivered(unit, webhook, delivery)
    elif delivery.status in OPEN:
        await _failed(unit, webhook, delivery, outcome)
    await deliveries.save(delivery)


async def _delivered(unit: Unit, webhook: Webhook, delivery: WebhookDelivery) -> None:
    delivery.status = DeliveryStatus.DELIVERED.value
    delivery.delivered_at = unit.now
    delivery.next_attempt_at = None
    if webhook.failing_since is not None or webhook.resting_until is not None:
        await WebhookRepository(unit.session).note_health(
            webhook, failing_since=None, resting_until=None
        )


async def _failed(
    unit: Unit, webhook: Webhook, delivery: WebhookDelivery, outcome: Outcome
) -> None:
    gone = outcome.status == _GONE
    is_last = gone or delivery.is_test or delivery.attempts > len(PAUSES)
    failing_since = webhook.failing_since or unit.now
    delivery.next_attempt_at = None
    if is_last:
        delivery.status = DeliveryStatus.FAILED_PERMANENTLY.value
    else:
        delivery.status = DeliveryStatus.FAILED.value
        again = unit.now + _pause(delivery.attempts, outcome.reply, unit.now)
        delivery.next_attempt_at = again
        await schedule(unit, delivery, again)
    if not delivery.is_test:
        rest = _rest(unit.now - failing_since) if outcome.reply is None else None
        await WebhookRepository(unit.session).note_health(
            webhook,
            failing_since=failing_since,
            resting_until=unit.now + rest if rest is not None else None,
        )
    if gone:
        await _disable(unit, webhook, DisabledReason.GONE)
    elif not delivery.is_test and unit.now - failing_since >= FAILING_DAYS:
        await _disable(unit, webhook, DisabledReason.FAILING)


async def _disable(unit: Unit, webhook: Webhook, reason: DisabledReason) -> None:
    webhook.is_active = False
    webhook.disabled_reason = reason.value
    webhook.updated_at = unit.now
    await WebhookRepository(unit.session).save(webhook)
    await DeliveryRepository(unit.session).cancel_open(webhook.id)


def _pause(attempts: int, reply: Reply | None, now: datetime) -> timedelta:
    """The pause of the schedule, or a longer one that the receiver asks for."""
    pause = PAUSES[attempts - 1] * (1 + _CHANCE.uniform(0, JITTER))
    if reply is None or reply.status not in _WAIT or reply.retry_after is None:
        return pause
    return max(pause, min(_asked_pause(reply.retry_after.strip(), now), LONGEST_RETRY_AFTER))


def _asked_pause(text: str, now: datetime) -> timedelta:
    """What `Retry-After` says: seconds, or a date."""
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return timedelta(0)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now


def _rest(failing: timedelta) -> timedelta:
    """How long a receiver that does not answer is left alone: it holds up workers."""
    return min(max(failing, _SHORTEST_REST), _LONGEST_REST)


def _attempt(delivery: WebhookDelivery, outcome: Outcome) -> WebhookAttempt:
    reply, fault = outcome.reply, outcome.fault
    if outcome.status is not None and 300 <= outcome.status < 400:
        fault = "Redirects are not followed."
    body = reply.body.decode(errors="replace").replace("\0", "") if reply is not None else None
    return WebhookAttempt(
        id=new_id("att_"),
        delivery_id=delivery.id,
        number=delivery.attempts,
        at=outcome.at,
        target=outcome.target,
        request_headers=outcome.request_headers,
        response_status=outcome.status,
        response_body=body,
        error=fault[:200] if fault is not None else None,
        milliseconds=outcome.milliseconds,
    )
