"""Databases for tests: one migrated template per state of the migrations, cloned for every test."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from callcenter.kernel import migrate
from tests.support.servers import FOLDER, Facts

OWNER = "callcenter"


@contextmanager
def fresh_database(facts: Facts, template: str) -> Iterator[str]:
    """The SQLAlchemy address of an empty clone of the template, dropped in the end."""
    name = f"test_{uuid4().hex[:16]}"
    with psycopg.connect(facts["admin_url"], autocommit=True) as connection:
        connection.execute(_create(name, template))
        try:
            yield str(facts["url"]).format(database=name)
        finally:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def migrated_template(facts: Facts) -> str:
    """The name of the database with all migrations applied, made by the first process that asks."""
    name = f"template_{_fingerprint(migrate.FOLDER)}"
    with (
        (FOLDER / "template.lock").open("a+") as lock,
        psycopg.connect(facts["admin_url"], autocommit=True) as admin,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        if admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return name
        making = f"making_{uuid4().hex[:16]}"
        admin.execute(_create(making, "template0"))
        migrate.upgrade(str(facts["url"]).format(database=making))
        admin.execute(
            sql.SQL("alter database {} rename to {}").format(sql.Identifier(making), sql.Identifier(name))
        )
    return name


def _create(name: str, template: str) -> sql.Composed:
    statement = sql.SQL("create database {} owner {} template {}")
    return statement.format(sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template))


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
