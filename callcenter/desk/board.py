"""The live board: agents, queues and calls as they are now, within the viewer's sight."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.calls.models import Call, Line, Queue, QueueMember
from callcenter.desk.board_schemas import Board, BoardAgent, BoardCall, BoardQueue, ListeningRead
from callcenter.desk.listening import current_of
from callcenter.desk.models import Agent, AgentStatus
from callcenter.kernel.db import UnitOfWork
from callcenter.staff.access import Viewer, owned_within_sight, require_role
from callcenter.staff.models import Role, Team, User
from telephony.events import Direction

BUSY = frozenset(
    {
        AgentStatus.RESERVED,
        AgentStatus.RINGING,
        AgentStatus.TALKING,
        AgentStatus.HOLD,
        AgentStatus.CONSULT,
        AgentStatus.WRAP_UP,
    }
)
MOST_CALLS = 500


async def board(uow: UnitOfWork, viewer: Viewer, now: datetime) -> Board:
    """A constant number of queries. Raises Forbidden for agents."""
    require_role(viewer, Role.SUPERVISOR, Role.ADMIN)
    agents = await _agents(uow, viewer)
    queues = await _queues(uow, viewer)
    calls = await _calls(uow, viewer, [queue.id for queue in queues])
    heard = await current_of(uow, viewer.user_id)
    states = await _states_by_queue(uow)
    return Board(
        at=now,
        agents=agents,
        queues=[_tile(queue, calls, states[queue.id]) for queue in queues],
        calls=[_row(call) for call in calls],
        listening=ListeningRead.model_validate(heard) if heard else None,
    )


async def _agents(uow: UnitOfWork, viewer: Viewer) -> list[BoardAgent]:
    rows = await uow.session.execute(
        sa.select(User, Agent, Line, Team.name)
        .outerjoin(Agent, Agent.user_id == User.id)
        .outerjoin(Line, Line.id == Agent.line_id)
        .outerjoin(Team, Team.id == User.team_id)
        .where(
            User.is_active,
            sa.or_(User.role == Role.AGENT, Agent.state != AgentStatus.OFFLINE),
            owned_within_sight(viewer, User.id),
        )
        .order_by(User.name)
    )
    return [BoardAgent.of(user, agent, line, team) for user, agent, line, team in rows]


async def _queues(uow: UnitOfWork, viewer: Viewer) -> Sequence[Queue]:
    """Those that agents in sight answer."""
    query = sa.select(Queue).order_by(Queue.title)
    if viewer.role is not Role.ADMIN:
        answered = sa.exists().where(
            QueueMember.queue_id == Queue.id, owned_within_sight(viewer, QueueMember.user_id)
        )
        query = query.where(answered)
    return (await uow.session.scalars(query)).all()


async def _calls(uow: UnitOfWork, viewer: Viewer, queue_ids: list[UUID]) -> Sequence[Call]:
    in_sight = sa.or_(owned_within_sight(viewer, Call.user_id), Call.queue_id.in_(queue_ids))
    rows = await uow.session.scalars(
        sa.select(Call)
        .where(Call.ended_at.is_(None), in_sight)
        .options(joinedload(Call.person), joinedload(Call.user), joinedload(Call.queue))
        .order_by(Call.started_at)
        .limit(MOST_CALLS)
    )
    return rows.all()


async def _states_by_queue(uow: UnitOfWork) -> dict[UUID, dict[AgentStatus, int]]:
    rows = await uow.session.execute(
        sa.select(QueueMember.queue_id, Agent.state, sa.func.count())
        .join(Agent, Agent.user_id == QueueMember.user_id)
        .where(Agent.state != AgentStatus.OFFLINE)
        .group_by(QueueMember.queue_id, Agent.state)
    )
    states: dict[UUID, dict[AgentStatus, int]] = defaultdict(dict)
    for queue_id, state, count in rows:
        states[queue_id][state] = count
    return states


def _tile(queue: Queue, calls: Sequence[Call], states: dict[AgentStatus, int]) -> BoardQueue:
    waiting = [call for call in calls if call.queue_id == queue.id and is_waiting(call)]
    ready = states.get(AgentStatus.READY, 0)
    busy = sum(count for state, count in states.items() if state in BUSY)
    return BoardQueue(
        id=queue.id,
        title=queue.title,
        waiting=len(waiting),
        waits_since=min((call.started_at for call in waiting), default=None),
        ready=ready,
        busy=busy,
        away=sum(states.values()) - ready - busy,
    )


def is_waiting(call: Call) -> bool:
    return call.direction is Direction.INBOUND and call.answered_at is None and call.ended_at is None


def _row(call: Call) -> BoardCall:
    return BoardCall(
        id=call.id,
        direction=call.direction,
        state=call.state,
        number=call.e164 or call.number,
        person_id=call.person_id,
        person_name=call.person.name if call.person else None,
        queue=call.queue.title if call.queue else None,
        agent_id=call.user_id,
        agent_name=call.user.name if call.user else None,
        started_at=call.started_at,
        answered_at=call.answered_at,
    )
