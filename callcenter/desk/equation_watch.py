"""The ledger equation of the last day, every minute, for those who watch /metrics."""

import asyncio
from datetime import timedelta

import structlog

from callcenter.desk.equation import Equation, check
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.kernel.metrics import LEDGER_DUPLICATE, LEDGER_MISSING, RECORDING_UNACCOUNTED

log = structlog.get_logger()

EVERY_SECONDS = 60.0
LOOK_BACK = timedelta(days=1)


async def watch_ledger(database: Database) -> None:
    """For ever. A figure that could not be measured is no figure: it is NaN."""
    while True:
        try:
            now = utc_now()
            async with database.unit_of_work() as uow:
                tell(await check(uow, since=now - LOOK_BACK, now=now))
        except Exception:
            log.exception("ledger not checked")
            for gauge in (LEDGER_MISSING, LEDGER_DUPLICATE, RECORDING_UNACCOUNTED):
                gauge.set(float("nan"))
        await asyncio.sleep(EVERY_SECONDS)


def tell(found: Equation) -> None:
    LEDGER_MISSING.set(found.missing)
    LEDGER_DUPLICATE.set(found.duplicate)
    RECORDING_UNACCOUNTED.set(found.unaccounted)
    if found.found:
        faults = sorted({each.fault.value for each in found.found})
        log.error("the ledger does not add up", disagreements=len(found.found), faults=faults)
