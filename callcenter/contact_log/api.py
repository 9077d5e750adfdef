"""Routes: interactions, tasks, and the words for results and purposes."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Header, Query
from pydantic import AwareDatetime, StringConstraints

from callcenter.contact_log import lists, service, tasks
from callcenter.contact_log.days import Today, When, today
from callcenter.contact_log.hooks import ClosedHooks, LinkedHooks
from callcenter.contact_log.models import (
    Channel,
    Disposition,
    InteractionDirection,
    Purpose,
    TaskState,
)
from callcenter.contact_log.schemas import (
    Close,
    Closed,
    DispositionRead,
    InteractionCreate,
    InteractionPatch,
    InteractionRead,
    PurposeRead,
    TaskCancel,
    TaskCreate,
    TaskDone,
    TaskPatch,
    TaskRead,
)
from callcenter.kernel.pages import Page, Paging
from callcenter.kernel.web import Now, Uow, resource
from callcenter.people.schemas import Timezone
from callcenter.staff.access import CurrentViewer

interaction_router = APIRouter(prefix="/api/interactions", tags=["contact log"])
task_router = APIRouter(prefix="/api/tasks", tags=["tasks"])
person_router = APIRouter(prefix="/api/people/{person_id}", tags=["people"])
reference_router = APIRouter(prefix="/api", tags=["reference"])

OnClosed = Annotated[ClosedHooks, Depends(resource(ClosedHooks))]
OnLinked = Annotated[LinkedHooks, Depends(resource(LinkedHooks))]
Key = Annotated[str | None, StringConstraints(min_length=1, max_length=100), Header(alias="Idempotency-Key")]


def viewers_day(now: Now, tz: Timezone = "UTC") -> Today:
    """`tz` is the zone of whoever looks, e.g. Europe/Kyiv."""
    return today(now, ZoneInfo(tz))


Day = Annotated[Today, Depends(viewers_day)]


@interaction_router.get("")
async def list_interactions(
    viewer: CurrentViewer,
    uow: Uow,
    page: Paging,
    person_id: UUID | None = None,
    user_id: UUID | None = None,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    channel: Channel | None = None,
    direction: InteractionDirection | None = None,
    disposition: str | None = None,
    is_open: Annotated[bool | None, Query(alias="open")] = None,
) -> Page[InteractionRead]:
    """Contacts I may see, newest first; with `person_id` those of that person by anyone."""
    wanted = lists.InteractionFilter(
        person_id=person_id,
        user_id=user_id,
        since=since,
        until=until,
        channel=channel,
        direction=direction,
        disposition=disposition,
        is_open=is_open,
    )
    return await lists.interactions(uow, viewer, wanted, page)


@interaction_router.post("", status_code=201)
async def create_interaction(
    body: InteractionCreate, viewer: CurrentViewer, uow: Uow, now: Now
) -> InteractionRead:
    """Write down a touch by hand; close it to give its result."""
    return InteractionRead.of(await service.create_interaction(uow, viewer, body, now=now))


@interaction_router.get("/{interaction_id}")
async def read_interaction(interaction_id: UUID, viewer: CurrentViewer, uow: Uow) -> InteractionRead:
    return InteractionRead.of(await service.get_interaction(uow, viewer, interaction_id))


@interaction_router.patch("/{interaction_id}")
async def change_interaction(
    interaction_id: UUID, body: InteractionPatch, viewer: CurrentViewer, uow: Uow, hooks: OnLinked
) -> InteractionRead:
    """Save what was typed so far, or say whom the contact is with."""
    return InteractionRead.of(
        await service.change_interaction(uow, viewer, interaction_id, body, hooks=hooks)
    )


@interaction_router.post("/{interaction_id}/close")
async def close_interaction(
    interaction_id: UUID,
    body: Close,
    viewer: CurrentViewer,
    uow: Uow,
    now: Now,
    day: Day,
    hooks: OnClosed,
    key: Key = None,
) -> Closed:
    """Give the result and plan the next contact, or say why there is none."""
    interaction, task = await service.close(uow, viewer, interaction_id, body, now=now, hooks=hooks, key=key)
    return Closed(interaction=InteractionRead.of(interaction), task=TaskRead.of(task, day) if task else None)


@task_router.get("")
async def list_tasks(
    viewer: CurrentViewer,
    uow: Uow,
    page: Paging,
    day: Day,
    scope: lists.TaskScope = lists.TaskScope.OWN,
    assignee_id: UUID | None = None,
    person_id: UUID | None = None,
    state: TaskState = TaskState.OPEN,
    when: When = When.ALL,
) -> Page[TaskRead]:
    """Mine, my team's or all I may plan for; with `person_id` those of that person by anyone."""
    wanted = lists.TaskFilter(
        scope=scope, assignee_id=assignee_id, person_id=person_id, state=state, when=when
    )
    return await lists.task_page(uow, viewer, wanted, page, day)


