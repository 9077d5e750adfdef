"""Exactly one bridge acts on a PBX: a lease in PostgreSQL whose epoch fences off an earlier holder.

Time is the database's, so that no holder's clock can lengthen its own lease or shorten another's.
"""

import time
from dataclasses import dataclass, field
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from callcenter.calls.models import PbxLink
from callcenter.kernel.db import UnitOfWork
from telephony.events import LinkState

LEASE = timedelta(seconds=3)
RENEW_SECONDS = 1.0
NOW = sa.func.clock_timestamp()


@dataclass(slots=True)
class Lease:
    """What a holder knows of its lease. `asked_at`: monotonic time before the last renewal was asked for."""

    pbx: str
    holder: str
    epoch: int
    asked_at: float = field(default_factory=time.monotonic)

    @property
    def is_current(self) -> bool:
        """False once another may hold it, however long this process was stopped in between."""
        return time.monotonic() < self.asked_at + LEASE.total_seconds()


async def take(uow: UnitOfWork, pbx: str, holder: str) -> int | None:
    """Take or renew the lease. Returns the epoch, or None while another holds it."""
    await uow.session.execute(
        insert(PbxLink).values(pbx=pbx, state=LinkState.LOST, version="", epoch=0).on_conflict_do_nothing()
    )
    free = sa.or_(PbxLink.holder.is_(None), PbxLink.holder == holder, PbxLink.lease_until < NOW)
    return await uow.session.scalar(
        sa.update(PbxLink)
        .where(PbxLink.pbx == pbx, free)
        .values(
            holder=holder,
            lease_until=NOW + LEASE,
            epoch=sa.case((PbxLink.holder == holder, PbxLink.epoch), else_=PbxLink.epoch + 1),
        )
        .returning(PbxLink.epoch)
    )


async def release(uow: UnitOfWork, pbx: str, holder: str) -> None:
    await uow.session.execute(
        sa.update(PbxLink).where(PbxLink.pbx == pbx, PbxLink.holder == holder).values(holder=None)
    )


async def is_held(uow: UnitOfWork, lease: Lease) -> bool:
    """Whether its holder may act now; asked in the transaction that claims an intent, which locks it till then."""
    held = await uow.session.scalar(
        sa.select(PbxLink.pbx)
        .where(
            PbxLink.pbx == lease.pbx,
            PbxLink.holder == lease.holder,
            PbxLink.epoch == lease.epoch,
            PbxLink.lease_until > NOW,
        )
        .with_for_update(read=True)
    )
    return held is not None
