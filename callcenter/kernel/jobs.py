"""Jobs in PostgreSQL: a job is committed with the rows it belongs to, and survives every crash.

A room declares its jobs on a `Blueprint` of its own; bootstrap gathers them.
"""

from collections.abc import Mapping
from typing import cast

from procrastinate import App, Blueprint, JobContext, PsycopgConnector

from callcenter.kernel.db import Database
from callcenter.kernel.relay import psycopg_dsn

__all__ = ["Blueprint", "JobContext", "database_of", "open_jobs"]


def open_jobs(database_url: str, blueprints: Mapping[str, Blueprint]) -> App:
    """The job application of this process; use it within `async with app.open_async():`."""
    app = App(connector=PsycopgConnector(conninfo=psycopg_dsn(database_url), min_size=1, max_size=4))
    for namespace, blueprint in blueprints.items():
        app.add_tasks_from(blueprint, namespace=namespace)
    return app


def database_of(context: JobContext) -> Database:
    """The database that the worker was started with."""
    return cast(Database, context.additional_context["database"])
