"""Whether deliveries of webhooks are what their log says, and the open ones are under way."""

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.jobs.undone import without_job
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.webhooks.deliveries import JOB
from einvoice_server.webhooks.tables import (
    OPEN,
    DeliveryStatus,
    WebhookAttempt,
    WebhookDelivery,
)

_SHOWN = 100
_LOGGED = (
    select(func.count())
    .select_from(WebhookAttempt)
    .where(WebhookAttempt.delivery_id == WebhookDelivery.id)
    .scalar_subquery()
)
_IS_LEFT = and_(WebhookDelivery.status.in_(OPEN), without_job(WebhookDelivery.id.expression, JOB))
_IS_MISCOUNTED = WebhookDelivery.attempts != _LOGGED
_IS_UNDELIVERED = and_(
    WebhookDelivery.status == DeliveryStatus.DELIVERED.value,
    or_(WebhookDelivery.delivered_at.is_(None), WebhookDelivery.attempts == 0),
)


async def check_deliveries(services: Services) -> list[str]:
    """Look for deliveries that nobody makes, or whose log says something else than they do."""
    async with unscoped(
        services.database, writes=False, reason="deliveries of all accounts are looked over"
    ) as session:
        return [
            *await _those(session, _IS_LEFT, "it is to be made, and no job does it"),
            *await _those(session, _IS_MISCOUNTED, "its attempts are not those of its log"),
            *await _those(session, _IS_UNDELIVERED, "it arrived without an attempt"),
        ]


async def _those(session: AsyncSession, which: ColumnElement[bool], fault: str) -> list[str]:
    found = select(WebhookDelivery.id).where(which).order_by(WebhookDelivery.id).limit(_SHOWN)
    return [f"delivery {id}: {fault}" for id in await session.scalars(found)]
