"""Interactions: opened with a call or by hand, saved while typed, closed with a result and a next step."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from callcenter.contact_log import tasks
from callcenter.contact_log.closing import NextStep, NoStep, PlannedStep, require_complete
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.contact_log.models import (
    Channel,
    Disposition,
    Interaction,
    InteractionDirection,
    Task,
    TaskState,
)
from callcenter.contact_log.reference import BY_MACHINE
from callcenter.contact_log.schemas import (
    Close,
    InteractionCreate,
    InteractionPatch,
    NextNone,
    NextTask,
    TaskCreate,
)
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound
from callcenter.kernel.live import changed
from callcenter.people.models import Person
from callcenter.people.sight import Loading, brief, may_see, person_in_sight
from callcenter.staff.access import Viewer, visible_to


def whole() -> Loading:
    """Loads what an InteractionRead shows."""
    return (
        joinedload(Interaction.person).options(*brief()),
        joinedload(Interaction.user),
        selectinload(Interaction.recordings),
    )


class AlreadyClosed(Conflict):
    id = "already_closed"


async def open_call_interaction(
    uow: UnitOfWork,
    *,
    call_id: UUID,
    user_id: UUID | None,
    direction: InteractionDirection,
    number: str,
    person_id: UUID | None,
    task_id: UUID | None,
    at: datetime,
) -> Interaction:
    """The contact of this call and agent. The first agent takes over the one that waited for nobody yet."""
    known = await uow.session.scalars(
        sa.select(Interaction)
        .where(
            Interaction.call_id == call_id,
            sa.true() if user_id is None else _of_or_for(user_id),
        )
        .order_by(Interaction.user_id.is_(None), Interaction.id)
        .limit(1)
        .with_for_update()
    )
    interaction = known.one_or_none()
    if interaction is not None:
        if interaction.user_id is None and user_id is not None:
            interaction.user_id = user_id
            changed(uow, "interaction", interaction.id, interaction.person_id)
        return interaction
    interaction = Interaction(
        channel=Channel.CALL,
        call_id=call_id,
        user_id=user_id,
        direction=direction,
        number=number,
        person_id=person_id,
        task_id=task_id,
        opened_at=at,
    )
    uow.session.add(interaction)
    await uow.session.flush()
    changed(uow, "interaction", interaction.id, person_id)
    return interaction


def _of_or_for(user_id: UUID) -> sa.ColumnElement[bool]:
    return sa.or_(Interaction.user_id == user_id, Interaction.user_id.is_(None))


async def recent_of_person(uow: UnitOfWork, person_id: UUID, limit: int = 3) -> list[Interaction]:
    """The last contacts with this person, by anyone in the house."""
    found = await uow.session.scalars(
        sa.select(Interaction)
        .where(Interaction.person_id == person_id)
        .order_by(Interaction.opened_at.desc(), Interaction.id.desc())
        .limit(limit)
        .options(joinedload(Interaction.user))
    )
    return list(found)


async def open_tasks_of_person(uow: UnitOfWork, person_id: UUID, limit: int = 5) -> list[Task]:
    """What is promised to this person, by anyone, soonest first."""
    found = await uow.session.scalars(
        sa.select(Task)
        .where(Task.person_id == person_id, Task.state == TaskState.OPEN)
        .order_by(Task.due_at, Task.id)
        .limit(limit)
        .options(*tasks.whole())
    )
    return list(found)


async def link_person(uow: UnitOfWork, interaction_id: UUID, person_id: UUID) -> Interaction:
    """Say whom the contact was with. Raises NotFound."""
    interaction = await uow.session.get(Interaction, interaction_id, with_for_update=True)
    if interaction is None:
        raise NotFound("There is no such contact.")
    if interaction.person_id != person_id:
        interaction.person_id = person_id
        await uow.session.flush()
        changed(uow, "interaction", interaction_id, person_id)
    return interaction


async def link_new_person(
    uow: UnitOfWork, viewer: Viewer, interaction_id: UUID, person_id: UUID, *, hooks: LinkedHooks
) -> None:
    """A handler of people.hooks.CreatedHooks. Raises NotFound, AlreadyClosed."""
    interaction = await _open_for_change(uow, viewer, interaction_id)
    await _link(uow, interaction, person_id, hooks)


async def _link(uow: UnitOfWork, interaction: Interaction, person_id: UUID, hooks: LinkedHooks) -> None:
    if interaction.person_id == person_id:
        return
    await link_person(uow, interaction.id, person_id)
    for handler in hooks.handlers:
        await handler(uow, interaction)


def interaction_in_sight(viewer: Viewer) -> sa.ColumnElement[bool]:
    """Own, the team's or all; and the history, by anyone, of a person I may see."""
    return sa.or_(
        visible_to(viewer, Interaction.user_id),
        Interaction.person_id.in_(sa.select(Person.id).where(may_see(viewer))),
    )


