"""Agents at work: every change of state is one locked step with its cause on record, told to the queues and the tabs."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.calls.intents import want
from callcenter.calls.models import Intent, IntentKind, IntentState, Line, Queue, QueueMember
from callcenter.contact_log.models import Interaction
from callcenter.desk.clock import IN_CALL, Cause, Clock, advance, takes_calls
from callcenter.desk.limits import must_stay, set_limits
from callcenter.desk.models import Agent, AgentStatus, AgentTransition
from callcenter.desk.schemas import AgentChanged, AgentState
from callcenter.desk.watchers import tell_boards
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, NotFound
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import tell
from telephony.events import LineState
from telephony.phone import JoinQueue, LeaveQueue, PauseMember

HOLDS_CALL = IN_CALL | {AgentStatus.WRAP_UP}


class LineNotYours(NotFound):
    id = "no_line"


async def agent_of(uow: UnitOfWork, user_id: UUID, now: datetime) -> Agent:
    """The locked row of this agent, made on the first shift."""
    agent = await uow.session.scalar(
        sa.select(Agent)
        .where(Agent.user_id == user_id)
        .options(joinedload(Agent.line))
        .with_for_update(of=Agent)
        .execution_options(populate_existing=True)
    )
    if agent is None:
        agent = new_agent(user_id, now)
        uow.session.add(agent)
        await uow.session.flush()
    return agent


def new_agent(user_id: UUID, now: datetime) -> Agent:
    return Agent(user_id=user_id, state=AgentStatus.OFFLINE, since=now, line=None, extensions_left=0)


async def step(
    uow: UnitOfWork,
    agent: Agent,
    cause: Cause,
    at: datetime,
    *,
    by_user_id: UUID | None = None,
    pause: str | None = None,
    call_id: UUID | None = None,
    pbx: str,
) -> bool:
    """Advance the clock, keep the transition, tell queues and tabs. False where nothing changed."""
    before = Clock(state=agent.state, pause_reason=agent.pause_reason, pending_pause=agent.pending_pause)
    after = advance(before, cause, pause=pause)
    if after == before:
        return False
    agent.pause_reason, agent.pending_pause = after.pause_reason, after.pending_pause
    if (after.state, after.pause_reason) != (before.state, before.pause_reason):
        await _change_state(uow, agent, before, after, cause, max(at, agent.since), by_user_id, call_id)
        await _tell_queues(uow, agent, before, after, cause, at, pbx)
        if after.state is AgentStatus.OFFLINE:
            agent.line, agent.line_id, agent.shift_started_at = None, None, None
    await tell_state(uow, agent)
    return True


async def tell_state(uow: UnitOfWork, agent: Agent) -> None:
    """To the agent's tabs, and to the boards on which the agent stands."""
    tell(uow, [agent.user_id], AgentChanged(agent=await state_of(uow, agent)))
    await tell_boards(uow, agent.user_id)


async def on_result_saved(
    uow: UnitOfWork, agent: Agent, at: datetime, *, by_user_id: UUID | None = None, pbx: str
) -> None:
    """Nothing is owed any more: the agent is free, except where the wrap-up lasts its full time."""
    if must_stay(agent, at):
        await tell_state(uow, agent)
    else:
        await step(uow, agent, Cause.RESULT_SAVED, at, by_user_id=by_user_id, pbx=pbx)


async def start_shift(uow: UnitOfWork, user_id: UUID, line_id: UUID, *, pbx: str, now: datetime) -> Agent:
    """Take a line and join one's queues. Raises LineNotYours, Conflict (line_unreachable, line_taken)."""
    agent = await agent_of(uow, user_id, now)
    line = await uow.session.get(Line, line_id)
    if line is None or line.user_id != user_id:
        raise LineNotYours("You have no such line. Ask an administrator to give you one.")
    if line.state is LineState.UNREACHABLE:
        raise Conflict(
            "This phone is not connected. Open the browser phone or start your softphone, then try again.",
            error_id="line_unreachable",
        )
    if agent.state is not AgentStatus.OFFLINE:
        if agent.line_id != line_id:
            raise Conflict("Your shift runs on another line; end it first.", error_id="line_taken")
        return agent
    agent.line, agent.line_id, agent.shift_started_at = line, line.id, now
    await step(uow, agent, Cause.SHIFT_STARTED, now, by_user_id=user_id, pbx=pbx)
    return agent


async def end_shift(uow: UnitOfWork, user_id: UUID, *, pbx: str, now: datetime) -> Agent:
    """Raises Conflict (in_call, unfinished_result) while something is open."""
    agent = await agent_of(uow, user_id, now)
    if agent.state is AgentStatus.OFFLINE:
        return agent
    if not await step(uow, agent, Cause.SHIFT_ENDED, now, by_user_id=user_id, pbx=pbx):
        if agent.state is AgentStatus.WRAP_UP:
            raise Conflict(
                "Save the result of your last contact, then end the shift.", error_id="unfinished_result"
            )
        raise Conflict("You are in a call. Finish it, then end the shift.", error_id="in_call")
    return agent


