"""The call history: filters, sight, keyset pages; a constant number of queries."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from callcenter.calls.dialling import CallNotFound
from callcenter.calls.models import Call, CallAgent, CallEventRow, Line
from callcenter.calls.schemas import CallFull, CallRead, TimelineEntry
from callcenter.contact_log.models import Interaction
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.keyset import BY_TIME, paged
from callcenter.kernel.pages import Page, PageRequest, encode_cursor
from callcenter.people.models import Person
from callcenter.people.numbers import digits_of
from callcenter.staff.access import Viewer, visible_to
from callcenter.staff.models import User
from callcenter.staff.schemas import UserBrief
from telephony.events import Direction, EndReason

TIMELINE_LIMIT = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class CallFilter:
    """`number`: any part of it, however written. `since` ≤ started < `until`."""

    direction: Direction | None = None
    agent_id: UUID | None = None
    queue_id: UUID | None = None
    person_id: UUID | None = None
    number: str = ""
    end_reason: EndReason | None = None
    since: datetime | None = None
    until: datetime | None = None


async def list_calls(
    uow: UnitOfWork, viewer: Viewer, wanted: CallFilter, page: PageRequest
) -> Page[CallRead]:
    """Calls within sight, newest first."""
    query = sa.select(Call).where(_within_sight(viewer), *_conditions(wanted)).options(*_loaded())
    query = paged(query, page, [Call.started_at, Call.id], BY_TIME, newest_first=True)
    rows = (await uow.session.scalars(query)).all()
    shown = rows[: page.limit]
    more = len(rows) > page.limit
    return Page(
        items=[CallRead.of(call) for call in shown],
        next_cursor=encode_cursor([shown[-1].started_at.isoformat(), shown[-1].id]) if more else None,
    )


async def get_call(uow: UnitOfWork, viewer: Viewer, call_id: UUID) -> CallFull:
    """Raises CallNotFound, also for what is not the viewer's to see."""
    call = await uow.session.scalar(
        sa.select(Call).where(Call.id == call_id, _within_sight(viewer)).options(*_loaded())
    )
    if call is None:
        raise CallNotFound("There is no such call, or it is a colleague's.")
    return CallFull(**CallRead.of(call).model_dump(), timeline=await _timeline(uow, call_id))


async def _timeline(uow: UnitOfWork, call_id: UUID) -> list[TimelineEntry]:
    rows = await uow.session.execute(
        sa.select(CallEventRow, User)
        .outerjoin(Line, sa.and_(Line.name == CallEventRow.line, CallEventRow.line != ""))
        .outerjoin(User, User.id == Line.user_id)
        .where(CallEventRow.call_id == call_id)
        .order_by(CallEventRow.at, CallEventRow.id)
        .limit(TIMELINE_LIMIT)
    )
    return [
        TimelineEntry(
            at=event.at,
            what=_snake(event.what),
            line=event.line,
            user=UserBrief.model_validate(user) if user else None,
        )
        for event, user in rows
    ]


def _within_sight(viewer: Viewer) -> sa.ColumnElement[bool]:
    """The agent's own and nobody's, the calls they had a part in, and every call of the person in hand."""
    took_part = sa.exists().where(CallAgent.call_id == Call.id, CallAgent.user_id == viewer.user_id)
    in_hand = sa.exists().where(
        Interaction.person_id == Call.person_id,
        Interaction.user_id == viewer.user_id,
        Interaction.closed_at.is_(None),
    )
    return sa.or_(visible_to(viewer, Call.user_id), took_part, in_hand)


def _conditions(wanted: CallFilter) -> list[sa.ColumnElement[bool]]:
    equal = {
        Call.direction: wanted.direction,
        Call.user_id: wanted.agent_id,
        Call.queue_id: wanted.queue_id,
        Call.person_id: wanted.person_id,
        Call.end_reason: wanted.end_reason,
    }
    conditions: list[sa.ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value is not None
    ]
    if wanted.since is not None:
        conditions.append(Call.started_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(Call.started_at < wanted.until)
    if digits := digits_of(wanted.number):
        conditions.append(sa.func.coalesce(Call.e164, Call.number).contains(digits, autoescape=True))
    return conditions


def _loaded() -> tuple[ORMOption, ...]:
    return (
        joinedload(Call.person).joinedload(Person.organisation),
        joinedload(Call.person).joinedload(Person.responsible),
        joinedload(Call.user),
        joinedload(Call.queue),
        selectinload(Call.interactions),
        selectinload(Call.recordings),
    )


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
