"""Each server notes which users have a live tab with it, so that losing one server is not losing an agent."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import InterfaceError, OperationalError

from callcenter.desk.hub import Hub
from callcenter.desk.models import Presence
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database, UnitOfWork

log = structlog.get_logger()

EVERY_SECONDS = 5.0


async def keep_presence(database: Database, hub: Hub) -> None:
    """For ever."""
    while True:
        try:
            async with database.unit_of_work() as uow:
                await note_seen(uow, hub.user_ids, utc_now())
        except (OperationalError, InterfaceError, OSError) as error:
            log.warning("presence waits for the database", error=type(error).__name__)
        except Exception:
            log.exception("presence failed")
        await asyncio.sleep(EVERY_SECONDS)


async def note_seen(uow: UnitOfWork, user_ids: Iterable[UUID], now: datetime) -> None:
    rows = [{"user_id": user_id, "seen_at": now} for user_id in sorted(user_ids)]
    if not rows:
        return
    wanted = insert(Presence).values(rows)
    await uow.session.execute(
        wanted.on_conflict_do_update(
            index_elements=[Presence.user_id], set_={"seen_at": wanted.excluded.seen_at}
        )
    )
