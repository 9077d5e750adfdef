"""What supervisors did to agents: rows are only added"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "supervisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.Column("call_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_user_id"], ["users.id"], name=op.f("fk_supervisions_by_user_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_supervisions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervisions")),
    )
    op.create_index("ix_supervisions_user_at", "supervisions", ["user_id", "at"])
    op.execute(
        "CREATE FUNCTION supervisions_are_only_added_to() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'supervisions are only added to' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    op.execute(
        "CREATE TRIGGER supervisions_are_only_added_to BEFORE UPDATE OR DELETE ON supervisions"
        " FOR EACH ROW EXECUTE FUNCTION supervisions_are_only_added_to()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER supervisions_are_only_added_to ON supervisions")
    op.execute("DROP FUNCTION supervisions_are_only_added_to()")
    op.drop_table("supervisions")
