"""Customers, the counter of their numbers, and CSV files that wait to be imported."""

from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import BigInteger, Boolean, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class Customer(TenantOwned, Audited, Base):
    """A buyer; texts that are not given are empty, which sorts the same on every database."""

    __tablename__ = "customers"
    __table_args__ = (
        UniqueConstraint("account_id", "environment", "customer_id"),
        Index("ix_customers_listed", "account_id", "environment", "created_at", "id"),
        Index("ix_customers_name", "account_id", "environment", "sort_name", "id"),
        Index("ix_customers_category", "account_id", "environment", "category"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    customer_id: Mapped[str] = mapped_column(String(50))
    is_company: Mapped[bool] = mapped_column(Boolean)
    name: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(50), default="")
    first_name: Mapped[str] = mapped_column(String(100), default="")
    last_name: Mapped[str] = mapped_column(String(100), default="")
    gender: Mapped[str] = mapped_column(String(50), default="")
    name_authorised_signatory: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(200))
    postcode: Mapped[str] = mapped_column(String(20))
    city: Mapped[str] = mapped_column(String(100))
    country: Mapped[str] = mapped_column(String(2))
    email: Mapped[str] = mapped_column(String(254), default="")
    phone_no: Mapped[str] = mapped_column(String(50), default="")
    fax_no: Mapped[str] = mapped_column(String(50), default="")
    category: Mapped[str] = mapped_column(String(100), default="")
    vat_id: Mapped[str] = mapped_column(String(50), default="")
    tax_id: Mapped[str] = mapped_column(String(50), default="")
    invoice_profile: Mapped[str] = mapped_column(String(100), default="")
    supplier_number: Mapped[str] = mapped_column(String(100), default="")
    route_id: Mapped[str] = mapped_column(String(100), default="")
    peppol_id: Mapped[str] = mapped_column(String(100), default="")
    faktoora_id: Mapped[str] = mapped_column(String(100), default="")
    legalform: Mapped[str] = mapped_column(String(100), default="")
    invoice_template: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    extras: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    customer_contacts: Mapped[list[JsonValue]] = mapped_column(JSON_COLUMN, default=list)
    customer_delivery_addresses: Mapped[list[JsonValue]] = mapped_column(JSON_COLUMN, default=list)
    imported_file_id: Mapped[str] = mapped_column(String(40), default="")
    imported_file_name: Mapped[str] = mapped_column(String(255), default="")
    created_by: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sort_name: Mapped[str] = mapped_column(String(600))
    search_text: Mapped[str] = mapped_column(Text)


class CustomerCounter(TenantOwned, Base):
    """The last customer number that was given out; whoever holds its lock may give out numbers."""

    __tablename__ = "customer_counters"
    __table_args__ = (UniqueConstraint("account_id", "environment"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    last_number: Mapped[int] = mapped_column(BigInteger, default=0)


class CustomerUpload(TenantOwned, Base):
    """A CSV file that was uploaded and not yet imported."""

    __tablename__ = "customer_uploads"
    __table_args__ = (
        Index("ix_customer_uploads_tenant", "account_id", "environment"),
        Index("ix_customer_uploads_expires_at", "expires_at"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    filename: Mapped[str] = mapped_column(String(255))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
