"""Lists of interactions and tasks: filters, sight, keyset pages; a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from callcenter.contact_log import service, tasks
from callcenter.contact_log.days import Today, When
from callcenter.contact_log.models import (
    Channel,
    Disposition,
    Interaction,
    InteractionDirection,
    Purpose,
    Task,
    TaskState,
)
from callcenter.contact_log.schemas import InteractionRead, TaskRead
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.keyset import BY_TIME, paged
from callcenter.kernel.pages import Page, PageRequest, encode_cursor
from callcenter.people.sight import person_in_sight
from callcenter.staff.access import Viewer, owned_within_sight, visible_to


class TaskScope(StrEnum):
    OWN = "own"
    TEAM = "team"
    ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class InteractionFilter:
    """`since` ≤ opened < `until`. `is_open`: result still owed."""

    person_id: UUID | None = None
    user_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    channel: Channel | None = None
    direction: InteractionDirection | None = None
    disposition: str | None = None
    is_open: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskFilter:
    scope: TaskScope = TaskScope.OWN
    assignee_id: UUID | None = None
    person_id: UUID | None = None
    state: TaskState | None = TaskState.OPEN
    when: When = When.ALL


async def interactions(
    uow: UnitOfWork, viewer: Viewer, wanted: InteractionFilter, page: PageRequest
) -> Page[InteractionRead]:
    """Newest first: what is within sight, or everything with one person I may see. Raises NotFound."""
    sight = visible_to(viewer, Interaction.user_id)
    if wanted.person_id is not None:
        await person_in_sight(uow, viewer, wanted.person_id)
        sight = Interaction.person_id == wanted.person_id
    query = sa.select(Interaction).where(sight, *_interaction_conditions(wanted)).options(*service.whole())
    query = paged(query, page, (Interaction.opened_at, Interaction.id), BY_TIME, newest_first=True)
    found = (await uow.session.scalars(query)).all()
    rows = found[: page.limit]
    more = len(found) > page.limit
    return Page(
        items=[InteractionRead.of(row) for row in rows],
        next_cursor=encode_cursor([rows[-1].opened_at, rows[-1].id]) if more else None,
    )


def _interaction_conditions(wanted: InteractionFilter) -> list[sa.ColumnElement[bool]]:
    equal: dict[Any, Any] = {
        Interaction.user_id: wanted.user_id,
        Interaction.channel: wanted.channel,
        Interaction.direction: wanted.direction,
        Interaction.disposition: wanted.disposition,
    }
    conditions: list[sa.ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value is not None
    ]
    if wanted.since is not None:
        conditions.append(Interaction.opened_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(Interaction.opened_at < wanted.until)
    if wanted.is_open is not None:
        is_open = Interaction.closed_at.is_(None)
        conditions.append(is_open if wanted.is_open else sa.not_(is_open))
    return conditions


async def task_page(
    uow: UnitOfWork, viewer: Viewer, wanted: TaskFilter, page: PageRequest, day: Today
) -> Page[TaskRead]:
    """Open tasks soonest first, others latest first. Raises NotFound for a person out of sight."""
    query = sa.select(Task).where(await _task_sight(uow, viewer, wanted), *_task_conditions(wanted, day))
    query = paged(
        query.options(*tasks.whole()),
        page,
        (Task.due_at, Task.id),
        BY_TIME,
        newest_first=wanted.state is not TaskState.OPEN,
    )
    found = (await uow.session.scalars(query)).all()
    rows = found[: page.limit]
    more = len(found) > page.limit
    return Page(
        items=[TaskRead.of(row, day) for row in rows],
        next_cursor=encode_cursor([rows[-1].due_at, rows[-1].id]) if more else None,
    )


async def _task_sight(uow: UnitOfWork, viewer: Viewer, wanted: TaskFilter) -> sa.ColumnElement[bool]:
    if wanted.person_id is not None:
        await person_in_sight(uow, viewer, wanted.person_id)
        return Task.person_id == wanted.person_id
    if wanted.scope is TaskScope.OWN and wanted.assignee_id is None:
        return Task.assignee_id == viewer.user_id
    return owned_within_sight(viewer, Task.assignee_id)


def _task_conditions(wanted: TaskFilter, day: Today) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [within(wanted.when, day)]
    if wanted.state is not None:
        conditions.append(Task.state == wanted.state)
    if wanted.assignee_id is not None:
        conditions.append(Task.assignee_id == wanted.assignee_id)
    return conditions


def within(when: When, day: Today) -> sa.ColumnElement[bool]:
    """The SQL of `days.is_overdue` and its neighbours."""
    overdue = Task.due_at < sa.case((Task.is_all_day, day.begins), else_=day.now)
    before_tomorrow = Task.due_at < day.ends
    return {
        When.OVERDUE: overdue,
        When.TODAY: sa.and_(before_tomorrow, sa.not_(overdue)),
        When.LATER: Task.due_at >= day.ends,
        When.DUE: before_tomorrow,
        When.ALL: sa.true(),
    }[when]


async def dispositions(uow: UnitOfWork) -> list[Disposition]:
    return list(
        await uow.session.scalars(
            sa.select(Disposition).where(Disposition.is_active).order_by(Disposition.position)
        )
    )


async def purposes(uow: UnitOfWork) -> list[Purpose]:
    return list(
        await uow.session.scalars(sa.select(Purpose).where(Purpose.is_active).order_by(Purpose.position))
    )
