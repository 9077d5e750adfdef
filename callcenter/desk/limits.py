"""How long a state may last: the limits of pauses and wrap-ups, set when the state begins."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from callcenter.calls.models import Call, Queue, WrapUpMode
from callcenter.desk.models import Agent, AgentStatus, PauseReason
from callcenter.kernel.db import UnitOfWork

WITHOUT_QUEUE = (120, WrapUpMode.MANDATORY, 0)
EXTENSION = timedelta(minutes=1)
ENDS_BY_ITSELF = frozenset({WrapUpMode.TIME_BOXED, WrapUpMode.FIXED})


async def set_limits(uow: UnitOfWork, agent: Agent) -> None:
    """Of the state the agent has just entered at `agent.since`."""
    agent.wrap_up_mode, agent.wrap_up_ends_at, agent.extensions_left = None, None, 0
    agent.pause_ends_at, agent.due_at = None, None
    if agent.state is AgentStatus.WRAP_UP:
        await _limit_wrap_up(uow, agent)
    elif agent.state is AgentStatus.PAUSED:
        reason = await uow.session.get(PauseReason, agent.pause_reason)
        if reason is not None and reason.limit_seconds is not None:
            agent.pause_ends_at = agent.due_at = agent.since + timedelta(seconds=reason.limit_seconds)


async def _limit_wrap_up(uow: UnitOfWork, agent: Agent) -> None:
    seconds, mode, extensions = await _wrap_up_of(uow, agent.call_id)
    agent.wrap_up_mode, agent.extensions_left = mode, extensions
    agent.wrap_up_ends_at = agent.since + timedelta(seconds=seconds)
    agent.due_at = agent.wrap_up_ends_at if mode in ENDS_BY_ITSELF else None


async def _wrap_up_of(uow: UnitOfWork, call_id: UUID | None) -> tuple[int, WrapUpMode, int]:
    found = await uow.session.execute(
        sa.select(Queue.wrap_up_seconds, Queue.wrap_up_mode, Queue.wrap_up_extensions)
        .join(Call, Call.queue_id == Queue.id)
        .where(Call.id == call_id)
    )
    row = found.one_or_none()
    return WITHOUT_QUEUE if row is None else (row[0], row[1], row[2])


def extend(agent: Agent) -> bool:
    """A minute more. False when there is none left, or the agent is not in wrap-up."""
    if agent.wrap_up_ends_at is None or agent.extensions_left == 0:
        return False
    agent.extensions_left -= 1
    agent.wrap_up_ends_at += EXTENSION
    agent.due_at = agent.wrap_up_ends_at if agent.wrap_up_mode in ENDS_BY_ITSELF else None
    return True


def must_stay(agent: Agent, now: datetime) -> bool:
    """Whether even a saved result does not end this wrap-up."""
    return (
        agent.state is AgentStatus.WRAP_UP
        and agent.wrap_up_mode is WrapUpMode.FIXED
        and agent.wrap_up_ends_at is not None
        and now < agent.wrap_up_ends_at
    )
