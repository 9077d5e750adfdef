"""`make chaos`: the whole system under load while its parts are killed, hung and cut off; then the books are checked.

CHAOS_SECONDS (60) and CHAOS_SEED (random) may be set. The last line is one JSON object with what was counted; the
exit code is not zero when something was lost, doubled, or is shown as it is not.

`calls`: taken by Asterisk, as the callers saw it, and clicks that the service accepted. `lost`: no row, no end, or no
contact. `double_dials`: two channels, or two rings outside, for one click. `missed_dials`: an accepted click that
neither became a call nor was reported as failed. `recovery_p99_s`: from the end of a fault until everything answers
and both feeds bring calls that are newer than it.
"""

import asyncio
import itertools
import json
import math
import os
import random
import socket
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.audio.models import Recording, RecordingState
from callcenter.bootstrap import number_plan, open_database
from callcenter.calls.models import (
    Call,
    CallEventRow,
    CelRecord,
    Intent,
    IntentState,
    Line,
    LineKind,
    PbxLink,
)
from callcenter.desk.equation import Equation, check
from callcenter.desk.jobs import put_right
from callcenter.desk.models import Agent as AgentRow
from callcenter.desk.models import AgentStatus
from callcenter.kernel.db import Database
from callcenter.settings import Settings
from callcenter.staff.models import Role, User
from deploy.demo.system import System, running
from deploy.local.trouble import Trouble
from telephony.events import LinkState
from tests.faults.load import Agent, Callers
from tests.faults.nemesis import FAULTS, NEW_LINK
from tests.telephony.pbx import free_port
from tests.telephony.phones import Exchange, exchange

RECOVERY_S = 60.0
CALM_S = (1.0, 3.0)
SETTLE_S = 120.0
IN_CALL = (AgentStatus.RESERVED, AgentStatus.RINGING, AgentStatus.TALKING, AgentStatus.HOLD)


async def chaos(seconds: float, seed: int) -> dict[str, Any]:
    dice = random.Random(seed)
    began = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="chaos-", ignore_cleanup_errors=True) as folder:
        async with running(Path(folder), say=say) as system:
            pbx = system.stack.asterisk
            assert pbx is not None
            settings = Settings(**_settings(system))
            database = open_database(settings, pool_size=4)
            async with exchange(
                sip_port=pbx.sip_port, trunk_port=free_port(), scratch=Path(folder)
            ) as phones:
                callers = Callers(system, random.Random(dice.random()))
                agents = await _agents(system, database, phones, dice)
                recoveries = await _storm(system, database, callers, agents, dice, seconds)
                await callers.look()
                counted = await _settle(database, settings, callers, agents, began)
            await database.dispose()
    times = sorted(time_s for _, time_s in recoveries)
    return {
        "seed": seed,
        "calls": len(callers.accepted()) + sum(len(agent.dials) for agent in agents),
        "faults": dict(Counter(kind for kind, _ in recoveries)),
        **counted,
        "recovery_p99_s": round(times[math.ceil(0.99 * len(times)) - 1], 2) if times else None,
    }


async def _storm(
    system: System,
    database: Database,
    callers: Callers,
    agents: list[Agent],
    dice: random.Random,
    seconds: float,
) -> list[tuple[str, float]]:
    """Load and faults until the time is over. Returns (fault, seconds until all was well again)."""
    recoveries: list[tuple[str, float]] = []
    work = [
        asyncio.create_task(callers.run()),
        *(asyncio.create_task(agent.run(dials=place > 0)) for place, agent in enumerate(agents)),
    ]
    try:
        await asyncio.sleep(3)
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            for kind in dice.sample(sorted(FAULTS), len(FAULTS)):
                if time.monotonic() >= ends_at:
                    break
                injected = datetime.now(UTC)
                await FAULTS[kind](system)
                healed = time.monotonic()
                await _until_well(system, database, injected if kind in NEW_LINK else None, datetime.now(UTC))
                recoveries.append((kind, time.monotonic() - healed))
                say(f"  {kind}: well again after {recoveries[-1][1]:.1f} s")
                await asyncio.sleep(dice.uniform(*CALM_S))
    finally:
        work[0].cancel()
        await callers.hang_up()
        await asyncio.sleep(6)
        for task in work:
            task.cancel()
        failed = await asyncio.gather(*work, return_exceptions=True)
        for each in failed:
            if isinstance(each, Exception):
                raise each
    return recoveries


async def _until_well(
    system: System, database: Database, relinked_since: datetime | None, healed_at: datetime
) -> None:
    """All answers: service and S3; a bridge that holds its lease is ready, after `relinked_since` if given; and both
    feeds have brought something that happened after `healed_at`."""
    async with asyncio.timeout(RECOVERY_S):
        while True:
            with suppress(sa.exc.SQLAlchemyError, OSError, TimeoutError):
                is_well = await _flows(database, relinked_since, healed_at)
                if is_well and await asyncio.to_thread(_answers, system):
                    return
            await asyncio.sleep(0.1)


async def _flows(database: Database, relinked_since: datetime | None, healed_at: datetime) -> bool:
    async with database.unit_of_work() as uow:
        is_acting = await uow.session.scalar(
            sa.select(PbxLink.pbx).where(
                PbxLink.state == LinkState.READY,
                PbxLink.lease_until > sa.func.now(),
                sa.true() if relinked_since is None else PbxLink.changed_at > relinked_since,
            )
        )
        by_ami = await uow.session.scalar(sa.select(sa.func.max(CallEventRow.at)))
        by_cel = await uow.session.scalar(sa.select(sa.func.max(CelRecord.at)))
    return bool(is_acting and by_ami and by_cel and min(by_ami, by_cel) > healed_at)


