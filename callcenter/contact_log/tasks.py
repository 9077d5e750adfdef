"""Tasks: planned, changed, kept or called off. A promise always has an owner who works here."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from callcenter.contact_log.closing import require_future
from callcenter.contact_log.models import Purpose, Task, TaskState
from callcenter.contact_log.schemas import TaskCreate, TaskPatch, TaskRead
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound
from callcenter.kernel.live import changed
from callcenter.people.models import Person
from callcenter.people.service import require_person
from callcenter.people.sight import Loading, full, may_see
from callcenter.people.versions import ChangedMeanwhile
from callcenter.staff.access import Viewer, visible_to
from callcenter.staff.service import require_may_assign


def whole() -> Loading:
    """Loads what a TaskRead shows."""
    return (joinedload(Task.person).options(*full()), joinedload(Task.assignee), joinedload(Task.author))


class TaskOver(Conflict):
    id = "task_over"


class OpenTasksHang(Conflict):
    id = "open_tasks_hang"


async def create_task(
    uow: UnitOfWork, viewer: Viewer, wanted: TaskCreate, *, now: datetime, key: str | None = None
) -> Task:
    """Plan something, for the viewer unless said otherwise; the same `key` again gives the same task.

    Raises DueInPast, InvalidInput, MayNotAssign.
    """
    if key is not None and (before := await _of_key(uow, viewer, key)) is not None:
        return before
    require_future(wanted.due_at, is_all_day=wanted.is_all_day, now=now)
    await require_reference(uow, person_id=wanted.person_id, purpose=wanted.purpose)
    assignee_id = wanted.assignee_id or viewer.user_id
    if assignee_id != viewer.user_id:
        await require_may_assign(uow, viewer, assignee_id)
    fields = wanted.model_dump(exclude={"kind"}) | {"assignee_id": assignee_id}
    task = Task(**fields, author_id=viewer.user_id, key=key)
    uow.session.add(task)
    await uow.session.flush()
    changed(uow, "task", task.id, task.person_id)
    return await loaded(uow, task.id)


async def _of_key(uow: UnitOfWork, viewer: Viewer, key: str) -> Task | None:
    return await uow.session.scalar(
        sa.select(Task).where(Task.author_id == viewer.user_id, Task.key == key).options(*whole())
    )


async def require_reference(uow: UnitOfWork, *, person_id: UUID | None, purpose: str | None) -> None:
    """Raises InvalidInput for a person or a purpose that does not exist."""
    if person_id is not None:
        await require_person(uow, person_id)
    if purpose and await uow.session.get(Purpose, purpose) is None:
        raise InvalidInput("There is no such purpose; choose another.", field="purpose")


async def loaded(uow: UnitOfWork, task_id: UUID) -> Task:
    found = await uow.session.scalars(
        sa.select(Task).where(Task.id == task_id).options(*whole()).execution_options(populate_existing=True)
    )
    return found.one()


def task_in_sight(viewer: Viewer) -> sa.ColumnElement[bool]:
    """Own, the team's or all; and what others promised to a person whose card is in my hand."""
    return sa.or_(
        visible_to(viewer, Task.assignee_id),
        Task.author_id == viewer.user_id,
        Task.person_id.in_(sa.select(Person.id).where(may_see(viewer))),
    )


async def get_task(uow: UnitOfWork, viewer: Viewer, task_id: UUID) -> Task:
    """Raises NotFound also for what is not the viewer's to see."""
    return await _one(uow, sa.select(Task).where(Task.id == task_id, task_in_sight(viewer)))


