"""Documents: imported invoices and what is known of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
DOUBLE: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Add what this step brings."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=60), nullable=False),
        *(
            sa.Column(name, sa.String(length=length), nullable=False)
            for name, length in (
                ("direction", 8),
                ("origin", 8),
                ("filename", 255),
                ("media_type", 100),
                ("input_type", 10),
                ("sha256", 64),
            )
        ),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("source_file_id", sa.String(length=40), nullable=False),
        *(
            sa.Column(f"{name}_file_id", sa.String(length=40), nullable=True)
            for name in ("xml", "visual", "report", "sections", "attachments")
        ),
        sa.Column("validation_status", sa.String(length=8), nullable=False),
        sa.Column("visualization_status", sa.String(length=8), nullable=False),
        sa.Column("is_valid", sa.Boolean(), nullable=True),
        sa.Column("verdict", JSON, nullable=True),
        *(
            sa.Column(name, sa.String(length=length), nullable=False)
            for name, length in (
                ("syntax", 20),
                ("profile", 60),
                ("number", 200),
                ("type_code", 20),
                ("issue_date", 8),
                ("due_date", 8),
                ("seller_name", 200),
                ("seller_vat_id", 60),
                ("buyer_name", 200),
                ("buyer_vat_id", 60),
                ("buyer_reference", 200),
                ("currency", 20),
            )
        ),
        *(
            sa.Column(name, sa.String(length=110), nullable=True)
            for name in ("net_amount", "tax_amount", "amount")
        ),
        sa.Column("amount_order", DOUBLE, nullable=False),
        sa.Column("progress", sa.String(length=8), nullable=False),
        sa.Column("category", sa.String(length=100), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("edits", JSON, nullable=False),
        sa.Column("stated", JSON, nullable=False),
        sa.Column("duplicate_of", sa.String(length=60), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("processed_at", MOMENT, nullable=True),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("seller_search", sa.String(length=600), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_documents_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    owner = ["account_id", "environment"]
    op.create_index("ix_documents_created_at", "documents", [*owner, "direction", "created_at"])
    op.create_index("ix_documents_sha256", "documents", [*owner, "sha256"])
    op.create_index("ix_documents_number", "documents", [*owner, "direction", "number"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("documents")
