"""Documents: what is known of each, in the columns that lists are made of."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Dialect, Double, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from einvoice_server.audit.audited import Audited
from einvoice_server.kit.base import JSON_COLUMN, Base, JsonObject, UtcDateTime
from einvoice_server.tenancy.scope import TenantOwned


class Direction(StrEnum):
    """Whose invoice it is."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Origin(StrEnum):
    """Where a document came from."""

    IMPORTED = "imported"
    CREATED = "created"


class Phase(StrEnum):
    """How a step of processing went."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    FAILED = "failed"


class Progress(StrEnum):
    """What has been done with an invoice, as its people record it."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    PAID = "paid"
    ARCHIVED = "archived"


class StatedDecimal(TypeDecorator[Decimal]):
    """A number exactly as a document states it, with all its digits and zeros."""

    impl = String(110)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """In plain digits."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The number as it was."""
        return None if value is None else Decimal(value)


class Document(TenantOwned, Audited, Base):
    """A document. Columns of terms hold what was edited, else what the document states."""

    __tablename__ = "documents"
    __table_args__ = (
        Index("ix_documents_created_at", "account_id", "environment", "direction", "created_at"),
        Index("ix_documents_sha256", "account_id", "environment", "sha256"),
        Index("ix_documents_number", "account_id", "environment", "direction", "number"),
    )
    __audit_hidden__ = frozenset({"verdict", "search", "seller_search", "amount_order"})

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    direction: Mapped[str] = mapped_column(String(8))
    origin: Mapped[str] = mapped_column(String(8))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    input_type: Mapped[str] = mapped_column(String(10))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)

    source_file_id: Mapped[str] = mapped_column(String(40))
    xml_file_id: Mapped[str | None] = mapped_column(String(40))
    visual_file_id: Mapped[str | None] = mapped_column(String(40))
    report_file_id: Mapped[str | None] = mapped_column(String(40))
    sections_file_id: Mapped[str | None] = mapped_column(String(40))
    attachments_file_id: Mapped[str | None] = mapped_column(String(40))

    validation_status: Mapped[str] = mapped_column(String(8))
    visualization_status: Mapped[str] = mapped_column(String(8))
    is_valid: Mapped[bool | None] = mapped_column(Boolean)
    verdict: Mapped[JsonObject | None] = mapped_column(JSON_COLUMN)

    syntax: Mapped[str] = mapped_column(String(20), default="")
    profile: Mapped[str] = mapped_column(String(60), default="")
    number: Mapped[str] = mapped_column(String(200), default="")
    type_code: Mapped[str] = mapped_column(String(20), default="")
    issue_date: Mapped[str] = mapped_column(String(8), default="")
    due_date: Mapped[str] = mapped_column(String(8), default="")
    seller_name: Mapped[str] = mapped_column(String(200), default="")
    seller_vat_id: Mapped[str] = mapped_column(String(60), default="")
    buyer_name: Mapped[str] = mapped_column(String(200), default="")
    buyer_vat_id: Mapped[str] = mapped_column(String(60), default="")
    buyer_reference: Mapped[str] = mapped_column(String(200), default="")
    currency: Mapped[str] = mapped_column(String(20), default="")
    net_amount: Mapped[Decimal | None] = mapped_column(StatedDecimal)
    tax_amount: Mapped[Decimal | None] = mapped_column(StatedDecimal)
    amount: Mapped[Decimal | None] = mapped_column(StatedDecimal)
    amount_order: Mapped[float] = mapped_column(Double, default=0.0)
    """The amount as near as a double is to it: only to sort and compare by."""

    progress: Mapped[str] = mapped_column(String(8), default=Progress.OPEN.value)
    category: Mapped[str | None] = mapped_column(String(100))
    note: Mapped[str | None] = mapped_column(Text)
    edits: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    """The terms that people have set otherwise, by column."""

    stated: Mapped[JsonObject] = mapped_column(JSON_COLUMN, default=dict)
    """What the document states for the columns that can be edited."""

    duplicate_of: Mapped[str | None] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    processed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    search: Mapped[str] = mapped_column(Text, default="")
    seller_search: Mapped[str] = mapped_column(String(600), default="")

    @property
    def is_pending(self) -> bool:
        """Whether it is still to be processed."""
        return self.validation_status == Phase.PENDING.value

    @property
    def file_ids(self) -> tuple[str | None, ...]:
        """Every file that belongs to it."""
        return (
            self.source_file_id,
            self.xml_file_id,
            self.visual_file_id,
            self.report_file_id,
            self.sections_file_id,
            self.attachments_file_id,
        )
