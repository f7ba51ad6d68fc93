"""Customers, the counter of their numbers, and CSV files that wait to be imported."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Add what this step brings."""
    op.create_table(
        "customer_counters",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_customer_counters_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer_counters"),
        sa.UniqueConstraint(
            "account_id", "environment", name="uq_customer_counters_account_id_environment"
        ),
    )
    op.create_table(
        "customer_uploads",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_customer_uploads_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer_uploads"),
    )
    op.create_index(
        "ix_customer_uploads_expires_at", "customer_uploads", ["expires_at"], unique=False
    )
    op.create_index(
        "ix_customer_uploads_tenant",
        "customer_uploads",
        ["account_id", "environment"],
        unique=False,
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.String(length=50), nullable=False),
        sa.Column("is_company", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=50), nullable=False),
        sa.Column("first_name", sa.String(length=100), nullable=False),
        sa.Column("last_name", sa.String(length=100), nullable=False),
        sa.Column("gender", sa.String(length=50), nullable=False),
        sa.Column("name_authorised_signatory", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("city", sa.String(length=100), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone_no", sa.String(length=50), nullable=False),
        sa.Column("fax_no", sa.String(length=50), nullable=False),
        sa.Column("category", sa.String(length=100), nullable=False),
        sa.Column("vat_id", sa.String(length=50), nullable=False),
        sa.Column("tax_id", sa.String(length=50), nullable=False),
        sa.Column("invoice_profile", sa.String(length=100), nullable=False),
        sa.Column("supplier_number", sa.String(length=100), nullable=False),
        sa.Column("route_id", sa.String(length=100), nullable=False),
        sa.Column("peppol_id", sa.String(length=100), nullable=False),
        sa.Column("faktoora_id", sa.String(length=100), nullable=False),
        sa.Column("legalform", sa.String(length=100), nullable=False),
        sa.Column("invoice_template", sa.String(length=100), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("extras", JSON, nullable=False),
        sa.Column("customer_contacts", JSON, nullable=False),
        sa.Column("customer_delivery_addresses", JSON, nullable=False),
        sa.Column("imported_file_id", sa.String(length=40), nullable=False),
        sa.Column("imported_file_name", sa.String(length=255), nullable=False),
        sa.Column("created_by", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sort_name", sa.String(length=600), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_customers_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
        sa.UniqueConstraint(
            "account_id",
            "environment",
            "customer_id",
            name="uq_customers_account_id_environment_customer_id",
        ),
    )
    op.create_index(
        "ix_customers_category",
        "customers",
        ["account_id", "environment", "category"],
        unique=False,
    )
    op.create_index(
        "ix_customers_listed",
        "customers",
        ["account_id", "environment", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_customers_name",
        "customers",
        ["account_id", "environment", "sort_name", "id"],
        unique=False,
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_customers_name", table_name="customers")
    op.drop_index("ix_customers_listed", table_name="customers")
    op.drop_index("ix_customers_category", table_name="customers")
    op.drop_table("customers")
    op.drop_index("ix_customer_uploads_tenant", table_name="customer_uploads")
    op.drop_index("ix_customer_uploads_expires_at", table_name="customer_uploads")
    op.drop_table("customer_uploads")
    op.drop_table("customer_counters")