async def get_interaction(uow: UnitOfWork, viewer: Viewer, interaction_id: UUID) -> Interaction:
    """Raises NotFound also for what is not the viewer's to see."""
    interaction = await uow.session.scalar(
        sa.select(Interaction)
        .where(Interaction.id == interaction_id, interaction_in_sight(viewer))
        .options(*whole())
        .execution_options(populate_existing=True)
    )
    if interaction is None:
        raise NotFound("There is no such contact, or it is a colleague's.")
    return interaction


async def create_interaction(
    uow: UnitOfWork, viewer: Viewer, wanted: InteractionCreate, *, now: datetime
) -> Interaction:
    """Write down a touch by hand; it stays open until its result is given. Raises NotFound, InvalidInput."""
    await person_in_sight(uow, viewer, wanted.person_id)
    await tasks.require_reference(uow, person_id=None, purpose=wanted.purpose)
    if wanted.opened_at is not None and wanted.opened_at > now:
        raise InvalidInput("A contact in the future is a task; plan one instead.", field="opened_at")
    fields = wanted.model_dump() | {"opened_at": wanted.opened_at or now}
    interaction = Interaction(**fields, user_id=viewer.user_id)
    uow.session.add(interaction)
    await uow.session.flush()
    changed(uow, "interaction", interaction.id, interaction.person_id)
    return await get_interaction(uow, viewer, interaction.id)


async def change_interaction(
    uow: UnitOfWork, viewer: Viewer, interaction_id: UUID, wanted: InteractionPatch, *, hooks: LinkedHooks
) -> Interaction:
    """Save what was typed so far. Raises NotFound, AlreadyClosed, InvalidInput."""
    interaction = await _open_for_change(uow, viewer, interaction_id)
    fields = wanted.model_dump(exclude_unset=True)
    person_id = fields.pop("person_id", None)
    may_be_empty = ("purpose", "impression")
    fields = {name: new for name, new in fields.items() if new is not None or name in may_be_empty}
    await tasks.require_reference(uow, person_id=person_id, purpose=fields.get("purpose"))
    for name, new in fields.items():
        setattr(interaction, name, new)
    await uow.session.flush()
    if person_id is not None:
        await _link(uow, interaction, person_id, hooks)
    changed(uow, "interaction", interaction_id, interaction.person_id)
    return await get_interaction(uow, viewer, interaction_id)


async def close(
    uow: UnitOfWork,
    viewer: Viewer,
    interaction_id: UUID,
    wanted: Close,
    *,
    now: datetime,
    hooks: ClosedHooks,
    key: str | None = None,
) -> tuple[Interaction, Task | None]:
    """Give the result and the next step. The same `key` again gives the same answer.

    Raises NotFound, AlreadyClosed, DispositionRequired, NextStepRequired, DueInPast, InvalidInput, Forbidden.
    """
    interaction = await _for_change(uow, viewer, interaction_id)
    if interaction.closed_at is not None:
        if key is None or interaction.close_key != key:
            raise _already_closed(interaction)
        return await _closed(uow, viewer, interaction)
    require_complete(wanted.disposition, _step(wanted), now=now)
    await _require_disposition(uow, wanted.disposition)
    task = await _plan(uow, viewer, interaction, wanted.next, now)
    for name, new in wanted.model_dump(exclude={"next"}, exclude_none=True).items():
        setattr(interaction, name, new)
    interaction.user_id = interaction.user_id or viewer.user_id
    interaction.next_task_id = task.id if task else None
    interaction.no_next_reason = wanted.next.reason if isinstance(wanted.next, NextNone) else None
    interaction.closed_at, interaction.close_key = now, key
    await _keep_promise(uow, interaction, now)
    await uow.session.flush()
    for handler in hooks.handlers:
        await handler(uow, interaction, now)
    changed(uow, "interaction", interaction_id, interaction.person_id)
    return await _closed(uow, viewer, interaction)


