"""Bring a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config

FOLDER = Path(__file__).parent.parent / "migrations"


def config(database_url: str) -> Config:
    alembic = Config()
    alembic.set_main_option("script_location", str(FOLDER))
    alembic.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    return alembic


def upgrade(database_url: str) -> None:
    """Run what is missing; safe to call from several processes at once (the second waits)."""
    command.upgrade(config(database_url), "head")