def _answers(system: System) -> bool:
    with urllib.request.urlopen(f"{system.url}/readyz", timeout=3) as answer:
        serves = answer.status == 200
    socket.create_connection(("127.0.0.1", system.stack.ports["s3_gate"]), timeout=3).close()
    pids = (system.stack.supervisor.pid(name) for name in ("bridge", "collect", "serve", "work"))
    return serves and all(pid is not None for pid in pids)


async def _settle(
    database: Database, settings: Settings, callers: Callers, agents: list[Agent], began: datetime
) -> dict[str, Any]:
    """Give the reconciler its time, then count what is still wrong."""
    ends_at = time.monotonic() + SETTLE_S
    counted: dict[str, Any] = {}
    for tries in itertools.count():
        now = datetime.now(UTC)
        async with database.unit_of_work() as uow:
            await put_right(uow, number_plan(settings), now)
        async with database.unit_of_work() as uow:
            found = await check(uow, since=began, now=now)
        counted = await _count(database, found, callers, agents)
        if (tries > 6 and not is_bad(counted)) or time.monotonic() > ends_at:
            break
        await asyncio.sleep(6)
    say(f"  the books: {dict(found.counts)}, dialled: {sum(len(agent.dials) for agent in agents)}")
    async with database.unit_of_work() as uow:
        lost = Counter(
            await uow.session.scalars(
                sa.select(Recording.problem).where(Recording.state == RecordingState.LOST)
            )
        )
    say(f"  recordings lost, with cause: {dict(lost)}")
    for each in found.found:
        say(f"  disagreement: {each.fault} {each.linkedid} at {each.at}")
    return counted


async def _count(
    database: Database, found: Equation, callers: Callers, agents: list[Agent]
) -> dict[str, Any]:
    dials = {UUID(intent_id) for agent in agents for intent_id in agent.dials}
    async with database.unit_of_work() as uow:
        rows = Counter(await uow.session.scalars(sa.select(Call.number)))
        dialled = Counter(
            await uow.session.scalars(
                sa.select(CelRecord.uniqueid).where(
                    CelRecord.event == "CHAN_START", CelRecord.uniqueid.in_([str(each) for each in dials])
                )
            )
        )
        intents = {
            row.id: row for row in await uow.session.scalars(sa.select(Intent).where(Intent.id.in_(dials)))
        }
        open_calls = await uow.session.scalar(
            sa.select(sa.func.count()).select_from(Call).where(Call.ended_at.is_(None))
        )
        in_call = await uow.session.scalar(
            sa.select(sa.func.count()).select_from(AgentRow).where(AgentRow.state.in_(IN_CALL))
        )
        still_recording = await uow.session.scalar(
            sa.select(sa.func.count())
            .select_from(Recording)
            .where(Recording.state == RecordingState.RECORDING)
        )
    accepted = callers.accepted()
    outside = Counter(report.number for report in callers.reports.values() if report.origin == "pbx")
    twice = sum(number - 1 for number in dialled.values() if number > 1)
    told = (IntentState.DONE, IntentState.REFUSED)
    missed = [
        each
        for each in dials
        if each not in intents or (str(each) not in dialled and intents[each].state not in told)
    ]
    return {
        "lost": sum(number not in rows for number in accepted) + found.missing,
        "duplicates": sum(rows[number] - 1 for number in accepted if rows[number] > 1) + found.duplicate,
        "double_dials": max(twice, sum(number - 1 for number in outside.values() if number > 1)),
        "missed_dials": len(missed),
        "unaccounted_recordings": found.unaccounted + (still_recording or 0),
        "false_states": (open_calls or 0) + (in_call or 0),
    }


def is_bad(counted: dict[str, Any]) -> bool:
    return any(counted.values())


async def _agents(system: System, database: Database, phones: Exchange, dice: random.Random) -> list[Agent]:
    async with database.unit_of_work() as uow:
        rows = await uow.session.execute(
            sa.select(User.login, Line.id, Line.name, Line.secret)
            .join(User, User.id == Line.user_id)
            .where(Line.kind == LineKind.SOFTPHONE, User.role == Role.AGENT)
        )
        found = rows.all()
    return [
        Agent(system, login, str(line_id), place, phones.line(name, secret), random.Random(dice.random()))
        for place, (login, line_id, name, secret) in enumerate(found, start=1)
    ]


def _settings(system: System) -> dict[str, Any]:
    prefix = "CALLCENTER_"
    wanted = ("DATABASE_URL", "REDIS_URL")
    return {name.lower(): system.stack.env[prefix + name] for name in wanted}


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def main() -> None:
    seconds = float(os.environ.get("CHAOS_SECONDS") or 60)
    seed = int(os.environ.get("CHAOS_SEED") or random.SystemRandom().randrange(10**6))
    say(f"CHAOS_SEED={seed} CHAOS_SECONDS={seconds:g}")
    try:
        found = asyncio.run(chaos(seconds, seed))
    except* Trouble as several:
        for trouble in several.exceptions:
            say(str(trouble))
        sys.exit(1)
    sys.stdout.write(json.dumps(found) + "\n")
    wrong = {
        name: found[name]
        for name in (
            "lost",
            "duplicates",
            "double_dials",
            "missed_dials",
            "unaccounted_recordings",
            "false_states",
        )
    }
    sys.exit(1 if is_bad(wrong) else 0)


if __name__ == "__main__":
    main()
