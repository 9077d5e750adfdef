"""Who watches the board: administrators, and the supervisors of an agent's team."""

from uuid import UUID

import sqlalchemy as sa

from callcenter.desk.schemas import BoardChanged
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.live import tell
from callcenter.staff.models import Role, User

KEY, TOLD = "watchers", "boards_told"


async def watchers_of(uow: UnitOfWork, agent_id: UUID | None = None) -> list[UUID]:
    """Of this agent; of the queues and calls when None. Looked up once in a transaction."""
    everyone: list[tuple[UUID, Role, UUID | None]] | None = uow.session.info.get(KEY)
    if everyone is None:
        rows = await uow.session.execute(
            sa.select(User.id, User.role, User.team_id).where(
                User.role.in_([Role.ADMIN, Role.SUPERVISOR]), User.is_active
            )
        )
        everyone = uow.session.info[KEY] = [(id, role, team) for id, role, team in rows]
    if agent_id is None:
        return [id for id, _, _ in everyone]
    team_id = await uow.session.scalar(sa.select(User.team_id).where(User.id == agent_id))
    return [
        id
        for id, role, team in everyone
        if role is Role.ADMIN or id == agent_id or (team is not None and team == team_id)
    ]


async def tell_boards(uow: UnitOfWork, agent_id: UUID | None = None) -> None:
    """Say once in a transaction that this agent, or the queues and calls when None, are not what they were."""
    told: set[UUID] = uow.session.info.setdefault(TOLD, set())
    new = set(await watchers_of(uow, agent_id)) - told
    tell(uow, new, BoardChanged())
    told |= new
