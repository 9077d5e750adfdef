"""`callcenter bridge`: the one acting bridge of a PBX. Events in through the recorder, intents out."""

import asyncio
import os
import socket
from contextlib import suppress
from uuid import uuid4

import structlog

from callcenter.bootstrap import number_plan, open_bus, open_database, recorders
from callcenter.calls import intents, lease
from callcenter.calls.models import Intent, IntentState
from callcenter.desk.recorders import on_intent_refused
from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.processes.recorder import DATABASE_AWAY, EventRecorder
from callcenter.settings import Settings
from telephony.bridge import AmiSettings, Bridge
from telephony.phone import Outcome, OutcomeState

log = structlog.get_logger()

STANDBY_SECONDS = 1.0
GROUP = "bridge"


async def run_bridge(settings: Settings) -> None:
    """Stand by until the lease is ours, act while it is; for ever."""
    database, bus = open_database(settings), open_bus(settings)
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    try:
        while True:
            epoch = await _try_take(database, settings.pbx, holder)
            if epoch is None:
                await asyncio.sleep(STANDBY_SECONDS)
                continue
            log.info("bridge acts", pbx=settings.pbx, epoch=epoch)
            with suppress(_LeaseLost):
                await _act(settings, database, bus, holder, epoch)
            log.warning("lease lost, standing by", pbx=settings.pbx)
    finally:
        with suppress(*DATABASE_AWAY):
            async with database.unit_of_work() as uow:
                await lease.release(uow, settings.pbx, holder)
        await bus.close()
        await database.dispose()


class _LeaseLost(Exception):
    """Another bridge acts, or the database could not say that we may."""


async def _act(settings: Settings, database: Database, bus: Bus, holder: str, epoch: int) -> None:
    sink = EventRecorder(database, recorders(number_plan(settings)))
    bridge = Bridge(ami_settings(settings), sink, clock=utc_now)
    work = asyncio.TaskGroup()
    try:
        async with work:
            work.create_task(_keep_lease(database, settings.pbx, holder, epoch), name="lease")
            work.create_task(bridge.run(), name="bridge")
            work.create_task(_do_intents(settings.pbx, database, bus, bridge, holder, epoch), name="intents")
    except* _LeaseLost:
        raise _LeaseLost from None


async def _keep_lease(database: Database, pbx: str, holder: str, epoch: int) -> None:
    failures = 0
    while True:
        await asyncio.sleep(lease.RENEW_SECONDS)
        ours = await _try_take(database, pbx, holder)
        failures = 0 if ours is not None else failures + 1
        if ours is not None and ours != epoch:
            raise _LeaseLost
        if failures >= 2:
            raise _LeaseLost


async def _try_take(database: Database, pbx: str, holder: str) -> int | None:
    try:
        async with database.unit_of_work() as uow:
            return await lease.take(uow, pbx, holder, utc_now())
    except DATABASE_AWAY as error:
        log.warning("lease not renewed", error=type(error).__name__)
        return None


async def _do_intents(
    pbx: str, database: Database, bus: Bus, bridge: Bridge, holder: str, epoch: int
) -> None:
    """Act on what is wanted. The bus only wakes us; without it we look every second."""
    await _settle_left_in_the_air(pbx, database)
    wake = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_wake_on_message(bus, pbx, wake), name="wake")
        while True:
            try:
                for row in await _claim(pbx, database, holder, epoch, only_expired=not bridge.is_ready):
                    await _do(row, database, bridge)
            except DATABASE_AWAY as error:
                log.warning("intents wait for the database", error=type(error).__name__)
            with suppress(TimeoutError):
                async with asyncio.timeout(STANDBY_SECONDS):
                    await wake.wait()
            wake.clear()


async def _wake_on_message(bus: Bus, pbx: str, wake: asyncio.Event) -> None:
    group = f"{GROUP}:{pbx}"
    while True:
        try:
            messages = await bus.take(intents.INTENTS, group, consumer="bridge")
            if messages:
                wake.set()
                await bus.done(intents.INTENTS, group, messages)
        except BUS_ERRORS:
            await asyncio.sleep(STANDBY_SECONDS)


async def _claim(
    pbx: str, database: Database, holder: str, epoch: int, *, only_expired: bool
) -> list[Intent]:
    now = utc_now()
    async with database.unit_of_work() as uow:
        if not await lease.is_held(uow, pbx, holder, epoch, now):
            raise _LeaseLost
        return list(await intents.claim_wanted(uow, pbx, now, only_expired=only_expired))


async def _do(row: Intent, database: Database, bridge: Bridge) -> None:
    if row.deadline_at <= utc_now():
        outcome = Outcome(
            state=OutcomeState.REFUSED, reason="too_late", detail="Its time was over before it was sent."
        )
    else:
        outcome = await bridge.phone.do(intents.from_row(row))
    await _finish(row, outcome, database)


async def _finish(row: Intent, outcome: Outcome, database: Database) -> None:
    now = utc_now()
    async with database.unit_of_work() as uow:
        finished = await intents.finish(uow, row.id, outcome, now)
        if finished is not None and finished.state is IntentState.REFUSED:
            await on_intent_refused(uow, finished, now)
    log.info(
        "intent finished", intent_id=str(row.id), kind=row.kind, state=outcome.state, reason=outcome.reason
    )


async def _settle_left_in_the_air(pbx: str, database: Database) -> None:
    """What an earlier bridge sent and never heard of again stays unknown; it is never sent a second time."""
    async with database.unit_of_work() as uow:
        rows = await intents.left_in_the_air(uow, pbx)
    for row in rows:
        outcome = Outcome(
            state=OutcomeState.UNKNOWN, reason="bridge_died", detail="The bridge died before the answer."
        )
        await _finish(row, outcome, database)


def ami_settings(settings: Settings) -> AmiSettings:
    return AmiSettings(
        pbx=settings.pbx,
        host=settings.ami_host,
        port=settings.ami_port,
        username=settings.ami_username,
        secret=settings.ami_secret.get_secret_value(),
    )
