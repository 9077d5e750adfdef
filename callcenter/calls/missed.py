"""Missed calls: every inbound caller whom nobody answered, until somebody reaches them; a task to call back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.calls.missed_rules import (
    CALL_BACK_WITHIN,
    REACHED_WORDS,
    TASK_WORDS,
    Fate,
    fate_of,
    who_calls_back,
)
from callcenter.calls.models import Call, MissedCall, QueueMember
from callcenter.contact_log.models import Channel, Importance, Task, TaskState
from callcenter.contact_log.tasks import end
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed
from callcenter.people.models import Person
from callcenter.staff.models import Role, User
from telephony.events import Direction


async def on_over(uow: UnitOfWork, call: Call) -> None:
    """An inbound call ended: unanswered, it is missed. May be told again, when Asterisk corrects us."""
    if call.direction is not Direction.INBOUND or call.answered_at is not None or call.ended_at is None:
        return
    added = await uow.session.scalar(
        insert(MissedCall)
        .values(
            call_id=call.id,
            e164=call.e164,
            person_id=call.person_id,
            queue_id=call.queue_id,
            missed_at=call.ended_at,
            fate=Fate.NOT_RETURNED,
        )
        .on_conflict_do_nothing()
        .returning(MissedCall.call_id)
    )
    if added is None:
        return
    missed = await uow.session.get_one(MissedCall, call.id)
    reached = await _reached_since(uow, missed)
    if reached is not None:
        _settle(missed, reached)
    elif missed.e164 is not None:
        missed.task_id = await _task_to_call_back(uow, missed)
    await uow.session.flush()


async def on_reached(uow: UnitOfWork, call: Call) -> None:
    """Somebody talks with this person or number: what they missed before is settled, its tasks are done."""
    await _answered_after_all(uow, call)
    if call.direction is Direction.INTERNAL or call.answered_at is None:
        return
    rows = await uow.session.scalars(
        sa.select(MissedCall)
        .where(
            _same_party(call.e164, call.person_id),
            MissedCall.settled_at.is_(None),
            MissedCall.missed_at <= call.answered_at,
        )
        .order_by(MissedCall.call_id)
        .with_for_update()
    )
    for missed in rows.all():
        _settle(missed, call)
        changed(uow, "call", missed.call_id, missed.person_id)
        await _finish_task(uow, missed.task_id, call.answered_at)
    await uow.session.flush()


async def _answered_after_all(uow: UnitOfWork, call: Call) -> None:
    """We thought it missed before Asterisk told us better."""
    missed = await uow.session.get(MissedCall, call.id)
    if missed is not None:
        await uow.session.delete(missed)
        await _finish_task(uow, missed.task_id, call.answered_at or missed.missed_at)


def _settle(missed: MissedCall, call: Call) -> None:
    assert call.answered_at is not None  # its callers look for answered calls
    missed.settled_at, missed.settled_call_id = call.answered_at, call.id
    missed.fate = fate_of(missed.missed_at, call.answered_at, call.direction)


def _same_party(e164: str | None, person_id: UUID | None) -> sa.ColumnElement[bool]:
    """Missed calls of this number, or of this person by whatever number."""
    same = [MissedCall.e164 == e164] if e164 else []
    return sa.or_(*same, MissedCall.person_id == person_id) if person_id else sa.or_(sa.false(), *same)


async def _reached_since(uow: UnitOfWork, missed: MissedCall) -> Call | None:
    """The first call in which they were reached, when we learn of the missed one late."""
    same = [Call.e164 == missed.e164] if missed.e164 else []
    if missed.person_id:
        same.append(Call.person_id == missed.person_id)
    return await uow.session.scalar(
        sa.select(Call)
        .where(
            sa.or_(sa.false(), *same),
            Call.answered_at >= missed.missed_at,
            Call.direction != Direction.INTERNAL,
        )
        .order_by(Call.answered_at)
        .limit(1)
    )


async def _task_to_call_back(uow: UnitOfWork, missed: MissedCall) -> UUID | None:
    """One open task per caller, whoever often they try; a second try makes it urgent."""
    open_task = await uow.session.scalar(
        sa.select(Task)
        .join(MissedCall, MissedCall.task_id == Task.id)
        .where(_same_party(missed.e164, missed.person_id), Task.state == TaskState.OPEN)
        .limit(1)
        .with_for_update(of=Task)
    )
    if open_task is not None:
        open_task.importance = Importance.HIGH
        changed(uow, "task", open_task.id, open_task.person_id)
        return open_task.id
    user = await _assignee(uow, missed)
    if user is None:
        return None
    task = Task(
        id=new_id(),
        due_at=missed.missed_at + CALL_BACK_WITHIN,
        channel=Channel.CALL,
        person_id=missed.person_id,
        comment=TASK_WORDS[user.language].format(number=missed.e164),
        assignee_id=user.id,
        author_id=user.id,
    )
    uow.session.add(task)
    await uow.session.flush()
    changed(uow, "task", task.id, task.person_id)
    return task.id


async def _assignee(uow: UnitOfWork, missed: MissedCall) -> User | None:
    responsible = await uow.session.scalar(
        sa.select(User.id)
        .join(Person, Person.responsible_id == User.id)
        .where(Person.id == missed.person_id, User.is_active)
    )
    supervisors = [] if responsible else await _supervisors(uow, missed.queue_id)
    user_id = who_calls_back(responsible, supervisors, await _open_tasks(uow, supervisors))
    return await uow.session.get(User, user_id) if user_id else None


async def _supervisors(uow: UnitOfWork, queue_id: UUID | None) -> Sequence[UUID]:
    """Those of the teams that answer the queue; else the administrators."""
    teams = (
        sa.select(User.team_id)
        .join(QueueMember, QueueMember.user_id == User.id)
        .where(QueueMember.queue_id == queue_id)
    )
    for condition in (
        sa.and_(User.role == Role.SUPERVISOR, User.team_id.in_(teams)),
        User.role == Role.ADMIN,
    ):
        found = (await uow.session.scalars(sa.select(User.id).where(condition, User.is_active))).all()
        if found:
            return found
    return []


async def _open_tasks(uow: UnitOfWork, users: Sequence[UUID]) -> dict[UUID, int]:
    rows = await uow.session.execute(
        sa.select(Task.assignee_id, sa.func.count())
        .where(Task.assignee_id.in_(users), Task.state == TaskState.OPEN)
        .group_by(Task.assignee_id)
    )
    return {row[0]: row[1] for row in rows}


async def _finish_task(uow: UnitOfWork, task_id: UUID | None, at: datetime) -> None:
    task = await uow.session.get(Task, task_id, with_for_update=True) if task_id else None
    if task is None or task.state is not TaskState.OPEN:
        return
    assignee = await uow.session.get_one(User, task.assignee_id)
    end(task, TaskState.DONE, REACHED_WORDS[assignee.language], at)
    changed(uow, "task", task.id, task.person_id)
