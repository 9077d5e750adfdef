"""A new file may bear the inode of a deleted one: the time of a CEL row belongs to its key."""

from collections.abc import Sequence

from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.drop_constraint("pk_cel_records", "cel_records", type_="primary")
    op.create_primary_key("pk_cel_records", "cel_records", ["pbx", "inode", "offset", "at"])
    op.create_index("ix_cel_records_uniqueid", "cel_records", ["pbx", "uniqueid"])


def downgrade() -> None:
    op.drop_index("ix_cel_records_uniqueid", table_name="cel_records")
    op.drop_constraint("pk_cel_records", "cel_records", type_="primary")
    op.create_primary_key("pk_cel_records", "cel_records", ["pbx", "inode", "offset"])
