"""Limits of pauses and wrap-ups, and who was seen when."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "queues", sa.Column("wrap_up_mode", sa.String(40), server_default="mandatory", nullable=False)
    )
    op.add_column("queues", sa.Column("wrap_up_extensions", sa.Integer(), server_default="0", nullable=False))
    op.add_column("pause_reasons", sa.Column("limit_seconds", sa.Integer(), nullable=True))
    op.add_column(
        "pause_reasons", sa.Column("at_limit", sa.String(40), server_default="alert", nullable=False)
    )
    op.add_column("agents", sa.Column("wrap_up_mode", sa.String(40), nullable=True))
    op.add_column("agents", sa.Column("extensions_left", sa.Integer(), server_default="0", nullable=False))
    op.add_column("agents", sa.Column("pause_ends_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("agents", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_agents_due", "agents", ["due_at"], postgresql_where=sa.text("due_at IS NOT NULL"))
    op.create_table(
        "presences",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_presences_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_presences")),
    )


def downgrade() -> None:
    op.drop_table("presences")
    op.drop_index("ix_agents_due", table_name="agents")
    for column in ("due_at", "pause_ends_at", "extensions_left", "wrap_up_mode"):
        op.drop_column("agents", column)
    for column in ("at_limit", "limit_seconds"):
        op.drop_column("pause_reasons", column)
    for column in ("wrap_up_extensions", "wrap_up_mode"):
        op.drop_column("queues", column)
