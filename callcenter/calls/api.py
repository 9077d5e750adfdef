"""Routes: the call history."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from callcenter.calls import history
from callcenter.calls.schemas import CallFull, CallRead
from callcenter.kernel.pages import Page, Paging
from callcenter.kernel.web import Uow
from callcenter.staff.access import CurrentViewer
from telephony.events import Direction, EndReason

router = APIRouter(prefix="/api/calls", tags=["calls"])


@router.get("")
async def list_calls(
    viewer: CurrentViewer,
    uow: Uow,
    paging: Paging,
    direction: Direction | None = None,
    agent_id: UUID | None = None,
    queue_id: UUID | None = None,
    person_id: UUID | None = None,
    number: Annotated[str, Query(max_length=40)] = "",
    end_reason: EndReason | None = None,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
) -> Page[CallRead]:
    """Calls within the viewer's sight, newest first."""
    wanted = history.CallFilter(
        direction=direction,
        agent_id=agent_id,
        queue_id=queue_id,
        person_id=person_id,
        number=number,
        end_reason=end_reason,
        since=since,
        until=until,
    )
    return await history.list_calls(uow, viewer, wanted, paging)


@router.get("/{call_id}")
async def get_call(call_id: UUID, viewer: CurrentViewer, uow: Uow) -> CallFull:
    """One call with its timeline."""
    return await history.get_call(uow, viewer, call_id)