async def change_task(
    uow: UnitOfWork, viewer: Viewer, task_id: UUID, wanted: TaskPatch, *, now: datetime
) -> Task:
    """Raises NotFound, TaskOver, ChangedMeanwhile, DueInPast, InvalidInput, MayNotAssign."""
    task = await _open_for_change(uow, viewer, task_id)
    if wanted.version is not None and wanted.version != task.version:
        raise ChangedMeanwhile(
            "This task was changed meanwhile; look at it and save again.",
            current=TaskRead.of(await loaded(uow, task_id)).model_dump(mode="json"),
        )
    fields = wanted.model_dump(exclude_unset=True, exclude={"version"})
    fields = {
        name: new for name, new in fields.items() if new is not None or name in ("person_id", "purpose")
    }
    if "due_at" in fields and fields["due_at"] != task.due_at:
        all_day = fields.get("is_all_day", task.is_all_day)
        require_future(fields["due_at"], is_all_day=all_day, now=now)
    await require_reference(uow, person_id=fields.get("person_id"), purpose=fields.get("purpose"))
    if fields.get("assignee_id", task.assignee_id) != task.assignee_id:
        await require_may_assign(uow, viewer, fields["assignee_id"])
    for name, new in fields.items():
        setattr(task, name, new)
    return await _saved(uow, task)


async def finish_task(uow: UnitOfWork, viewer: Viewer, task_id: UUID, *, comment: str, now: datetime) -> Task:
    """Done; doing it twice is no error. Raises NotFound, TaskOver."""
    return await _end(uow, viewer, task_id, TaskState.DONE, comment, now)


async def cancel_task(uow: UnitOfWork, viewer: Viewer, task_id: UUID, *, reason: str, now: datetime) -> Task:
    """Called off, with the reason. Raises InvalidInput, NotFound, TaskOver."""
    if not reason:
        raise InvalidInput("Say why this is not going to be done.", field="reason")
    return await _end(uow, viewer, task_id, TaskState.CANCELLED, reason, now)


async def _end(
    uow: UnitOfWork, viewer: Viewer, task_id: UUID, state: TaskState, comment: str, now: datetime
) -> Task:
    task = await _for_change(uow, viewer, task_id)
    if task.state is state:
        return await loaded(uow, task_id)
    _require_open(task)
    end(task, state, comment, now)
    return await _saved(uow, task)


def end(task: Task, state: TaskState, comment: str, now: datetime) -> None:
    task.state, task.closing_comment, task.done_at = state, comment, now


async def _open_for_change(uow: UnitOfWork, viewer: Viewer, task_id: UUID) -> Task:
    task = await _for_change(uow, viewer, task_id)
    _require_open(task)
    return task


async def _for_change(uow: UnitOfWork, viewer: Viewer, task_id: UUID) -> Task:
    mine_to_change = sa.or_(visible_to(viewer, Task.assignee_id), Task.author_id == viewer.user_id)
    task = await uow.session.scalar(
        sa.select(Task)
        .where(Task.id == task_id, mine_to_change)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if task is None:
        raise NotFound("There is no such task, or it is a colleague's.")
    return task


def _require_open(task: Task) -> None:
    if task.state is not TaskState.OPEN:
        raise TaskOver("This task is done or called off already; plan a new one.", state=task.state.value)


async def _saved(uow: UnitOfWork, task: Task) -> Task:
    await uow.session.flush()
    changed(uow, "task", task.id, task.person_id)
    return await loaded(uow, task.id)


async def _one(uow: UnitOfWork, query: sa.Select[Any]) -> Task:
    task: Task | None = await uow.session.scalar(query.options(*whole()))
    if task is None:
        raise NotFound("There is no such task, or it is a colleague's.")
    return task


async def refuse_leaving_with_open_tasks(uow: UnitOfWork, user_id: UUID) -> None:
    """A check of staff.hooks.LeavingChecks. Raises OpenTasksHang."""
    count = await uow.session.scalar(
        sa.select(sa.func.count()).where(Task.assignee_id == user_id, Task.state == TaskState.OPEN)
    )
    if count:
        raise OpenTasksHang(
            f"{count} open tasks are waiting for this user; give them to somebody else first.", count=count
        )
