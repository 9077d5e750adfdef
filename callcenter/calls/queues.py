"""Queues: which numbers lead to them, who answers them, what script opens."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from callcenter.calls.lines import ENDPOINTS
from callcenter.calls.models import Queue, QueueMember
from callcenter.calls.schemas import MemberRead, MemberWrite, QueueCreate, QueuePatch, QueueRead
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, NotFound
from callcenter.kernel.ids import new_id
from callcenter.kernel.live import changed

LOADED = selectinload(Queue.members).joinedload(QueueMember.user)


class QueueNotFound(NotFound):
    id = "queue_not_found"


async def list_queues(uow: UnitOfWork) -> list[QueueRead]:
    queues = await uow.session.scalars(sa.select(Queue).options(LOADED).order_by(Queue.title).limit(500))
    return [to_read(queue) for queue in queues]


async def create_queue(uow: UnitOfWork, body: QueueCreate) -> QueueRead:
    """Raises Conflict when the name or a number is taken."""
    if await uow.session.scalar(sa.select(sa.exists().where(Queue.name == body.name))):
        raise Conflict(f"There is a queue named {body.name} already.", error_id="name_taken", field="name")
    await _require_free(uow, body.dids, other_than=None)
    queue = Queue(id=new_id(), **body.model_dump(exclude={"members"}))
    uow.session.add(queue)
    await uow.session.flush()
    await _set_members(uow, queue.id, body.members)
    return await _saved(uow, queue.id)


async def change_queue(uow: UnitOfWork, queue_id: UUID, body: QueuePatch) -> QueueRead:
    """Raises QueueNotFound, Conflict."""
    queue = await uow.session.get(Queue, queue_id, with_for_update=True)
    if queue is None:
        raise QueueNotFound("There is no such queue any more.")
    changes: dict[str, Any] = body.model_dump(exclude_unset=True, exclude={"members"})
    await _require_free(uow, changes.get("dids") or [], other_than=queue_id)
    for name, value in changes.items():
        setattr(queue, name, value)
    if body.members is not None:
        await _set_members(uow, queue_id, body.members)
    return await _saved(uow, queue_id)


async def _set_members(uow: UnitOfWork, queue_id: UUID, members: Sequence[MemberWrite]) -> None:
    await uow.session.execute(sa.delete(QueueMember).where(QueueMember.queue_id == queue_id))
    uow.session.add_all(
        QueueMember(queue_id=queue_id, user_id=member.user_id, penalty=member.penalty) for member in members
    )


async def _saved(uow: UnitOfWork, queue_id: UUID) -> QueueRead:
    await uow.session.flush()
    uow.emit(ENDPOINTS, {})
    changed(uow, "queue", queue_id)
    queue = await uow.session.scalar(
        sa.select(Queue).where(Queue.id == queue_id).options(LOADED).execution_options(populate_existing=True)
    )
    assert queue is not None  # flushed above
    return to_read(queue)


async def _require_free(uow: UnitOfWork, dids: Sequence[str], *, other_than: UUID | None) -> None:
    """A number leads to one queue only."""
    for did in dids:
        taken = sa.select(Queue.title).where(Queue.dids.contains([did]))
        if other_than is not None:
            taken = taken.where(Queue.id != other_than)
        title = await uow.session.scalar(taken.limit(1))
        if title is not None:
            raise Conflict(
                f"Number {did} leads to the queue {title} already.", error_id="did_taken", field="dids"
            )


def to_read(queue: Queue) -> QueueRead:
    return QueueRead(
        id=queue.id,
        name=queue.name,
        title=queue.title,
        dids=queue.dids,
        strategy=queue.strategy,
        ring_seconds=queue.ring_seconds,
        wrap_up_seconds=queue.wrap_up_seconds,
        wrap_up_mode=queue.wrap_up_mode,
        wrap_up_extensions=queue.wrap_up_extensions,
        script_id=queue.script_id,
        members=[
            MemberRead(user_id=member.user_id, name=member.user.name, penalty=member.penalty)
            for member in sorted(queue.members, key=lambda each: (each.penalty, each.user.name))
        ],
    )
