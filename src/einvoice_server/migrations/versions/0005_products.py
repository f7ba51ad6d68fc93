"""Products and bundles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Add what this step brings."""
    op.create_table(
        "products",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=3), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("inventory_count", sa.BigInteger(), nullable=True),
        sa.Column("time", sa.BigInteger(), nullable=True),
        sa.Column("estimate", sa.BigInteger(), nullable=True),
        sa.Column("buyer_assigned_id", sa.String(length=100), nullable=True),
        sa.Column("global_id", JSON, nullable=True),
        sa.Column("additional_referenced_document", JSON, nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_products_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
        sa.UniqueConstraint(
            "account_id", "environment", "code", name="uq_products_account_id_environment_code"
        ),
    )
    op.create_index(
        "ix_products_listed", "products", ["account_id", "environment", "created_at"], unique=False
    )
    op.create_table(
        "product_counters",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_product_counters_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_product_counters"),
        sa.UniqueConstraint(
            "account_id", "environment", name="uq_product_counters_account_id_environment"
        ),
    )
    op.create_table(
        "product_bundles",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_product_bundles_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_product_bundles"),
    )
    op.create_index(
        "ix_product_bundles_listed",
        "product_bundles",
        ["account_id", "environment", "created_at"],
        unique=False,
    )
    op.create_table(
        "product_bundle_items",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("bundle_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_product_bundle_items_account_id_accounts"
        ),
        sa.ForeignKeyConstraint(
            ["bundle_id"],
            ["product_bundles.id"],
            name="fk_product_bundle_items_bundle_id_product_bundles",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_product_bundle_items_product_id_products"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_product_bundle_items"),
    )
    op.create_index(
        "ix_product_bundle_items_bundle_id", "product_bundle_items", ["bundle_id"], unique=False
    )
    op.create_index(
        "ix_product_bundle_items_product_id", "product_bundle_items", ["product_id"], unique=False
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_product_bundle_items_product_id", table_name="product_bundle_items")
    op.drop_index("ix_product_bundle_items_bundle_id", table_name="product_bundle_items")
    op.drop_table("product_bundle_items")
    op.drop_index("ix_product_bundles_listed", table_name="product_bundles")
    op.drop_table("product_bundles")
    op.drop_table("product_counters")
    op.drop_index("ix_products_listed", table_name="products")
    op.drop_table("products")
