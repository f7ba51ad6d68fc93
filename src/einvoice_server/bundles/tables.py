"""Bundles and what they consist of."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import Base, UtcDateTime
from einvoice_server.kit.exact import ExactDecimal
from einvoice_server.tenancy.scope import TenantOwned


class ProductBundle(TenantOwned, Audited, Base):
    """Products that are sold together."""

    __tablename__ = "product_bundles"
    __table_args__ = (
        Index("ix_product_bundles_listed", "account_id", "environment", "created_at"),
    )
    __audit_hidden__ = frozenset({"search_text"})  # says again what other columns say

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    search_text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProductBundleItem(TenantOwned, Audited, Base):
    """How much of a product a bundle has."""

    __tablename__ = "product_bundle_items"
    __table_args__ = (
        Index("ix_product_bundle_items_bundle_id", "bundle_id"),
        Index("ix_product_bundle_items_product_id", "product_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    bundle_id: Mapped[str] = mapped_column(String(36), ForeignKey("product_bundles.id"))
    position: Mapped[int] = mapped_column()
    product_id: Mapped[str] = mapped_column(String(36), ForeignKey("products.id"))
    quantity: Mapped[Decimal] = mapped_column(ExactDecimal)
