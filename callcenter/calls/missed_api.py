"""Routes: missed calls."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from callcenter.calls.missed_list import MissedFilter, list_missed
from callcenter.calls.missed_rules import Fate
from callcenter.calls.schemas import MissedRead
from callcenter.kernel.pages import Page, Paging
from callcenter.kernel.web import Uow
from callcenter.staff.access import CurrentViewer

router = APIRouter(prefix="/api/missed-calls", tags=["calls"])


@router.get("")
async def show(
    viewer: CurrentViewer,
    uow: Uow,
    paging: Paging,
    fate: Fate | None = None,
    queue_id: UUID | None = None,
    number: Annotated[str, Query(max_length=40)] = "",
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
) -> Page[MissedRead]:
    """Callers whom nobody answered, newest first, each with what became of it."""
    wanted = MissedFilter(fate=fate, queue_id=queue_id, number=number, since=since, until=until)
    return await list_missed(uow, viewer, wanted, paging)
