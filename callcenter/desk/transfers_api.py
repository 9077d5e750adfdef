"""Routes: transfers, parking and tones of one's own call."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel, StringConstraints

from callcenter.desk import transfers
from callcenter.desk.api import ThePlan
from callcenter.desk.transfers import TransferBody, TransferTarget
from callcenter.kernel.web import Now, Uow
from callcenter.staff.access import CurrentViewer

router = APIRouter(prefix="/api", tags=["desk"])


class Tones(BaseModel):
    digits: Annotated[str, StringConstraints(pattern=r"^[0-9A-D*#]{1,20}$")]


@router.get("/transfer-targets")
async def list_targets(viewer: CurrentViewer, uow: Uow) -> list[TransferTarget]:
    """Colleagues' phones with what they do now."""
    return await transfers.targets(uow, viewer.user_id)


@router.post("/calls/{call_id}/transfer", status_code=status.HTTP_202_ACCEPTED)
async def transfer(
    call_id: UUID, body: TransferBody, viewer: CurrentViewer, uow: Uow, now: Now, plan: ThePlan
) -> None:
    """Give my call away, blindly or after asking. One transfer of a call at a time."""
    await transfers.transfer(uow, call_id, body, user_id=viewer.user_id, plan=plan, now=now)


@router.post("/calls/{call_id}/transfer/complete", status_code=status.HTTP_202_ACCEPTED)
async def complete(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """Leave the customer with the colleague I talk with."""
    await transfers.complete(uow, call_id, user_id=viewer.user_id, now=now)


@router.post("/calls/{call_id}/transfer/cancel", status_code=status.HTTP_202_ACCEPTED)
async def cancel(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """Back to the customer."""
    await transfers.cancel(uow, call_id, user_id=viewer.user_id, now=now)


@router.post("/calls/{call_id}/conference", status_code=status.HTTP_202_ACCEPTED)
async def meet(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """Customer, colleague and I talk all three."""
    await transfers.meet(uow, call_id, user_id=viewer.user_id, now=now)


@router.post("/calls/{call_id}/park", status_code=status.HTTP_202_ACCEPTED)
async def park(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """The customer hears music until somebody picks up."""
    await transfers.park(uow, call_id, user_id=viewer.user_id, now=now)


@router.post("/calls/{call_id}/pickup", status_code=status.HTTP_202_ACCEPTED)
async def pick_up(call_id: UUID, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """A parked customer rings at my phone."""
    await transfers.pick_up(uow, call_id, user_id=viewer.user_id, now=now)


@router.post("/calls/{call_id}/dtmf", status_code=status.HTTP_202_ACCEPTED)
async def tones(call_id: UUID, body: Tones, viewer: CurrentViewer, uow: Uow, now: Now) -> None:
    """Tones to the customer's side."""
    await transfers.tones(uow, call_id, body.digits, user_id=viewer.user_id, now=now)
