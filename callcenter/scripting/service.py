"""Scripts: which one opens, its versions, its runs."""

from uuid import UUID

import sqlalchemy as sa

from callcenter.kernel.db import UnitOfWork
from callcenter.scripting.models import Script, ScriptState


async def script_for(uow: UnitOfWork, *, preferred: UUID | None, direction: str) -> UUID | None:
    """The script that opens with a call: the preferred one if published, else the default of that direction."""
    fits = sa.or_(
        Script.id == preferred,
        sa.and_(Script.is_default, Script.direction.in_([direction, "both"])),
    )
    return await uow.session.scalar(
        sa.select(Script.id)
        .where(Script.state == ScriptState.PUBLISHED, fits)
        .order_by((Script.id == preferred).desc().nulls_last(), Script.direction)
        .limit(1)
    )
