"""Alembic's entry: online only, one transaction, waits at most five seconds for a lock."""

from alembic import context
from sqlalchemy import create_engine, text

from callcenter.models import metadata

engine = create_engine(
    context.config.get_main_option("sqlalchemy.url") or "", connect_args={"connect_timeout": 5}
)
with engine.begin() as connection:
    connection.execute(text("SET lock_timeout = '5s'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(7305)"))
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    context.run_migrations()
engine.dispose()
