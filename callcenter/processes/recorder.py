"""The bridge's sink: telephony events → rows and outbox, a batch in a transaction, nothing skipped while the database is away."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from callcenter.bootstrap import Recorder
from callcenter.calls import ledger
from callcenter.calls.models import Call
from callcenter.kernel.db import Database, UnitOfWork
from telephony import events as e

log = structlog.get_logger()

DATABASE_AWAY = (OperationalError, InterfaceError, OSError, TimeoutError)
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0

Recorders = Mapping[type[e.TelephonyEvent], Sequence[Recorder]]


class EventRecorder:
    """Awaited by the bridge with its events in order."""

    def __init__(self, database: Database, recorders: Recorders) -> None:
        self._database = database
        self._recorders = recorders

    async def __call__(self, events: Sequence[e.TelephonyEvent]) -> None:
        """Returns once all are committed; waits for a database that is away."""
        if not events:
            return
        pause = FIRST_PAUSE
        while True:
            try:
                await self._record(events)
                return
            except DATABASE_AWAY as error:
                log.warning("database away, events wait", error=type(error).__name__, events=len(events))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _record(self, events: Sequence[e.TelephonyEvent]) -> None:
        try:
            async with self._database.unit_of_work() as uow:
                for event in events:
                    await self._record_one(uow, event)
        except DATABASE_AWAY:
            raise
        except Exception:
            if len(events) == 1:
                # One event that we cannot digest must not stop those behind it; CEL brings its call back.
                log.exception("event not recorded", event_type=type(events[0]).__name__)
                return
            for event in events:
                await self._record([event])

    async def _record_one(self, uow: UnitOfWork, event: e.TelephonyEvent) -> None:
        if isinstance(event, e.CallEvent) and not isinstance(event, e.CallStarted):
            if await uow.session.get(Call, event.call_id) is None:
                log.warning(
                    "event of an unknown call", event_type=type(event).__name__, call_id=str(event.call_id)
                )
                return
            if not await ledger.remember(uow, event):
                return
        for record in self._recorders.get(type(event), ()):
            await record(uow, event)
        if isinstance(event, e.CallStarted):
            await ledger.remember(uow, event)
        await uow.session.flush()
