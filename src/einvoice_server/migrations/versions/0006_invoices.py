"""Outgoing invoices."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what this step brings."""
    op.create_table(
        "invoices",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("work_status", sa.String(length=10), nullable=False),
        sa.Column("work_error", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("type_code", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("syntax", sa.String(length=3), nullable=True),
        sa.Column("issue_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("delivery_date", sa.Date(), nullable=True),
        sa.Column("buyer_name", sa.String(length=200), nullable=False),
        sa.Column("order_number", sa.String(length=200), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("net_amount", sa.BigInteger(), nullable=False),
        sa.Column("tax_amount", sa.BigInteger(), nullable=False),
        sa.Column("gross_amount", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_amount", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("payload_digest", sa.String(length=64), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("preferences", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("warnings", JSON, nullable=False),
        sa.Column("findings", JSON, nullable=False),
        sa.Column("deliveries", JSON, nullable=False),
        sa.Column("rejection", sa.Text(), nullable=True),
        sa.Column("pdf_file_id", sa.String(length=40), nullable=True),
        sa.Column("xml_file_id", sa.String(length=40), nullable=True),
        sa.Column("content_file_id", sa.String(length=40), nullable=True),
        sa.Column("report_file_id", sa.String(length=40), nullable=True),
        sa.Column("validation_status", sa.String(length=10), nullable=True),
        sa.Column("is_valid", sa.Boolean(), nullable=True),
        sa.Column("validation_asked_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("released_at", MOMENT, nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("paid_at", MOMENT, nullable=True),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_invoices_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invoices"),
        sa.UniqueConstraint(
            "account_id", "environment", "number", name="uq_invoices_account_id_environment_number"
        ),
    )
    op.create_index(
        "ix_invoices_listed", "invoices", ["account_id", "environment", "created_at", "id"]
    )
    op.create_index(
        "ix_invoices_issued", "invoices", ["account_id", "environment", "issue_date", "id"]
    )
    op.create_index("ix_invoices_due", "invoices", ["status", "due_date"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("invoices")
