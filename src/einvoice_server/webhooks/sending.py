"""The job that tells an event to a receiver: each attempt is a job, which plans the next."""

from dataclasses import dataclass
from datetime import datetime

from einvoice_server.jobs.errors import JobFailedError
from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.sealing import BrokenSealError
from einvoice_server.outbound.client import Stopwatch
from einvoice_server.outbound.errors import OutboundError
from einvoice_server.services import Services
from einvoice_server.webhooks.custom_headers import hidden
from einvoice_server.webhooks.deliveries import JOB, schedule
from einvoice_server.webhooks.keeping import open_headers, open_keyring
from einvoice_server.webhooks.outcomes import Outcome, write_down
from einvoice_server.webhooks.repository import DeliveryRepository, WebhookRepository
from einvoice_server.webhooks.signing import signed_headers
from einvoice_server.webhooks.tables import (
    OPEN,
    DeliveryStatus,
    Webhook,
    WebhookDelivery,
    WebhookEvent,
)

USER_AGENT = "einvoice-kit-webhooks/1"


@dataclass(frozen=True, slots=True)
class Letter:
    """All that is needed to send."""

    delivery_id: str
    webhook_id: str
    target: str
    own_headers: dict[str, str]
    headers: dict[str, str]
    body: bytes
    seconds: int
    resting_until: datetime | None


async def deliver(job: RunningJob) -> None:
    """Send, and write down how it went together with the end of the job.

    A worker that is killed between the two sends again, under the same `webhook-id`.
    """
    letter = await _letter(job)
    if letter is None:
        return
    if letter.resting_until is not None and letter.resting_until > job.now:
        await _put_off(job, letter, letter.resting_until)
        return
    watch, sent_at = Stopwatch(), job.now
    try:
        reply = await job.services.outbound.post(
            letter.target,
            {**letter.headers, **letter.own_headers},
            letter.body,
            seconds=letter.seconds,
        )
    except OutboundError as error:
        reply, fault = None, str(error)
    else:
        fault = None
    outcome = Outcome(
        delivery_id=letter.delivery_id,
        webhook_id=letter.webhook_id,
        target=letter.target,
        request_headers={**hidden(letter.headers), **letter.own_headers},
        at=sent_at,
        milliseconds=watch.milliseconds,
        reply=reply,
        fault=fault,
    )
    async with job.finishing() as unit:
        await write_down(unit, outcome)


async def _letter(job: RunningJob) -> Letter | None:
    """What to send; None where nothing is to be sent any more."""
    async with job.unit() as unit:
        repository = DeliveryRepository(unit.session)
        delivery = await repository.get(str(job.payload["delivery"]))
        if delivery is None or delivery.status not in OPEN:
            return None
        webhook = await WebhookRepository(unit.session).get(delivery.webhook_id)
        if webhook is None:
            return None
        event = await repository.event(delivery)
    if webhook.is_active or delivery.is_test:
        return _sealed_letter(job.services, delivery, webhook, event, job.now)
    async with job.finishing() as unit:
        found = await DeliveryRepository(unit.session).get(delivery.id, locked=True)
        if found is not None and found.status in OPEN:
            found.status = DeliveryStatus.CANCELLED.value
            found.next_attempt_at = None
    return None


def _sealed_letter(
    services: Services,
    delivery: WebhookDelivery,
    webhook: Webhook,
    event: WebhookEvent,
    now: datetime,
) -> Letter:
    body = event.body.encode()
    try:
        keys = open_keyring(services, webhook).signing(now)
        headers = open_headers(services, webhook)
    except BrokenSealError:
        raise JobFailedError("the webhook was stored under another secret of the server") from None
    own = {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "X-Einvoice-Event": event.action,
        "X-Einvoice-Delivery": delivery.id,
        **signed_headers(keys, event.id, now, body),
    }
    asked_by_hand = delivery.is_test or delivery.replay_of_id is not None
    return Letter(
        delivery_id=delivery.id,
        webhook_id=webhook.id,
        target=webhook.target,
        own_headers=own,
        headers=headers,
        body=body,
        seconds=webhook.timeout_seconds,
        resting_until=None if asked_by_hand else webhook.resting_until,
    )


async def _put_off(job: RunningJob, letter: Letter, until: datetime) -> None:
    """Leave a receiver alone that did not answer; that is no attempt."""
    async with job.finishing() as unit:
        delivery = await DeliveryRepository(unit.session).get(letter.delivery_id, locked=True)
        if delivery is not None and delivery.status in OPEN:
            delivery.next_attempt_at = until
            await schedule(unit, delivery, until)


async def _given_up(job: RunningJob) -> None:
    """The server itself could not do it."""
    async with job.finishing() as unit:
        delivery = await DeliveryRepository(unit.session).get(
            str(job.payload["delivery"]), locked=True
        )
        if delivery is not None and delivery.status in OPEN:
            delivery.status = DeliveryStatus.FAILED_PERMANENTLY.value
            delivery.next_attempt_at = None


JOBS = (JobKind(JOB, deliver, given_up=_given_up),)
