"""What was told is kept for a month."""

from datetime import timedelta

from sqlalchemy import delete, select

from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.webhooks.tables import WebhookEvent

KEPT = timedelta(days=30)
_BATCH = 500


async def forget_told(services: Services) -> int:
    """Drop events that are older than a month, with their deliveries; gives how many."""
    before = services.clock.now() - KEPT
    dropped = 0
    while True:
        async with unscoped(
            services.database, writes=True, reason="what was told to all accounts grows old"
        ) as session:
            found = await session.scalars(
                select(WebhookEvent.id).where(WebhookEvent.created_at < before).limit(_BATCH)
            )
            ids = found.all()
            await session.execute(
                delete(WebhookEvent)
                .where(WebhookEvent.id.in_(ids))
                .execution_options(synchronize_session=False)
            )
        dropped += len(ids)
        if len(ids) < _BATCH:
            return dropped
