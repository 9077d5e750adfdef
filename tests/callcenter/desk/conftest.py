"""A desk to watch: agents with lines and a queue, events recorded as the bridge does, messages as tabs get them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from callcenter.bootstrap import CLOSED_HOOKS, LINKED_HOOKS, recorders
from callcenter.calls.models import Intent, IntentKind, Line, LineKind, PbxLink, Queue, QueueMember
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.desk.agents import agent_of, start_shift
from callcenter.desk.api import Pbx
from callcenter.desk.hub import Hub
from callcenter.desk.models import Agent, AgentTransition
from callcenter.desk.reference import ensure_pause_reasons
from callcenter.kernel.bus import Bus
from callcenter.kernel.db import Database, OutboxRow
from callcenter.processes.recorder import EventRecorder
from telephony import events as e
from telephony.events import LineState, LinkState
from telephony.ids import call_id
from tests.callcenter.house import PLAN, House

PBX = "pbx1"
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Desk:
    """`record(...)` as the bridge would; what the database and the outbox say afterwards."""

    house: House
    database: Database
    record_events: EventRecorder
    lines: dict[str, Line]
    queue: Queue

    async def record(self, *events: e.TelephonyEvent) -> None:
        await self.record_events(events)

    async def agent(self, login: str) -> Agent:
        async with self.database.unit_of_work() as uow:
            return await agent_of(uow, self.house.users[login].id, START)

    async def transitions(self, login: str) -> list[AgentTransition]:
        async with self.database.unit_of_work() as uow:
            rows = await uow.session.scalars(
                sa.select(AgentTransition)
                .where(AgentTransition.user_id == self.house.users[login].id)
                .order_by(AgentTransition.at, AgentTransition.id)
            )
            return list(rows)

    async def told(self, login: str) -> list[dict[str, Any]]:
        """Every message to this user's tabs so far, oldest first."""
        async with self.database.unit_of_work() as uow:
            rows = await uow.session.scalars(sa.select(OutboxRow).order_by(OutboxRow.id))
            return [
                row.payload["message"]
                for row in rows
                if row.topic == "live"
                and (row.payload["users"] is None or self.house.id(login) in row.payload["users"])
            ]

    async def wishes(self, kind: IntentKind) -> list[Intent]:
        async with self.database.unit_of_work() as uow:
            rows = await uow.session.scalars(
                sa.select(Intent).where(Intent.kind == kind).order_by(Intent.created_at, Intent.id)
            )
            return list(rows)


@pytest.fixture
async def desk(house: House, database: Database, redis_url: str) -> AsyncIterator[Desk]:
    lines = {
        login: Line(
            name=f"web-{login}",
            secret="a-secret-of-a-test",
            kind=LineKind.WEBRTC,
            extension=f"10{number}",
            user_id=house.users[login].id,
            state=LineState.IDLE,
        )
        for number, login in enumerate(("olena", "ivan"), start=1)
    }
    queue = Queue(name="support", title="Support", dids=["380441234567"], wrap_up_seconds=60)
    await house.add(*lines.values(), queue, PbxLink(pbx=PBX, state=LinkState.READY))
    await house.add(*(QueueMember(queue_id=queue.id, user_id=line.user_id) for line in lines.values()))
    async with database.unit_of_work() as uow:
        await ensure_pause_reasons(uow)
        for line in lines.values():
            assert line.user_id is not None
            await start_shift(uow, line.user_id, line.id, pbx=PBX, now=START - timedelta(minutes=5))
        await uow.session.execute(sa.delete(OutboxRow))
    bus = Bus(redis_url)
    house.app.state.resources |= {
        Bus: bus,
        Hub: Hub(bus),
        Pbx: Pbx(name=PBX, ws_url=""),
        ClosedHooks: CLOSED_HOOKS,
        LinkedHooks: LINKED_HOOKS,
    }
    yield Desk(house, database, EventRecorder(database, recorders(PLAN)), lines, queue)
    await bus.close()


@dataclass(frozen=True)
class Caller:
    """Makes the events of one inbound call, `s` seconds after its start."""

    linkedid: str
    number: str = "+380501112233"
    name: str = ""

    @property
    def id(self) -> UUID:
        return call_id(PBX, self.linkedid)

    def _at(self, s: float) -> dict[str, Any]:
        return {"call_id": self.id, "pbx": PBX, "at": START + timedelta(seconds=s)}

    def starts(self, s: float = 0) -> e.CallStarted:
        return e.CallStarted(
            **self._at(s),
            linkedid=self.linkedid,
            direction=e.Direction.INBOUND,
            number=self.number,
            name=self.name,
            dialled="380441234567",
        )

    def waits(self, s: float = 1) -> e.CallQueued:
        return e.CallQueued(**self._at(s), queue="support")

    def rings(self, line: str, s: float = 2) -> e.CallRinging:
        return e.CallRinging(**self._at(s), line=line, queue="support")

    def ring_ends(self, line: str, reason: e.RingEnd, s: float = 5) -> e.RingingEnded:
        return e.RingingEnded(**self._at(s), line=line, reason=reason)

    def answers(self, line: str, s: float = 5) -> e.CallAnswered:
        return e.CallAnswered(**self._at(s), line=line)

    def leaves(self, line: str, s: float = 65) -> e.LineLeft:
        return e.LineLeft(**self._at(s), line=line)

    def ends(self, reason: e.EndReason = e.EndReason.COMPLETED, s: float = 65) -> e.CallEnded:
        return e.CallEnded(**self._at(s), reason=reason, cause=16)


@dataclass(frozen=True)
class Dialled:
    """Makes the events of a click-to-dial, `s` seconds from now on."""

    intent_id: UUID
    number: str
    line: str

    @property
    def id(self) -> UUID:
        return call_id(PBX, str(self.intent_id))

    def _at(self, s: float) -> dict[str, Any]:
        return {"call_id": self.id, "pbx": PBX, "at": datetime.now(UTC) + timedelta(seconds=s)}

    def starts(self, s: float = 0) -> e.CallStarted:
        return e.CallStarted(
            **self._at(s),
            linkedid=str(self.intent_id),
            direction=e.Direction.OUTBOUND,
            number=self.number,
            name="",
            dialled=self.number,
            intent_id=self.intent_id,
        )

    def rings_agent(self, s: float = 1) -> e.CallRinging:
        return e.CallRinging(**self._at(s), line=self.line)

    def dials(self, s: float = 3) -> e.CallDialling:
        return e.CallDialling(**self._at(s), line=self.line)

    def progresses(self, s: float = 4) -> e.CallProgressed:
        return e.CallProgressed(**self._at(s), line=self.line)

    def answers(self, s: float = 8) -> e.CallAnswered:
        return e.CallAnswered(**self._at(s), line=self.line)

    def ends(self, reason: e.EndReason, s: float = 60, cause: int = 16) -> e.CallEnded:
        return e.CallEnded(**self._at(s), reason=reason, cause=cause)
