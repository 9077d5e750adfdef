"""Routes: the library of scripts, and their runs."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends

from callcenter.kernel.web import Now, Uow, resource
from callcenter.people.schemas import Timezone
from callcenter.scripting import runs, service
from callcenter.scripting.facts import Company
from callcenter.scripting.models import Script
from callcenter.scripting.schemas import (
    AnswerWrite,
    CheckRead,
    DraftWrite,
    JumpWrite,
    ProblemRead,
    Rev,
    RunCreate,
    RunView,
    ScriptCreate,
    ScriptFull,
    ScriptPatch,
    ScriptRead,
    VersionFull,
)
from callcenter.staff.access import CurrentViewer, Viewer, require_role
from callcenter.staff.models import Role


async def current_author(viewer: CurrentViewer) -> Viewer:
    require_role(viewer, Role.ADMIN, Role.SUPERVISOR)
    return viewer


CurrentAuthor = Annotated[Viewer, Depends(current_author)]
OurCompany = Annotated[Company, Depends(resource(Company))]

library = APIRouter(prefix="/api/scripts", tags=["scripts"])
running = APIRouter(prefix="/api/runs", tags=["runs"])


@library.get("", response_model=list[ScriptRead])
async def list_scripts(viewer: CurrentViewer, uow: Uow) -> list[Script]:
    """All scripts by title."""
    return await service.list_scripts(uow)


@library.post("", status_code=201)
async def create_script(body: ScriptCreate, author: CurrentAuthor, uow: Uow, now: Now) -> ScriptFull:
    return await service.create_script(uow, body, now=now)


@library.get("/{script_id}")
async def get_script(script_id: UUID, author: CurrentAuthor, uow: Uow) -> ScriptFull:
    return await service.get_script(uow, script_id)


@library.get("/{script_id}/versions/{version}")
async def get_version(script_id: UUID, version: int, author: CurrentAuthor, uow: Uow) -> VersionFull:
    return await service.get_version(uow, script_id, version)


@library.patch("/{script_id}")
async def change_script(
    script_id: UUID, body: ScriptPatch, author: CurrentAuthor, uow: Uow, now: Now
) -> ScriptFull:
    return await service.change_script(uow, script_id, body, now=now)


@library.put("/{script_id}/draft")
async def save_draft(
    script_id: UUID, body: DraftWrite, author: CurrentAuthor, uow: Uow, now: Now
) -> ScriptFull:
    """Save the draft as it is, problems and all."""
    return await service.save_draft(uow, script_id, body, now=now)


@library.post("/{script_id}/check")
async def check_draft(script_id: UUID, author: CurrentAuthor, uow: Uow) -> CheckRead:
    """What keeps the draft from being published; an empty list when nothing does."""
    return CheckRead(
        problems=[ProblemRead.of(problem) for problem in await service.check_draft(uow, script_id)]
    )


@library.post("/{script_id}/publish", response_model=ScriptRead)
async def publish(script_id: UUID, author: CurrentAuthor, uow: Uow, now: Now) -> Script:
    """Make the draft what new runs begin with."""
    return await service.publish(uow, script_id, author.user_id, now=now)


@library.post("/{script_id}/archive", response_model=ScriptRead)
async def archive(script_id: UUID, author: CurrentAuthor, uow: Uow, now: Now) -> Script:
    """Begin no more runs with it."""
    return await service.archive(uow, script_id, now=now)


@running.post("")
async def open_run(
    body: RunCreate, viewer: CurrentViewer, uow: Uow, now: Now, company: OurCompany, tz: Timezone = "UTC"
) -> RunView:
    """Begin the script of a contact, or go on where it stopped. `tz`: the zone whose day is today."""
    today = now.astimezone(ZoneInfo(tz)).date()
    return await runs.open_run(uow, viewer, body, company=company, today=today, now=now)


@running.get("/{run_id}")
async def get_run(run_id: UUID, viewer: CurrentViewer, uow: Uow) -> RunView:
    return await runs.get_run(uow, viewer, run_id)


@running.post("/{run_id}/answer")
async def give_answer(run_id: UUID, body: AnswerWrite, viewer: CurrentViewer, uow: Uow, now: Now) -> RunView:
    """Save an answer; one that does not fit is not taken, and `error` of its item says why."""
    return await runs.give_answer(uow, viewer, run_id, body, now=now)


@running.post("/{run_id}/next")
async def next_page(run_id: UUID, body: Rev, viewer: CurrentViewer, uow: Uow, now: Now) -> RunView:
    """Turn to the next page, or finish; an incomplete page stays, and `error` of its items says why."""
    return await runs.turn(uow, viewer, run_id, body.rev, "next", now=now)


@running.post("/{run_id}/back")
async def back(run_id: UUID, body: Rev, viewer: CurrentViewer, uow: Uow, now: Now) -> RunView:
    return await runs.turn(uow, viewer, run_id, body.rev, "back", now=now)


@running.post("/{run_id}/end")
async def end_politely(run_id: UUID, body: Rev, viewer: CurrentViewer, uow: Uow, now: Now) -> RunView:
    """Turn to the polite end, whatever is still unanswered."""
    return await runs.turn(uow, viewer, run_id, body.rev, "end", now=now)


@running.post("/{run_id}/jump")
async def jump(run_id: UUID, body: JumpWrite, viewer: CurrentViewer, uow: Uow, now: Now) -> RunView:
    """Open one of `pages`."""
    return await runs.jump_to(uow, viewer, run_id, body.rev, body.page, now=now)


router = APIRouter()
router.include_router(library)
router.include_router(running)
