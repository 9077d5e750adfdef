"""Exactly one bridge acts on a PBX: a lease in PostgreSQL whose epoch fences off an earlier holder."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.calls.models import PbxLink
from callcenter.kernel.db import UnitOfWork
from telephony.events import LinkState

LEASE = timedelta(seconds=3)
RENEW_SECONDS = 1.0


async def take(uow: UnitOfWork, pbx: str, holder: str, now: datetime) -> int | None:
    """Take or renew the lease. Returns the epoch, or None while another holds it."""
    await uow.session.execute(
        insert(PbxLink).values(pbx=pbx, state=LinkState.LOST, version="", epoch=0).on_conflict_do_nothing()
    )
    free = sa.or_(PbxLink.holder.is_(None), PbxLink.holder == holder, PbxLink.lease_until < now)
    return await uow.session.scalar(
        sa.update(PbxLink)
        .where(PbxLink.pbx == pbx, free)
        .values(
            holder=holder,
            lease_until=now + LEASE,
            epoch=sa.case((PbxLink.holder == holder, PbxLink.epoch), else_=PbxLink.epoch + 1),
        )
        .returning(PbxLink.epoch)
    )


async def release(uow: UnitOfWork, pbx: str, holder: str) -> None:
    await uow.session.execute(
        sa.update(PbxLink).where(PbxLink.pbx == pbx, PbxLink.holder == holder).values(holder=None)
    )


async def is_held(uow: UnitOfWork, pbx: str, holder: str, epoch: int, now: datetime) -> bool:
    """Whether `holder` may act now; asked in the transaction that claims an intent."""
    link = await uow.session.get(PbxLink, pbx, with_for_update={"read": True})
    return (
        link is not None and (link.holder, link.epoch) == (holder, epoch) and (link.lease_until or now) > now
    )
