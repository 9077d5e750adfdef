"""After a gap: snapshot, then what was said meanwhile, then CEL, and only then "ready"; and CEL once more for its tail."""

import asyncio
from collections.abc import Sequence

import structlog

from callcenter.desk.jobs import put_right
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.people.numbers import NumberPlan
from callcenter.processes.recorder import EventRecorder
from telephony.events import LinkChanged, LinkState, TelephonyEvent

log = structlog.get_logger()

CEL_TAIL_SECONDS = 2.0  # the collector's poll and then some


class CatchUp:
    """The bridge's sink. `run()` beside it."""

    def __init__(self, record: EventRecorder, database: Database, plan: NumberPlan) -> None:
        self._record = record
        self._database = database
        self._plan = plan
        self._was_ready = asyncio.Event()

    async def __call__(self, events: Sequence[TelephonyEvent]) -> None:
        begin = 0
        for place, event in enumerate(events):
            if isinstance(event, LinkChanged) and event.state is LinkState.READY:
                await self._record(events[begin:place])
                await self._put_right(event)
                begin = place
                self._was_ready.set()
        await self._record(events[begin:])

    async def run(self) -> None:
        """For ever: what the collector had not brought at the moment of "ready"."""
        while True:
            await self._was_ready.wait()
            self._was_ready.clear()
            await asyncio.sleep(CEL_TAIL_SECONDS)
            await self._put_right(None)

    async def _put_right(self, ready: LinkChanged | None) -> None:
        snapshots = {ready.pbx: ready.at} if ready else None
        try:
            async with self._database.unit_of_work() as uow:
                await put_right(uow, self._plan, utc_now(), snapshots=snapshots)
        except Exception:
            # The link must not wait for the ledger: the job of every minute does the same.
            log.exception("ledger not corrected")
