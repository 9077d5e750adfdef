"""The reasons for a pause, as administrators keep them."""

import sqlalchemy as sa

from callcenter.desk.models import PauseReason
from callcenter.desk.schemas import PauseReasonCreate, PauseReasonFull, PauseReasonPatch
from callcenter.kernel.db import UnitOfWork
from callcenter.kernel.errors import Conflict, InvalidInput, NotFound


async def list_reasons(uow: UnitOfWork) -> list[PauseReasonFull]:
    rows = await uow.session.scalars(sa.select(PauseReason).order_by(PauseReason.position, PauseReason.code))
    return [PauseReasonFull.model_validate(row) for row in rows]


async def create_reason(uow: UnitOfWork, body: PauseReasonCreate) -> PauseReasonFull:
    """Raises Conflict when the code is taken."""
    if await uow.session.get(PauseReason, body.code) is not None:
        raise Conflict(f"There is a reason {body.code} already.", error_id="code_taken", field="code")
    last = await uow.session.scalar(sa.select(sa.func.max(PauseReason.position)))
    row = PauseReason(**body.model_dump(), position=(last if last is not None else -1) + 1, is_active=True)
    uow.session.add(row)
    await uow.session.flush()
    return PauseReasonFull.model_validate(row)


async def change_reason(uow: UnitOfWork, code: str, body: PauseReasonPatch) -> PauseReasonFull:
    """A pause under way keeps the limit it began with. Raises NotFound."""
    row = await uow.session.get(PauseReason, code, with_for_update=True)
    if row is None:
        raise NotFound("There is no such pause reason.")
    for name, value in body.model_dump(exclude_unset=True).items():
        if value is not None or name == "limit_seconds":
            setattr(row, name, value)
    await uow.session.flush()
    return PauseReasonFull.model_validate(row)


async def require_reason(uow: UnitOfWork, code: str) -> None:
    """Raises InvalidInput."""
    reason = await uow.session.get(PauseReason, code)
    if reason is None or not reason.is_active:
        raise InvalidInput(
            "Choose one of the pause reasons.", field="reason", error_id="unknown_pause_reason"
        )
