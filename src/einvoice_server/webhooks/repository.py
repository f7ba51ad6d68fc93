"""The webhooks of a tenant, and what is told by them."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Table, bindparam, func, select, update

from einvoice_server.audit.changes import UNAUDITED
from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.statements import Statement
from einvoice_server.webhooks.events import Event
from einvoice_server.webhooks.tables import (
    OPEN,
    DeliveryStatus,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEvent,
)

_WEBHOOKS = cast("Table", Webhook.__table__)
_SUBSCRIBERS = Statement(
    select(_WEBHOOKS.c.id)
    .where(
        _WEBHOOKS.c.account_id == bindparam("account_id"),
        _WEBHOOKS.c.environment == bindparam("environment"),
        _WEBHOOKS.c.action == bindparam("action"),
        _WEBHOOKS.c.is_active,
    )
    .with_for_update(read=True, key_share=True)
)


class WebhookRepository(Repository):
    """Queries about subscriptions."""

    async def page(self, query: PageQuery, action: Event | None) -> tuple[list[Webhook], PageMeta]:
        """A page of webhooks, by their age."""
        rows = select(Webhook)
        if action is not None:
            rows = rows.where(Webhook.action == action.value)
        return await fetch_page(self._session, rows, query, by=Webhook.created_at, then=Webhook.id)

    async def get(self, id: str) -> Webhook | None:
        """The webhook of an id, for changing it."""
        return await self._session.scalar(
            select(Webhook).where(Webhook.id == id).with_for_update(key_share=True)
        )

    async def count(self) -> int:
        """How many there are."""
        return await self._session.scalar(select(func.count(Webhook.id))) or 0

    async def subscribers(self, event: Event) -> Sequence[str]:
        """The webhooks that an event is told to, kept from being removed meanwhile."""
        rows = await self._rows(_SUBSCRIBERS, action=event.value)
        return [cast("str", id) for (id,) in rows]

    async def delete(self, webhook: Webhook) -> None:
        """Remove a webhook with all that was told by it."""
        await self._session.delete(webhook)
        await self._session.flush()

    async def note_health(self, webhook: Webhook, **values: object) -> None:
        """Write down how the receiver does, which is no change of the subscription."""
        await self._session.execute(
            update(Webhook)
            .where(Webhook.id == webhook.id)
            .values(**values)
            .execution_options(**{UNAUDITED: "the health of a receiver is no change"})
        )


class DeliveryRepository(Repository):
    """Queries about deliveries."""

    async def page(
        self, query: PageQuery, webhook_id: str, status: DeliveryStatus | None
    ) -> tuple[list[WebhookDelivery], PageMeta]:
        """A page of the deliveries of a webhook, by their age."""
        rows = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
        if status is not None:
            rows = rows.where(WebhookDelivery.status == status.value)
        return await fetch_page(
            self._session, rows, query, by=WebhookDelivery.created_at, then=WebhookDelivery.id
        )

    async def get(self, id: str, *, locked: bool = False) -> WebhookDelivery | None:
        """The delivery of an id."""
        wanted = select(WebhookDelivery).where(WebhookDelivery.id == id)
        return await self._session.scalar(
            wanted.with_for_update(key_share=True) if locked else wanted
        )

    async def event(self, delivery: WebhookDelivery) -> WebhookEvent:
        """What a delivery tells."""
        wanted = select(WebhookEvent).where(WebhookEvent.id == delivery.event_id)
        return (await self._session.scalars(wanted)).one()

    async def attempts(self, delivery: WebhookDelivery) -> Sequence[WebhookAttempt]:
        """How it went so far, the first attempt first."""
        found = await self._session.scalars(
            select(WebhookAttempt)
            .where(WebhookAttempt.delivery_id == delivery.id)
            .order_by(WebhookAttempt.number, WebhookAttempt.id)
        )
        return found.all()

    async def cancel_open(self, webhook_id: str) -> None:
        """Let nothing more arrive at a webhook."""
        await self._session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.status.in_(OPEN))
            .values(status=DeliveryStatus.CANCELLED.value, next_attempt_at=None)
            .execution_options(synchronize_session="fetch")
        )