@task_router.post("", status_code=201)
async def create_task(
    body: TaskCreate, viewer: CurrentViewer, uow: Uow, now: Now, day: Day, key: Key = None
) -> TaskRead:
    return TaskRead.of(await tasks.create_task(uow, viewer, body, now=now, key=key), day)


@task_router.get("/{task_id}")
async def read_task(task_id: UUID, viewer: CurrentViewer, uow: Uow, day: Day) -> TaskRead:
    return TaskRead.of(await tasks.get_task(uow, viewer, task_id), day)


@task_router.patch("/{task_id}")
async def change_task(
    task_id: UUID, body: TaskPatch, viewer: CurrentViewer, uow: Uow, now: Now, day: Day
) -> TaskRead:
    """Change what is sent; `changed_meanwhile` when a colleague was faster."""
    return TaskRead.of(await tasks.change_task(uow, viewer, task_id, body, now=now), day)


@task_router.post("/{task_id}/done")
async def finish_task(
    task_id: UUID, body: TaskDone, viewer: CurrentViewer, uow: Uow, now: Now, day: Day
) -> TaskRead:
    return TaskRead.of(await tasks.finish_task(uow, viewer, task_id, comment=body.comment, now=now), day)


@task_router.post("/{task_id}/cancel")
async def cancel_task(
    task_id: UUID, body: TaskCancel, viewer: CurrentViewer, uow: Uow, now: Now, day: Day
) -> TaskRead:
    return TaskRead.of(await tasks.cancel_task(uow, viewer, task_id, reason=body.reason, now=now), day)


@person_router.get("/interactions")
async def interactions_of_person(
    person_id: UUID, viewer: CurrentViewer, uow: Uow, page: Paging
) -> Page[InteractionRead]:
    """The whole history with this person, by anyone here."""
    return await lists.interactions(uow, viewer, lists.InteractionFilter(person_id=person_id), page)


@person_router.get("/tasks")
async def tasks_of_person(
    person_id: UUID, viewer: CurrentViewer, uow: Uow, page: Paging, day: Day, state: TaskState | None = None
) -> Page[TaskRead]:
    """Everything promised to this person, by anyone here."""
    wanted = lists.TaskFilter(person_id=person_id, state=state)
    return await lists.task_page(uow, viewer, wanted, page, day)


@reference_router.get("/dispositions", response_model=list[DispositionRead])
async def list_dispositions(viewer: CurrentViewer, uow: Uow) -> list[Disposition]:
    """The results a contact can have; those of direction `machine` are written by the service only."""
    return await lists.dispositions(uow)


@reference_router.get("/purposes", response_model=list[PurposeRead])
async def list_purposes(viewer: CurrentViewer, uow: Uow) -> list[Purpose]:
    return await lists.purposes(uow)


router = APIRouter()
for part in (interaction_router, task_router, person_router, reference_router):
    router.include_router(part)
