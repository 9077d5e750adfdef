"""The list of missed calls: filters, sight, keyset pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from callcenter.calls.missed_rules import Fate
from callcenter.calls.models import Call, MissedCall
from callcenter.calls.schemas import MissedRead
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.keyset import BY_TIME, paged
from callcenter.kernel.pages import Page, PageRequest, encode_cursor
from callcenter.people.models import Person
from callcenter.people.numbers import digits_of
from callcenter.staff.access import Viewer, visible_to


@dataclass(frozen=True, kw_only=True, slots=True)
class MissedFilter:
    """`number`: any part of it. `since` ≤ missed < `until`."""

    fate: Fate | None = None
    queue_id: UUID | None = None
    number: str = ""
    since: datetime | None = None
    until: datetime | None = None


async def list_missed(
    uow: UnitOfWork, viewer: Viewer, wanted: MissedFilter, page: PageRequest
) -> Page[MissedRead]:
    """Newest first. `times`: how often this caller has tried in vain and waits for us still."""
    other = aliased(MissedCall)
    times = (
        sa.select(sa.func.count())
        .where(other.e164 == MissedCall.e164, other.settled_at.is_(None))
        .scalar_subquery()
    )
    query = (
        sa.select(MissedCall, times)
        .join(Call, Call.id == MissedCall.call_id)
        .where(visible_to(viewer, Call.user_id), *_conditions(wanted))
        .options(
            joinedload(MissedCall.call).joinedload(Call.queue),
            joinedload(MissedCall.person).joinedload(Person.organisation),
            joinedload(MissedCall.person).joinedload(Person.responsible),
            joinedload(MissedCall.settled_call).joinedload(Call.user),
        )
    )
    query = paged(query, page, [MissedCall.missed_at, MissedCall.call_id], BY_TIME, newest_first=True)
    rows = (await uow.session.execute(query)).all()
    shown = rows[: page.limit]
    items = [MissedRead.of(missed, count) for missed, count in shown]
    last = shown[-1][0] if len(rows) > page.limit else None
    return Page(
        items=items, next_cursor=encode_cursor([last.missed_at.isoformat(), last.call_id]) if last else None
    )


def _conditions(wanted: MissedFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.fate is not None:
        conditions.append(MissedCall.fate == wanted.fate)
    if wanted.queue_id is not None:
        conditions.append(MissedCall.queue_id == wanted.queue_id)
    if digits := digits_of(wanted.number):
        conditions.append(sa.func.coalesce(Call.e164, Call.number).contains(digits, autoescape=True))
    if wanted.since is not None:
        conditions.append(MissedCall.missed_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(MissedCall.missed_at < wanted.until)
    return conditions