def _step(wanted: Close) -> NextStep | None:
    match wanted.next:
        case NextTask(due_at=due_at, is_all_day=is_all_day):
            return PlannedStep(due_at, is_all_day)
        case NextNone(reason=reason):
            return NoStep(reason)
        case None:
            return None


async def _plan(
    uow: UnitOfWork, viewer: Viewer, interaction: Interaction, step: NextTask | NextNone | None, now: datetime
) -> Task | None:
    """The next step belongs to the person of the contact and to whoever had it, unless said otherwise."""
    if not isinstance(step, NextTask):
        return None
    defaults = {"person_id": interaction.person_id, "assignee_id": interaction.user_id}
    missing = {name: value for name, value in defaults.items() if getattr(step, name) is None}
    plain = TaskCreate(**step.model_dump(exclude={"kind"}) | missing)
    return await tasks.create_task(uow, viewer, plain, now=now)


async def _keep_promise(uow: UnitOfWork, interaction: Interaction, now: datetime) -> None:
    """The task this contact was made for is done: what follows is the next step."""
    if interaction.task_id is None:
        return
    task = await uow.session.get(Task, interaction.task_id, with_for_update=True)
    if task is not None and task.state is TaskState.OPEN:
        tasks.end(task, TaskState.DONE, interaction.gist, now)
        changed(uow, "task", task.id, task.person_id)


async def close_by_machine(
    uow: UnitOfWork, interaction: Interaction, *, disposition: str, no_next_reason: str, at: datetime
) -> None:
    """Close what no person can give a result for; what is closed stays as it was."""
    if interaction.closed_at is not None:
        return
    interaction.disposition, interaction.no_next_reason, interaction.closed_at = (
        disposition,
        no_next_reason,
        at,
    )
    await uow.session.flush()
    changed(uow, "interaction", interaction.id, interaction.person_id)


async def _closed(
    uow: UnitOfWork, viewer: Viewer, interaction: Interaction
) -> tuple[Interaction, Task | None]:
    """The task is loaded last: it shows more of their common person than the interaction does."""
    interaction = await get_interaction(uow, viewer, interaction.id)
    task = await tasks.loaded(uow, interaction.next_task_id) if interaction.next_task_id else None
    return interaction, task


async def _require_disposition(uow: UnitOfWork, code: str | None) -> None:
    found = await uow.session.get(Disposition, code)
    if found is None or not found.is_active or found.direction == BY_MACHINE:
        raise InvalidInput("There is no such result; choose another.", field="disposition")


async def _open_for_change(uow: UnitOfWork, viewer: Viewer, interaction_id: UUID) -> Interaction:
    interaction = await _for_change(uow, viewer, interaction_id)
    if interaction.closed_at is not None:
        raise _already_closed(interaction)
    return interaction


def _already_closed(interaction: Interaction) -> AlreadyClosed:
    return AlreadyClosed("This contact is closed already.", closed_at=str(interaction.closed_at))


async def _for_change(uow: UnitOfWork, viewer: Viewer, interaction_id: UUID) -> Interaction:
    interaction = await uow.session.scalar(
        sa.select(Interaction)
        .where(Interaction.id == interaction_id, visible_to(viewer, Interaction.user_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if interaction is None:
        raise NotFound("There is no such contact, or it is a colleague's.")
    return interaction
