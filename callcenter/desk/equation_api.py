"""The administrator's view of the ledger equation."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from callcenter.desk import equation
from callcenter.desk.equation import Disagreement, Fault
from callcenter.kernel.pages import Page, PageRequest, Paging, encode_cursor, keyset
from callcenter.kernel.web import Now, Uow
from callcenter.staff.access import CurrentAdmin

router = APIRouter(prefix="/api/admin", tags=["administration"])

LOOK_BACK = timedelta(days=1)


class SeenByCel(BaseModel):
    at: datetime
    event: str
    channel: str
    app: str


class SeenByAmi(BaseModel):
    at: datetime
    event: str
    line: str


class Evidence(BaseModel):
    """What each feed has about the call."""

    cel: list[SeenByCel]
    ami: list[SeenByAmi]


class DisagreementRead(BaseModel):
    fault: Fault
    pbx: str
    linkedid: str
    at: datetime
    call_id: UUID | None
    evidence: Evidence


class LedgerRead(BaseModel):
    """`counts`: calls_in_cel, calls, contacts, contacts_open, and recordings_<state> for each state there is."""

    since: datetime
    until: datetime
    counts: dict[str, int]
    missing: int
    duplicate: int
    unaccounted: int
    disagreements: Page[DisagreementRead]


@router.get("/ledger")
async def read_ledger(
    _: CurrentAdmin,
    uow: Uow,
    now: Now,
    paging: Paging,
    since: Annotated[datetime | None, Query(alias="from")] = None,
) -> LedgerRead:
    """CEL, calls, contacts and recordings compared: since `from`, or for the last day."""
    found = await equation.check(uow, since=since or now - LOOK_BACK, now=now)
    here, next_cursor = _page(list(found.found), paging)
    items = [
        DisagreementRead(
            fault=each.fault,
            pbx=each.pbx,
            linkedid=each.linkedid,
            at=each.at,
            call_id=each.call_id,
            evidence=Evidence.model_validate(await equation.evidence(uow, each)),
        )
        for each in here
    ]
    return LedgerRead(
        since=found.since,
        until=found.until,
        counts=dict(found.counts),
        missing=found.missing,
        duplicate=found.duplicate,
        unaccounted=found.unaccounted,
        disagreements=Page(items=items, next_cursor=next_cursor),
    )


def _page(found: list[Disagreement], paging: PageRequest) -> tuple[list[Disagreement], str | None]:
    after = paging.after()
    if after is not None:
        at, fault, linkedid = keyset(after, datetime, str, str)
        found = [each for each in found if each.key > (at, fault, linkedid)]
    here = found[: paging.limit]
    return here, encode_cursor(here[-1].key) if len(found) > len(here) else None
