"""Outgoing invoices."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.kit.exact import ExactDecimal
from einvoice_server.tenancy.scope import TenantOwned

AMOUNT_PLACES = 4
"""As many as the currency with the smallest parts has."""

NOTHING = Decimal(0)


class Invoice(TenantOwned, Audited, Base):
    """An invoice of the account to a buyer.

    Of its content, only the digest stands in the audit log; the content itself is kept here.
    """

    __tablename__ = "invoices"
    __table_args__ = (
        UniqueConstraint("account_id", "environment", "number"),
        Index("ix_invoices_listed", "account_id", "environment", "created_at", "id"),
        Index("ix_invoices_issued", "account_id", "environment", "issue_date", "id"),
        Index("ix_invoices_due", "status", "due_date"),
    )
    __audit_hidden__ = frozenset({"payload", "company", "preferences", "search", "findings"})

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[str | None] = mapped_column(String(100))
    """None until it is given one; never for what was released."""

    status: Mapped[str] = mapped_column(String(10))
    work_status: Mapped[str] = mapped_column(String(10))
    work_error: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int] = mapped_column()
    """Counts its contents: what was made of an earlier one does not count."""

    type_code: Mapped[int] = mapped_column()
    format: Mapped[str] = mapped_column(String(20))
    syntax: Mapped[str | None] = mapped_column(String(3))
    issue_date: Mapped[date] = mapped_column(Date)
    due_date: Mapped[date | None] = mapped_column(Date)
    delivery_date: Mapped[date | None] = mapped_column(Date)
    buyer_name: Mapped[str] = mapped_column(String(200))
    order_number: Mapped[str | None] = mapped_column(String(200))
    currency: Mapped[str] = mapped_column(String(3))
    net_amount: Mapped[Decimal] = mapped_column(ExactDecimal(AMOUNT_PLACES))
    tax_amount: Mapped[Decimal] = mapped_column(ExactDecimal(AMOUNT_PLACES))
    gross_amount: Mapped[Decimal] = mapped_column(ExactDecimal(AMOUNT_PLACES))
    outstanding_amount: Mapped[Decimal] = mapped_column(ExactDecimal(AMOUNT_PLACES))

    payload: Mapped[str] = mapped_column(Text, deferred=True)
    """What was asked for, as JSON; as text, since it is handed on and never searched."""

    payload_digest: Mapped[str] = mapped_column(String(64))
    company: Mapped[str] = mapped_column(Text, deferred=True)
    """The account's company when the content was given or confirmed, as JSON."""

    preferences: Mapped[str] = mapped_column(Text, deferred=True)
    search: Mapped[str] = mapped_column(Text)
    """Number, buyer and order number in the form in which texts are searched."""

    warnings: Mapped[list[JsonObject]] = mapped_column(JSON_COLUMN)
    findings: Mapped[list[JsonObject]] = mapped_column(JSON_COLUMN, deferred=True)
    """What the rules say of the documents."""

    deliveries: Mapped[list[JsonObject]] = mapped_column(JSON_COLUMN)
    rejection: Mapped[str | None] = mapped_column(Text)

    pdf_file_id: Mapped[str | None] = mapped_column(String(40))
    xml_file_id: Mapped[str | None] = mapped_column(String(40))
    content_file_id: Mapped[str | None] = mapped_column(String(40))
    report_file_id: Mapped[str | None] = mapped_column(String(40))

    validation_status: Mapped[str | None] = mapped_column(String(10))
    is_valid: Mapped[bool | None] = mapped_column()
    validation_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When nobody had to agree any more; `created` follows once its documents are there."""

    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paid_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
