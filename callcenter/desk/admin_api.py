"""Routes for those who keep the rules of the desk, and for those who read its hours."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from callcenter.desk import pause_reasons, sheets
from callcenter.desk.schemas import PauseReasonCreate, PauseReasonFull, PauseReasonPatch, TimeSheet
from callcenter.kernel.web import Now, Uow
from callcenter.staff.access import CurrentAdmin, CurrentViewer

router = APIRouter(prefix="/api", tags=["desk"])


@router.get("/admin/pause-reasons")
async def list_reasons(_: CurrentAdmin, uow: Uow) -> list[PauseReasonFull]:
    return await pause_reasons.list_reasons(uow)


@router.post("/admin/pause-reasons", status_code=status.HTTP_201_CREATED)
async def create_reason(body: PauseReasonCreate, _: CurrentAdmin, uow: Uow) -> PauseReasonFull:
    return await pause_reasons.create_reason(uow, body)


@router.patch("/admin/pause-reasons/{code}")
async def change_reason(code: str, body: PauseReasonPatch, _: CurrentAdmin, uow: Uow) -> PauseReasonFull:
    return await pause_reasons.change_reason(uow, code, body)


@router.get("/desk/timesheet")
async def time_sheet(
    viewer: CurrentViewer,
    uow: Uow,
    now: Now,
    since: Annotated[datetime, Query(alias="from")],
    until: Annotated[datetime, Query(alias="to")],
    user_id: UUID | None = None,
) -> TimeSheet:
    """My own hours; a supervisor's team's; an administrator's everyone's."""
    return await sheets.time_sheet(uow, viewer, user_id or viewer.user_id, since=since, until=until, now=now)
