"""Playings are only added to"""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute(
        "CREATE FUNCTION playings_are_only_added_to() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'playings are only added to' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    op.execute(
        "CREATE TRIGGER playings_are_only_added_to BEFORE UPDATE OR DELETE ON playings"
        " FOR EACH ROW EXECUTE FUNCTION playings_are_only_added_to()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER playings_are_only_added_to ON playings")
    op.execute("DROP FUNCTION playings_are_only_added_to()")