async def assert_presence(uow: UnitOfWork, *, pbx: str, now: datetime) -> None:
    """Put every agent on shift into their queues as our clock says, and nobody else.

    Asterisk forgets pauses when it restarts, and does not touch the pause of a member that it still knows.
    """
    agents = (
        await uow.session.scalars(
            sa.select(Agent).where(Agent.state != AgentStatus.OFFLINE).options(joinedload(Agent.line))
        )
    ).all()
    for agent in agents:
        await _join(uow, agent, agent.state, now, pbx)
        clock = Clock(state=agent.state, pause_reason=agent.pause_reason, pending_pause=agent.pending_pause)
        _pause(uow, agent, clock, now, pbx)
    at_work = {agent.line.name for agent in agents if agent.line is not None}
    for line, queue in await _left_in_vain(uow, pbx, now):
        if line not in at_work:
            intent = LeaveQueue(intent_id=new_id(), line=line, queue=queue)
            want(uow, intent, pbx=pbx, author_id=None, reason="shift_ended", now=now)


async def _left_in_vain(uow: UnitOfWork, pbx: str, now: datetime) -> list[tuple[str, str]]:
    """(line, queue) of the leavings that Asterisk may not have heard of while nobody could reach it."""
    facts = Intent.facts
    rows = await uow.session.execute(
        sa.select(facts["line"].astext, facts["queue"].astext)
        .distinct()
        .where(
            Intent.pbx == pbx,
            Intent.kind == IntentKind.LEAVE_QUEUE,
            Intent.state.in_([IntentState.REFUSED, IntentState.UNKNOWN]),
            Intent.created_at > now - timedelta(days=1),
        )
    )
    return [(line, queue) for line, queue in rows]


async def state_of(uow: UnitOfWork, agent: Agent) -> AgentState:
    line = await uow.session.get(Line, agent.line_id) if agent.line_id else None
    interaction_id = await unfinished_interaction(uow, agent) if agent.state is AgentStatus.WRAP_UP else None
    return AgentState.of(agent, line, interaction_id)


async def unfinished_interaction(uow: UnitOfWork, agent: Agent) -> UUID | None:
    return await uow.session.scalar(
        sa.select(Interaction.id)
        .where(
            Interaction.user_id == agent.user_id,
            Interaction.call_id == agent.call_id,
            Interaction.closed_at.is_(None),
        )
        .limit(1)
    )


async def _change_state(
    uow: UnitOfWork,
    agent: Agent,
    before: Clock,
    after: Clock,
    cause: Cause,
    at: datetime,
    by_user_id: UUID | None,
    call_id: UUID | None,
) -> None:
    agent.state, agent.since = after.state, at
    agent.call_id = call_id or (agent.call_id if after.state in HOLDS_CALL else None)
    await set_limits(uow, agent)
    uow.session.add(
        AgentTransition(
            id=new_id(),
            user_id=agent.user_id,
            from_state=before.state,
            to_state=after.state,
            at=at,
            cause=cause,
            by_user_id=by_user_id,
            pause_reason=after.pause_reason,
            call_id=agent.call_id,
        )
    )


async def _tell_queues(
    uow: UnitOfWork, agent: Agent, before: Clock, after: Clock, cause: Cause, at: datetime, pbx: str
) -> None:
    if agent.line is None:
        return
    if cause is Cause.SHIFT_STARTED:
        await _join(uow, agent, after.state, at, pbx)
    elif after.state is AgentStatus.OFFLINE:
        await _leave(uow, agent, at, pbx)
    elif takes_calls(before.state) != takes_calls(after.state):
        _pause(uow, agent, after, at, pbx)


async def _join(uow: UnitOfWork, agent: Agent, state: AgentStatus, at: datetime, pbx: str) -> None:
    if agent.line is None:
        return
    for queue, penalty in await _queues_of(uow, agent.user_id):
        intent = JoinQueue(
            intent_id=new_id(),
            line=agent.line.name,
            queue=queue,
            member_name=str(agent.user_id),
            penalty=penalty,
            paused=not takes_calls(state),
            reason="" if takes_calls(state) else state.value,
        )
        want(uow, intent, pbx=pbx, author_id=None, reason="agent_on_shift", now=at)


async def _leave(uow: UnitOfWork, agent: Agent, at: datetime, pbx: str) -> None:
    if agent.line is None:
        return
    for queue, _ in await _queues_of(uow, agent.user_id):
        intent = LeaveQueue(intent_id=new_id(), line=agent.line.name, queue=queue)
        want(uow, intent, pbx=pbx, author_id=None, reason="shift_ended", now=at)


def _pause(uow: UnitOfWork, agent: Agent, clock: Clock, at: datetime, pbx: str) -> None:
    if agent.line is None:
        return
    paused = not takes_calls(clock.state)
    intent = PauseMember(
        intent_id=new_id(),
        line=agent.line.name,
        queue=None,
        paused=paused,
        reason=(clock.pause_reason or clock.state.value) if paused else "",
    )
    want(uow, intent, pbx=pbx, author_id=None, reason="agent_clock", now=at)


async def _queues_of(uow: UnitOfWork, user_id: UUID) -> list[tuple[str, int]]:
    rows = await uow.session.execute(
        sa.select(Queue.name, QueueMember.penalty).join(QueueMember).where(QueueMember.user_id == user_id)
    )
    return [(name, penalty) for name, penalty in rows]
