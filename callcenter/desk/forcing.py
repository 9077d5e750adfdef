"""What a supervisor may do to the clock of an agent of the own team. Every act is kept with its author."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from callcenter.desk.agents import agent_of, state_of, step
from callcenter.desk.clock import IN_CALL, Cause
from callcenter.desk.models import Agent, AgentStatus, Supervision, SupervisorAct
from callcenter.desk.pause_reasons import require_reason
from callcenter.desk.schemas import AgentState
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, NotFound
from callcenter.kernel.ids import new_id
from callcenter.staff.access import Viewer, owned_within_sight, require_role
from callcenter.staff.models import Role, User

CAUSES = {
    SupervisorAct.PAUSE: Cause.FORCED_PAUSE,
    SupervisorAct.READY: Cause.FORCED_READY,
    SupervisorAct.LOGOUT: Cause.FORCED_LOGOUT,
}


async def force(
    uow: UnitOfWork,
    viewer: Viewer,
    user_id: UUID,
    act: SupervisorAct,
    *,
    reason: str | None = None,
    pbx: str,
    now: datetime,
) -> AgentState:
    """Now; a pause during a call takes effect after it.

    Raises Forbidden for agents, NotFound outside one's teams, InvalidInput, Conflict (not_on_shift, in_call).
    """
    await require_own_agent(uow, viewer, user_id)
    if reason is not None:
        await require_reason(uow, reason)
    agent = await agent_of(uow, user_id, now)
    if agent.state is AgentStatus.OFFLINE:
        raise Conflict("This agent is not on shift.", error_id="not_on_shift")
    if act is SupervisorAct.LOGOUT and agent.state in IN_CALL:
        raise Conflict(
            "The agent is in a call. Wait for its end, or ask for a pause after it.", error_id="in_call"
        )
    audit(uow, viewer, agent, act, now, reason=reason)
    await step(uow, agent, CAUSES[act], now, by_user_id=viewer.user_id, pause=reason, pbx=pbx)
    return await state_of(uow, agent)


async def require_own_agent(uow: UnitOfWork, viewer: Viewer, user_id: UUID) -> None:
    """Raises Forbidden for agents, NotFound for users outside the viewer's teams."""
    require_role(viewer, Role.SUPERVISOR, Role.ADMIN)
    found = await uow.session.scalar(
        sa.select(User.id).where(User.id == user_id, owned_within_sight(viewer, User.id))
    )
    if found is None:
        raise NotFound("There is no such agent in your teams.")


def audit(
    uow: UnitOfWork,
    viewer: Viewer,
    agent: Agent,
    act: SupervisorAct,
    at: datetime,
    *,
    reason: str | None = None,
) -> Supervision:
    """The row that says who did what to whom; it is only added to."""
    row = Supervision(
        id=new_id(),
        at=at,
        by_user_id=viewer.user_id,
        user_id=agent.user_id,
        act=act,
        pause_reason=reason,
        call_id=agent.call_id,
    )
    uow.session.add(row)
    return row
