"""Products, and the numbers that their codes are made of."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.kit.exact import ExactDecimal
from einvoice_server.tenancy.scope import TenantOwned


class Product(TenantOwned, Audited, Base):
    """Something that is sold."""

    __tablename__ = "products"
    __table_args__ = (
        UniqueConstraint("account_id", "environment", "code"),
        Index("ix_products_listed", "account_id", "environment", "created_at"),
    )
    __audit_hidden__ = frozenset({"search_text"})  # says again what other columns say

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    code: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(3))
    tax: Mapped[Decimal] = mapped_column(ExactDecimal)
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    cost: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    inventory_count: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    time: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    estimate: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    buyer_assigned_id: Mapped[str | None] = mapped_column(String(100))
    global_id: Mapped[JsonObject | None] = mapped_column(JSON_COLUMN)
    additional_referenced_document: Mapped[JsonObject | None] = mapped_column(JSON_COLUMN)
    search_text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProductCounter(TenantOwned, Base):
    """The last number that a code was made of."""

    __tablename__ = "product_counters"
    __table_args__ = (UniqueConstraint("account_id", "environment"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    last_number: Mapped[int] = mapped_column(BigInteger)
