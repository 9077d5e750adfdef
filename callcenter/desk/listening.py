"""A supervisor listens in, whispers, barges in: only on calls of the own teams, on record before a sound."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.calls.intents import want
from callcenter.calls.models import Call, CallAgent, Intent
from callcenter.desk.agents import agent_of
from callcenter.desk.clock import IN_CALL
from callcenter.desk.forcing import audit, require_own_agent
from callcenter.desk.models import Agent, AgentStatus, Listening, SupervisorAct
from callcenter.desk.watchers import tell_boards
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict
from callcenter.kernel.ids import new_id
from callcenter.staff.access import Viewer
from telephony.control import Spy, SpyMode, StopSpy, SwitchSpy

TALKING = frozenset({AgentStatus.TALKING, AgentStatus.HOLD, AgentStatus.CONSULT})
ACTS = {
    SpyMode.LISTEN: SupervisorAct.LISTEN,
    SpyMode.WHISPER: SupervisorAct.WHISPER,
    SpyMode.BARGE: SupervisorAct.BARGE,
}


async def listen(
    uow: UnitOfWork, viewer: Viewer, user_id: UUID, mode: SpyMode, *, now: datetime
) -> Listening:
    """My phone rings and hears the agent's call; another mode of the same call switches without ringing again.

    Raises Forbidden for agents, NotFound outside one's teams, Conflict (not_talking, not_on_shift, line_busy).
    """
    await require_own_agent(uow, viewer, user_id)
    agent, part, call = await _talk_of(uow, user_id, now)
    mine = await _own_line(uow, viewer, agent, now)
    current = await current_of(uow, viewer.user_id, lock=True)
    audit(uow, viewer, agent, ACTS[mode], now)
    wish: Spy | SwitchSpy
    if current is not None and (current.user_id, current.call_id) == (user_id, call.id):
        current.mode = mode
        wish = SwitchSpy(
            intent_id=new_id(), call_id=call.id, spy_id=current.id, agent_line=part.line, mode=mode
        )
        want(uow, wish, pbx=call.pbx, author_id=viewer.user_id, reason=f"supervisor_{mode}", now=now)
        return current
    if current is not None:
        raise Conflict("You are listening to another call; stop that first.", error_id="listening_already")
    wish = Spy(intent_id=new_id(), call_id=call.id, line=mine, agent_line=part.line, mode=mode)
    want(uow, wish, pbx=call.pbx, author_id=viewer.user_id, reason=f"supervisor_{mode}", now=now)
    listening = Listening(
        id=wish.intent_id,
        by_user_id=viewer.user_id,
        user_id=user_id,
        call_id=call.id,
        mode=mode,
        started_at=now,
    )
    uow.session.add(listening)
    await uow.session.flush()
    await tell_boards(uow)
    return listening


async def stop(uow: UnitOfWork, viewer: Viewer, *, now: datetime) -> None:
    """Doing it twice is no error."""
    current = await current_of(uow, viewer.user_id, lock=True)
    if current is None:
        return
    call = await uow.session.get_one(Call, current.call_id)
    wish = StopSpy(intent_id=new_id(), spy_id=current.id)
    want(uow, wish, pbx=call.pbx, author_id=viewer.user_id, reason="supervisor_stops", now=now)
    current.ended_at = now
    await uow.session.flush()
    await tell_boards(uow)


async def current_of(uow: UnitOfWork, by_user_id: UUID, *, lock: bool = False) -> Listening | None:
    """What this supervisor hears now. A listening ends with the agent's part in the call."""
    query = (
        sa.select(Listening)
        .join(Call, Call.id == Listening.call_id)
        .join(
            CallAgent,
            sa.and_(CallAgent.call_id == Listening.call_id, CallAgent.user_id == Listening.user_id),
        )
        .where(
            Listening.by_user_id == by_user_id,
            Listening.ended_at.is_(None),
            Call.ended_at.is_(None),
            CallAgent.left_at.is_(None),
        )
        .order_by(Listening.started_at.desc())
        .limit(1)
    )
    return await uow.session.scalar(query.with_for_update(of=Listening) if lock else query)


async def on_phone_idle(uow: UnitOfWork, by_user_id: UUID, at: datetime) -> None:
    """The supervisor has hung up."""
    await _end(uow, sa.and_(Listening.by_user_id == by_user_id, Listening.started_at < at), at)


async def on_refused(uow: UnitOfWork, intent: Intent, at: datetime) -> None:
    """Asterisk would not have it, or the call was over."""
    await _end(uow, Listening.by_user_id == intent.author_id, at)


async def _end(uow: UnitOfWork, condition: sa.ColumnElement[bool], at: datetime) -> None:
    ended = await uow.session.scalars(
        sa.update(Listening)
        .where(condition, Listening.ended_at.is_(None))
        .values(ended_at=at)
        .returning(Listening.id)
    )
    if ended.all():
        await tell_boards(uow)


async def _talk_of(uow: UnitOfWork, user_id: UUID, now: datetime) -> tuple[Agent, CallAgent, Call]:
    agent = await agent_of(uow, user_id, now)
    part = await uow.session.get(CallAgent, (agent.call_id, user_id)) if agent.call_id else None
    call = await uow.session.get(Call, agent.call_id) if agent.call_id else None
    if agent.state not in TALKING or part is None or call is None or call.ended_at is not None:
        raise Conflict("This agent is in no call just now.", error_id="not_talking")
    return agent, part, call


async def _own_line(uow: UnitOfWork, viewer: Viewer, agent: Agent, now: datetime) -> str:
    """The line I work with, free of calls of my own."""
    mine = await uow.session.get(Agent, viewer.user_id, options=[joinedload(Agent.line)])
    if mine is None or mine.line is None:
        raise Conflict("Start your shift with a phone first, then listen.", error_id="not_on_shift")
    if mine.user_id == agent.user_id or mine.state in IN_CALL:
        raise Conflict("You are in a call yourself. Finish it first.", error_id="line_busy")
    return mine.line.name
