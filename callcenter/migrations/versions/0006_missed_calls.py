"""Missed calls, those of the past included"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "missed_calls",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("e164", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("queue_id", sa.Uuid(), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fate", sa.String(40), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_call_id", sa.Uuid(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls.id"], name=op.f("fk_missed_calls_call_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_missed_calls_person_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queues.id"], name=op.f("fk_missed_calls_queue_id")),
        sa.ForeignKeyConstraint(
            ["settled_call_id"], ["calls.id"], name=op.f("fk_missed_calls_settled_call_id")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_missed_calls_task_id")),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_missed_calls")),
    )
    op.create_index("ix_missed_calls_e164", "missed_calls", ["e164"])
    op.create_index("ix_missed_calls_person_id", "missed_calls", ["person_id"])
    op.create_index("ix_missed_calls_task_id", "missed_calls", ["task_id"])
    op.create_index(
        "ix_missed_calls_missed", "missed_calls", [sa.text("missed_at DESC"), sa.text("call_id DESC")]
    )
    _fill()


def _fill() -> None:
    """What was missed before, with what became of it; no tasks for the past."""
    op.execute("""
        INSERT INTO missed_calls (call_id, e164, person_id, queue_id, missed_at, fate, settled_at, settled_call_id)
        SELECT missed.id, missed.e164, missed.person_id, missed.queue_id, missed.ended_at,
               CASE WHEN later.id IS NULL THEN 'not_returned'
                    WHEN later.direction = 'inbound' THEN 'got_through'
                    WHEN later.answered_at - missed.ended_at <= interval '20 minutes' THEN 'returned_soon'
                    WHEN later.answered_at - missed.ended_at <= interval '23 hours' THEN 'returned'
                    ELSE 'returned_late' END,
               later.answered_at, later.id
        FROM calls AS missed
        LEFT JOIN LATERAL (
            SELECT id, direction, answered_at FROM calls AS other
            WHERE other.e164 = missed.e164 AND other.answered_at >= missed.ended_at
              AND other.direction <> 'internal'
            ORDER BY answered_at LIMIT 1
        ) AS later ON true
        WHERE missed.direction = 'inbound' AND missed.answered_at IS NULL AND missed.ended_at IS NOT NULL
    """)


def downgrade() -> None:
    op.drop_table("missed_calls")
