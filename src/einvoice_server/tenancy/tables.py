"""Accounts, what they have set, their people and their keys."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Boolean, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.tenancy.scope import AccountOwned, SelfOwned, TenantOwned


class Role(StrEnum):
    """What a person is to an account."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


class Account(SelfOwned, Audited, Base):
    """A tenant: a company, or a client of one."""

    __tablename__ = "accounts"

    name: Mapped[str] = mapped_column(String(200))
    is_suspended: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AccountSettings(TenantOwned, Audited, Base):
    """What an account has set in one environment: its company, its features, its preferences."""

    __tablename__ = "account_settings"
    __table_args__ = (UniqueConstraint("account_id", "environment"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    company: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    features: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    preferences: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class User(AccountOwned, Audited, Base):
    """A person of an account."""

    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("account_id", "email"),)
    __audit_hidden__ = frozenset({"password_hash"})

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(10))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ApiKey(TenantOwned, Audited, Base):
    """A key of an account; what is kept is a keyed hash of it."""

    __tablename__ = "api_keys"
    __table_args__ = (
        Index("ix_api_keys_listed", "account_id", "environment", "created_at"),
        Index("ix_api_keys_expires_at", "expires_at"),
    )
    __audit_hidden__ = frozenset({"digest"})

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    label: Mapped[str] = mapped_column(String(100))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    hint: Mapped[str] = mapped_column(String(8))
    scopes: Mapped[list[str]] = mapped_column(JSON_COLUMN)
    account_ids: Mapped[list[str]] = mapped_column(JSON_COLUMN)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_ip: Mapped[str | None] = mapped_column(String(45))
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    rotated_from_id: Mapped[str | None] = mapped_column(String(40))
    warned_days: Mapped[int | None] = mapped_column()
