"""The entries of the audit log, and where each chain ends."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class AuditEntry(TenantOwned, Base):
    """One change of one row."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("account_id", "environment", "number"),
        Index("ix_audit_entries_object", "account_id", "object_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    object_type: Mapped[str] = mapped_column(String(60))
    object_id: Mapped[str] = mapped_column(String(60))
    before: Mapped[JsonObject | None] = mapped_column(JSON_COLUMN)
    after: Mapped[JsonObject | None] = mapped_column(JSON_COLUMN)
    request_id: Mapped[str | None] = mapped_column(String(64))
    address: Mapped[str | None] = mapped_column(String(45))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditHead(TenantOwned, Base):
    """The last entry of a chain: without it, entries cut off at the end would not be missed."""

    __tablename__ = "audit_heads"
    __table_args__ = (UniqueConstraint("account_id", "environment"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
