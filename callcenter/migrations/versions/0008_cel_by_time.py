"""The ledger equation of a day reads that day's CEL rows, not all of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STARTED = sa.text("event IN ('CHAN_START', 'APP_START')")


def upgrade() -> None:
    op.create_index("ix_cel_records_started", "cel_records", ["pbx", "at"], postgresql_where=STARTED)


def downgrade() -> None:
    op.drop_index("ix_cel_records_started", table_name="cel_records")
