"""Whom an agent asks while the customer waits, from the call's timeline."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.calls.models import CallEventRow, Line
from callcenter.desk.schemas import Consult
from callcenter.kernel.db import UnitOfWork
from telephony.events import ConsultAnswered, ConsultEnded, ConsultStarted

CONSULTS = [each.__name__ for each in (ConsultStarted, ConsultAnswered, ConsultEnded)]


async def consult_of(uow: UnitOfWork, call_id: UUID, line: str) -> Consult | None:
    """Whom the agent at `line` asks just now."""
    row = await uow.session.scalar(
        sa.select(CallEventRow)
        .where(CallEventRow.call_id == call_id, CallEventRow.line == line, CallEventRow.what.in_(CONSULTS))
        .order_by(CallEventRow.at.desc(), CallEventRow.id.desc())
        .limit(1)
    )
    if row is None or row.what == ConsultEnded.__name__:
        return None
    target = await uow.session.scalar(
        sa.select(Line).where(Line.name == row.facts.get("target", "")).options(joinedload(Line.user))
    )
    return Consult(
        is_answered=row.what == ConsultAnswered.__name__,
        extension=target.extension if target else "",
        name=target.user.name if target and target.user else "",
    )
