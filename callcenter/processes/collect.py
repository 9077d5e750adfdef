"""`callcenter collect`, beside an Asterisk: its CEL file and its audio go into the ledger, our lines into its files."""

import asyncio
from contextlib import suppress

import structlog

from callcenter.audio.collect import AudioCollector
from callcenter.audio.playback import store_of
from callcenter.bootstrap import open_bus, open_database
from callcenter.calls import collector, endpoints, lines
from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.processes.recorder import DATABASE_AWAY
from callcenter.settings import Settings
from recordings import Spool

log = structlog.get_logger()

LOOK_SECONDS = 5.0


async def run_collect(settings: Settings) -> None:
    """For ever; each feed on its own, so that one in trouble does not hold up the others."""
    database, bus, store = open_database(settings), open_bus(settings), store_of(settings)
    try:
        async with asyncio.TaskGroup() as feeds:
            if settings.cel_file is not None:
                tail = collector.CelCollector(
                    database, pbx=settings.pbx, file=settings.cel_file, clock=utc_now
                )
                feeds.create_task(tail.run(), name="cel")
            if settings.spool_dir is not None:
                audio = AudioCollector(
                    database=database,
                    spool=Spool(settings.spool_dir),
                    store=store,
                    pbx=settings.pbx,
                    clock=utc_now,
                )
                feeds.create_task(audio.run(), name="audio")
            if settings.asterisk_etc is not None:
                feeds.create_task(_keep_endpoints(settings, database, bus), name="endpoints")
    finally:
        store.close()
        await bus.close()
        await database.dispose()


async def _keep_endpoints(settings: Settings, database: Database, bus: Bus) -> None:
    """Write Asterisk's files whenever lines or queues change; the bus only wakes us."""
    assert settings.asterisk_etc is not None  # checked by the caller
    while True:
        try:
            async with database.unit_of_work() as uow:
                files = await endpoints.render(uow, caller_id=settings.outbound_caller_id)
            if await asyncio.to_thread(files.write, settings.asterisk_etc) and settings.asterisk_rx:
                await endpoints.reload(settings.asterisk_rx)
        except DATABASE_AWAY as error:
            log.warning("endpoints wait for the database", error=type(error).__name__)
        except OSError as error:
            log.warning("endpoint files not written", error=str(error))
        await _wait_for_change(bus, settings.pbx)


async def _wait_for_change(bus: Bus, pbx: str) -> None:
    group = f"collect:{pbx}"
    with suppress(TimeoutError):
        async with asyncio.timeout(LOOK_SECONDS):
            try:
                await bus.done(
                    lines.ENDPOINTS, group, await bus.take(lines.ENDPOINTS, group, consumer="collect")
                )
            except BUS_ERRORS:
                await asyncio.sleep(LOOK_SECONDS)
