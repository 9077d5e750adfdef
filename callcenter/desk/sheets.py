"""Whose time sheet one may read, and what stands in it."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from callcenter.desk.models import AgentTransition, PauseReason
from callcenter.desk.schemas import SheetPart, SheetSpan, TimeSheet
from callcenter.desk.timesheet import parts_of, shift_seconds, spans_of
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import InvalidInput, NotFound
from callcenter.staff.access import Viewer, owned_within_sight
from callcenter.staff.models import User

LONGEST = timedelta(days=62)


async def time_sheet(
    uow: UnitOfWork, viewer: Viewer, user_id: UUID, *, since: datetime, until: datetime, now: datetime
) -> TimeSheet:
    """Own, of the team or of all. Raises NotFound for who is not the viewer's to see, InvalidInput."""
    if not since < until <= since + LONGEST:
        raise InvalidInput("Choose a period of at most two months.", field="to")
    user = await uow.session.scalar(
        sa.select(User).where(User.id == user_id, owned_within_sight(viewer, User.id))
    )
    if user is None:
        raise NotFound("There is no such agent, or it is another team's.")
    until = min(until, now)
    steps = await _transitions(uow, user_id, since, until)
    reasons = await uow.session.execute(sa.select(PauseReason.code, PauseReason.is_productive))
    spans = spans_of(steps, since=since, until=until)
    return TimeSheet(
        user_id=user_id,
        name=user.name,
        since=since,
        until=until,
        shift_seconds=shift_seconds(steps, since=since, until=until),
        parts=[
            SheetPart.model_validate(part)
            for part in parts_of(spans, {row.code: row.is_productive for row in reasons})
        ],
        spans=[SheetSpan.model_validate(span) for span in spans],
    )


async def _transitions(
    uow: UnitOfWork, user_id: UUID, since: datetime, until: datetime
) -> list[AgentTransition]:
    of_user = AgentTransition.user_id == user_id
    before = (
        sa.select(sa.func.max(AgentTransition.at))
        .where(of_user, AgentTransition.at <= since)
        .scalar_subquery()
    )
    rows = await uow.session.scalars(
        sa.select(AgentTransition)
        .where(of_user, AgentTransition.at >= sa.func.coalesce(before, since), AgentTransition.at < until)
        .order_by(AgentTransition.at, AgentTransition.id)
    )
    return list(rows)
