"""How invoices are numbered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add what this step brings."""
    op.create_table(
        "number_series",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("pad_length", sa.Integer(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_number_series_account_id_accounts"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_number_series"),
        sa.UniqueConstraint(
            "account_id", "environment", name="uq_number_series_account_id_environment"
        ),
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("number_series")
