"""Who wants to hear of what, what happened, and how the telling went."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class DeliveryStatus(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    """Not tried yet."""
    DELIVERED = "delivered"
    """The receiver answered 2xx."""
    FAILED = "failed"
    """The last attempt failed; another follows."""
    FAILED_PERMANENTLY = "failed_permanently"
    """Every attempt failed."""
    CANCELLED = "cancelled"
    """The webhook was switched off before it arrived."""


OPEN = (DeliveryStatus.PENDING.value, DeliveryStatus.FAILED.value)
"""The deliveries that are still on their way."""


class DisabledReason(StrEnum):
    """Why the server switched a webhook off."""

    GONE = "gone"
    """The receiver answered 410."""
    FAILING = "failing"
    """Nothing arrived for days."""


class Webhook(TenantOwned, Audited, Base):
    """A subscription: an event, and where it is told."""

    __tablename__ = "webhooks"
    __table_args__ = (Index("ix_webhooks_action", "account_id", "environment", "action"),)
    __audit_hidden__ = frozenset({"keyring", "headers"})

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    action: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(String(2000))
    description: Mapped[str | None] = mapped_column(String(500))
    is_active: Mapped[bool] = mapped_column(default=True)
    timeout_seconds: Mapped[int] = mapped_column()
    keyring: Mapped[bytes] = mapped_column(LargeBinary)
    """The secrets that sign, sealed."""
    headers: Mapped[bytes] = mapped_column(LargeBinary)
    """The headers to send, sealed: they often are credentials."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disabled_reason: Mapped[str | None] = mapped_column(String(10))
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The first of the failures that nothing but failures followed; not audited."""
    resting_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Nothing is sent before this moment, because the receiver did not answer; not audited."""


class WebhookEvent(TenantOwned, Base):
    """Something that somebody wanted to hear of, as it is told."""

    __tablename__ = "webhook_events"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    action: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)
    """The JSON text: the same bytes are signed and sent on every attempt."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class WebhookDelivery(TenantOwned, Base):
    """One event on its way to one receiver."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        Index("ix_webhook_deliveries_listed", "webhook_id", "created_at"),
        Index("ix_webhook_deliveries_event_id", "event_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"))
    event_id: Mapped[str] = mapped_column(ForeignKey("webhook_events.id", ondelete="CASCADE"))
    action: Mapped[str] = mapped_column(String(40))
    is_test: Mapped[bool] = mapped_column(default=False)
    replay_of_id: Mapped[str | None] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    attempts: Mapped[int] = mapped_column(default=0)
    response_status: Mapped[int | None] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class WebhookAttempt(TenantOwned, Base):
    """One request to a receiver, and what came back."""

    __tablename__ = "webhook_attempts"
    __table_args__ = (Index("ix_webhook_attempts_delivery_id", "delivery_id"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    delivery_id: Mapped[str] = mapped_column(
        ForeignKey("webhook_deliveries.id", ondelete="CASCADE")
    )
    number: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    target: Mapped[str] = mapped_column(String(2000))
    request_headers: Mapped[dict[str, str]] = mapped_column(JSON_COLUMN)
    response_status: Mapped[int | None] = mapped_column()
    response_body: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(String(200))
    milliseconds: Mapped[int] = mapped_column()
