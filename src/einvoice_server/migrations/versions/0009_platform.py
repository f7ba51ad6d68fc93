"""Traces of jobs, and holds on files that are copied."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add what this step brings."""
    op.add_column("jobs", sa.Column("trace", sa.String(length=55), nullable=True))
    op.create_table(
        "holds",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_holds"),
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("holds")
    with op.batch_alter_table("jobs") as table:
        table.drop_column("trace")
