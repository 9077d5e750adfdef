"""`callcenter bridge`: the one acting bridge of a PBX. Events in through the recorder, intents out."""

import asyncio
import os
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar
from uuid import uuid4

import structlog

from callcenter.bootstrap import number_plan, open_bus, open_database, recorders
from callcenter.calls import intents, lease
from callcenter.calls.lease import Lease
from callcenter.calls.models import Intent, IntentState
from callcenter.desk.recorders import on_intent_refused
from callcenter.kernel.bus import BUS_ERRORS, Bus
from callcenter.kernel.clock import utc_now
from callcenter.kernel.db import Database
from callcenter.processes.catch_up import CatchUp
from callcenter.processes.recorder import DATABASE_AWAY, EventRecorder
from callcenter.settings import Settings
from telephony.bridge import AmiSettings, Bridge
from telephony.phone import Outcome, OutcomeState

log = structlog.get_logger()

T = TypeVar("T")

STANDBY_SECONDS = 1.0
GROUP = "bridge"

TOO_LATE = Outcome(OutcomeState.REFUSED, "too_late", "Its time was over before it was sent.")
NOT_OURS = Outcome(OutcomeState.REFUSED, "lease_lost", "Another bridge acts now; this one sent nothing.")
BRIDGE_DIED = Outcome(OutcomeState.UNKNOWN, "bridge_died", "The bridge died before the answer.")


async def run_bridge(settings: Settings) -> None:
    """Stand by until the lease is ours, act while it is; for ever."""
    database, bus = open_database(settings), open_bus(settings)
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    try:
        while True:
            taken = await _try_take(database, settings.pbx, holder)
            if taken is None:
                await asyncio.sleep(STANDBY_SECONDS)
                continue
            log.info("bridge acts", pbx=settings.pbx, epoch=taken.epoch)
            with suppress(_LeaseLost):
                await _act(settings, database, bus, taken)
            log.warning("lease lost, standing by", pbx=settings.pbx)
    finally:
        with suppress(*DATABASE_AWAY):
            async with database.unit_of_work() as uow:
                await lease.release(uow, settings.pbx, holder)
        await bus.close()
        await database.dispose()


class _LeaseLost(Exception):
    """Another bridge acts."""


async def _act(settings: Settings, database: Database, bus: Bus, ours: Lease) -> None:
    plan = number_plan(settings)
    catch_up = CatchUp(EventRecorder(database, recorders(plan)), database, plan)
    bridge = Bridge(ami_settings(settings), catch_up, clock=utc_now)
    work = asyncio.TaskGroup()
    try:
        async with work:
            work.create_task(_keep(ours, database), name="lease")
            work.create_task(bridge.run(), name="bridge")
            work.create_task(catch_up.run(), name="catch-up")
            work.create_task(_do_intents(ours, database, bus, bridge), name="intents")
    except* _LeaseLost:
        raise _LeaseLost from None


async def _try_take(database: Database, pbx: str, holder: str) -> Lease | None:
    asked_at = time.monotonic()
    try:
        async with database.unit_of_work() as uow:
            epoch = await lease.take(uow, pbx, holder)
    except DATABASE_AWAY as error:
        log.warning("no lease without the database", error=type(error).__name__)
        return None
    return None if epoch is None else Lease(pbx, holder, epoch, asked_at)


async def _keep(ours: Lease, database: Database) -> None:
    """Renew until another holds it. While the database is away nobody can take it, and events wait in our hands."""
    while True:
        await asyncio.sleep(lease.RENEW_SECONDS)
        asked_at = time.monotonic()
        try:
            async with database.unit_of_work() as uow:
                epoch = await lease.take(uow, ours.pbx, ours.holder)
        except DATABASE_AWAY as error:
            log.warning("lease not renewed", error=type(error).__name__)
            continue
        if epoch != ours.epoch:
            raise _LeaseLost
        ours.asked_at = asked_at


async def _do_intents(ours: Lease, database: Database, bus: Bus, bridge: Bridge) -> None:
    """Act on what is wanted. The bus only wakes us; without it we look every second."""
    wake = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_wake_on_message(bus, ours.pbx, wake), name="wake")
        await _patiently(lambda: _settle_left_in_the_air(ours.pbx, database))
        while True:
            for row in await _patiently(lambda: _claim(ours, database, only_expired=not bridge.is_ready)):
                await _do(row, ours, database, bridge)
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


async def _claim(ours: Lease, database: Database, *, only_expired: bool) -> Sequence[Intent]:
    async with database.unit_of_work() as uow:
        if not await lease.is_held(uow, ours):
            raise _LeaseLost
        return await intents.claim_wanted(uow, ours.pbx, utc_now(), only_expired=only_expired)


async def _do(row: Intent, ours: Lease, database: Database, bridge: Bridge) -> None:
    """Send it, unless its time or ours is over; then keep how it went, however long the database is away."""
    if row.deadline_at <= utc_now():
        outcome = TOO_LATE
    elif not ours.is_current:
        outcome = NOT_OURS
    else:
        outcome = await bridge.phone.do(intents.from_row(row))
    await _patiently(lambda: _finish(row, outcome, database))


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
        await _finish(row, BRIDGE_DIED, database)


async def _patiently(work: Callable[[], Awaitable[T]]) -> T:
    """Try until the database answers."""
    while True:
        try:
            return await work()
        except DATABASE_AWAY as error:
            log.warning("intents wait for the database", error=type(error).__name__)
            await asyncio.sleep(STANDBY_SECONDS)


def ami_settings(settings: Settings) -> AmiSettings:
    return AmiSettings(
        pbx=settings.pbx,
        host=settings.ami_host,
        port=settings.ami_port,
        username=settings.ami_username,
        secret=settings.ami_secret.get_secret_value(),
    )
