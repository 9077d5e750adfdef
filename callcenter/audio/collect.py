"""The audio collector, beside Asterisk: finished takes out of the spool, into the ledger, on to S3."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from callcenter.audio import takes
from callcenter.kernel.db import Database
from recordings import Carrier, Load, OpenFiles, Spool, SpooledTake, Step, Store, carry

log = structlog.get_logger()

POLL_SECONDS = 1.0
PAUSE_SECONDS = 5.0
KEEP_LOCAL = timedelta(hours=24)
LOOKUP = 500


class AudioCollector:
    """One spool of one PBX. A second one on the same spool does no harm, and no good."""

    def __init__(
        self,
        *,
        database: Database,
        spool: Spool,
        store: Store,
        pbx: str,
        clock: Callable[[], datetime],
        keep_local: timedelta = KEEP_LOCAL,
    ) -> None:
        self._database = database
        self._spool = spool
        self._pbx = pbx
        self._clock = clock
        self._keep_local = keep_local
        self._carrier = Carrier(spool, store, keep_local=keep_local)
        self._settled: set[str] = set()
        self._trouble = ""

    async def run(self) -> None:
        """For ever."""
        while True:
            pause = await self._round()
            await asyncio.sleep(pause)

    async def collect_once(self) -> None:
        """Look at the spool, then carry what is due as far as it goes."""
        await self._settle(await asyncio.to_thread(self._spool.takes))
        async with self._database.unit_of_work() as uow:
            due = await takes.loads(uow, self._pbx, keep_local=self._keep_local, now=self._clock())
        await carry(due, carrier=self._carrier, save=self._save, clock=self._clock)

    async def _round(self) -> float:
        """One look and its work; how many seconds to wait before the next. The same trouble is logged once."""
        try:
            await self.collect_once()
        except Exception as error:
            if repr(error) != self._trouble:
                log.exception("audio collector interrupted")
            self._trouble = repr(error)
            return PAUSE_SECONDS
        if self._trouble:
            log.info("audio collector works again")
        self._trouble = ""
        return POLL_SECONDS

    async def _settle(self, found: list[SpooledTake]) -> None:
        names = {take.name for take in found}
        self._settled &= names
        fresh = [take for take in found if take.name not in self._settled]
        open_files = await asyncio.to_thread(OpenFiles.now, self._spool.folder) if fresh else None
        for start in range(0, len(fresh), LOOKUP):
            async with self._database.unit_of_work() as uow:
                settled = await takes.settle_takes(
                    uow,
                    self._pbx,
                    fresh[start : start + LOOKUP],
                    open_files=open_files or OpenFiles(inodes=frozenset(), is_complete=False),
                    now=self._clock(),
                )
            self._settled |= settled
        async with self._database.unit_of_work() as uow:
            await takes.give_up_missing(uow, self._pbx, spooled=names, now=self._clock())

    async def _save(self, load: Load) -> None:
        async with self._database.unit_of_work() as uow:
            await takes.save_load(uow, load, now=self._clock())
        if load.trouble:
            log.warning("recording waits", recording_id=str(load.recording_id), attempts=load.attempts)
        elif load.step in (Step.VERIFIED, Step.EMPTY, Step.LOST):
            log.info("recording settled", recording_id=str(load.recording_id), state=load.step)
