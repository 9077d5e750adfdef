"""The outbox relay: committed rows → Redis Streams, in order, at least once, by one process at a time."""

import asyncio

import psycopg
import sqlalchemy as sa
import structlog
from psycopg.rows import dict_row

from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.db import OUTBOX_CHANNEL, Database, OutboxRow

log = structlog.get_logger()

RELAY_LOCK = 7306
BATCH = 500
POLL_SECONDS = 1.0


async def run_relay(database: Database, bus: Bus) -> None:
    """For ever. Only the holder of the advisory lock relays; the others stand by."""
    dsn = psycopg_dsn(database.url)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                dsn, autocommit=True, row_factory=dict_row, connect_timeout=5
            ) as connection:
                await _lead(connection, bus)
        except (psycopg.Error, OSError, *BUS_ERRORS) as error:
            log.warning("relay interrupted", error=type(error).__name__)
        await asyncio.sleep(POLL_SECONDS)


async def _lead(connection: psycopg.AsyncConnection[dict[str, object]], bus: Bus) -> None:
    row = await (await connection.execute("SELECT pg_try_advisory_lock(%s) AS ours", [RELAY_LOCK])).fetchone()
    if not row or not row["ours"]:
        return
    await connection.execute(f"LISTEN {OUTBOX_CHANNEL}")
    while True:
        while await relay_batch(connection, bus) == BATCH:
            pass
        # A notification only wakes us; the poll behind it is what guarantees delivery.
        async for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
            pass


async def relay_batch(connection: psycopg.AsyncConnection[dict[str, object]], bus: Bus) -> int:
    """Publish the oldest rows, then delete them. Returns how many."""
    rows = await (
        await connection.execute("SELECT id, topic, payload FROM outbox ORDER BY id LIMIT %s", [BATCH])
    ).fetchall()
    for row in rows:
        await bus.publish(str(row["topic"]), int(str(row["id"])), row["payload"])  # type: ignore[arg-type]
    if rows:
        await connection.execute("DELETE FROM outbox WHERE id = ANY(%s)", [[row["id"] for row in rows]])
    return len(rows)


async def outbox_size(database: Database) -> int:
    async with database.unit_of_work() as uow:
        return await uow.session.scalar(sa.select(sa.func.count()).select_from(OutboxRow)) or 0


def psycopg_dsn(url: str) -> str:
    """libpq's form of a SQLAlchemy URL."""
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
