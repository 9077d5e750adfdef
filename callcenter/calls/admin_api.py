"""Routes of the administrator: lines and queues."""

from uuid import UUID

from fastapi import APIRouter, status

from callcenter.calls import lines, queues
from callcenter.calls.schemas import (
    LineCreate,
    LinePatch,
    LineRead,
    LineWithSecret,
    QueueCreate,
    QueuePatch,
    QueueRead,
)
from callcenter.kernel.web import Uow
from callcenter.staff.access import CurrentAdmin

router = APIRouter(prefix="/api/admin", tags=["administration"])


@router.get("/lines")
async def list_lines(_: CurrentAdmin, uow: Uow) -> list[LineRead]:
    return [LineRead.model_validate(line) for line in await lines.list_lines(uow)]


@router.post("/lines", status_code=status.HTTP_201_CREATED)
async def create_line(body: LineCreate, _: CurrentAdmin, uow: Uow) -> LineWithSecret:
    """The secret is shown here and never again."""
    return LineWithSecret.model_validate(await lines.create_line(uow, body))


@router.patch("/lines/{line_id}")
async def change_line(line_id: UUID, body: LinePatch, _: CurrentAdmin, uow: Uow) -> LineRead:
    return LineRead.model_validate(await lines.change_line(uow, line_id, body))


@router.post("/lines/{line_id}/secret")
async def renew_secret(line_id: UUID, _: CurrentAdmin, uow: Uow) -> LineWithSecret:
    """A new secret; the phone must register with it."""
    return LineWithSecret.model_validate(await lines.renew_secret(uow, line_id))


@router.get("/queues")
async def list_queues(_: CurrentAdmin, uow: Uow) -> list[QueueRead]:
    return await queues.list_queues(uow)


@router.post("/queues", status_code=status.HTTP_201_CREATED)
async def create_queue(body: QueueCreate, _: CurrentAdmin, uow: Uow) -> QueueRead:
    return await queues.create_queue(uow, body)


@router.patch("/queues/{queue_id}")
async def change_queue(queue_id: UUID, body: QueuePatch, _: CurrentAdmin, uow: Uow) -> QueueRead:
    return await queues.change_queue(uow, queue_id, body)
